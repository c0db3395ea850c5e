"""Who is who in a paper: the offices, themes and persons behind the words with which it names speakers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from corcom.reading.findings import Delegation, Item, Owner
from corcom.reading.names import Case, Mention, Names, Party, folded, words
from corcom.reading.vocabulary import HONORIFIC

OF_THEME = re.compile(
    r"^['’]?\s+(?:on|of|for|in\s+charge\s+of)\s+(?:the\s+)?(?P<theme>[A-Z][\w&/-]*(?:\s+(?:and"
    r"|&|of|on|the|[A-Z][\w&/-]*))*)"
)
THEME_BEFORE = re.compile(r"(?P<theme>[A-Z][\w&/-]*(?:\s+(?:and|&|of|[A-Z][\w&/-]*))*)\s+(?:thematic\s+)?$")
NUMBERED_MEETING = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s?(?:MSP|RC|CSP|COP)\b", re.IGNORECASE)
IN_BRACKETS = re.compile(r"\(([^()]*)\)\s*$")
FIRST_LETTERS = 2
LONGEST_TAG = 4
GROUP_CODES = {
    "coordinators": "COORDINATORS",
    "cochairs": "COORDINATORS",
    "coordinator": "COORDINATORS",
    "states": "STATES",
}
GROUP_NAMES = {
    "COORDINATORS": "Coordinators",
    "STATES": "States Parties",
    "CORCOM": "Coordination Committee members",
}


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody named in a sentence: where, who that is, and whether several."""

    start: int
    end: int
    owners: tuple[Owner, ...]
    kind: str
    plural: bool = False


@dataclass(slots=True)
class Theme:
    """A theme by its words, and who coordinates it."""

    words: list[str]
    owners: list[Owner] = field(default_factory=list)


class Cast:
    """The offices and themes of one paper."""

    def __init__(
        self,
        names: Names,
        delegations: Sequence[Delegation],
        items: Iterable[Item],
        head: str,
        convention: str | None,
        body: str | None,
    ) -> None:
        self.names = names
        self._unknown = Names(
            (),
            [
                (d.delegation, Party(None, d.delegation, d.kind), Case.CAPITAL)
                for d in delegations
                if not d.code
            ],
        )
        self._delegations = {d.code or d.delegation: d for d in delegations}
        self._convention, self._body = convention, body or ""
        self._persons = dict(_surnames(delegations))
        self.themes: list[Theme] = []
        self._roles_from(delegations, items)
        self.offices = self._offices(delegations, head)

    def _roles_from(self, delegations: Sequence[Delegation], items: Iterable[Item]) -> None:
        """Themes from roles in the list, and from headings such as 'Victim Assistance (Ireland & Spain)'."""
        for delegation in delegations:
            if delegation.role and delegation.role.startswith("Coordinator, "):
                self._add_theme(delegation.role.removeprefix("Coordinator, "), self.owner_of(delegation))
        for item in items:
            for code in self.in_heading(item.title):
                theme = IN_BRACKETS.sub("", item.title).strip()
                if (known := self._delegations.get(code.party or "")) and not known.role:
                    known.role = f"Coordinator, {theme}"
                self._add_theme(theme, code)

    def _add_theme(self, name: str, owner: Owner) -> None:
        spoken = theme_words(name)
        theme = next((theme for theme in self.themes if theme.words == spoken), None)
        if theme is None:
            self.themes.append(theme := Theme(spoken))
        if owner.party not in {known.party for known in theme.owners}:
            theme.owners.append(owner)

    def in_heading(self, title: str) -> list[Owner]:
        """The States that a heading names in brackets at its end."""
        found = IN_BRACKETS.search(title)
        if not found:
            return []
        named = [m for m in self.names.find(found[1]) if m.party.kind in {"state", "organisation"}]
        rest = found[1]
        for mention in named:
            rest = rest.replace(mention.party.name, "")
        return (
            []
            if re.sub(r"\b(?:and|the)\b|\W", "", rest)
            else [self.owner(mention.party) for mention in named]
        )

    def _offices(self, delegations: Sequence[Delegation], head: str) -> dict[str, tuple[Owner, ...]]:
        found: dict[str, tuple[Owner, ...]] = {}
        for delegation in delegations:
            for office in _offices_of((delegation.role or "").lower(), delegation.kind):
                found.setdefault(office, (self.owner_of(delegation),))
        if "president" not in found and "chair" in found:
            found["president"] = found["chair"]
        if "president" not in found and (presiding := self._presiding(head)):
            found["president"] = (presiding,)
        found.setdefault("chair", found.get("president", ()))
        found.setdefault("director", found.get("secretariat", ()))
        unit = (
            Party("ISU", "ISU", "secretariat")
            if "ISU" in head
            else Party("SECRETARIAT", "Secretariat", "secretariat")
        )
        found.setdefault("secretariat", found.get("executive", (self.owner(unit),)))
        found.setdefault("director", found["secretariat"])
        return {office: owners for office, owners in found.items() if owners}

    def _presiding(self, text: str) -> Owner | None:
        """The State whose Presidency the paper speaks of, or whose ambassador presides."""
        for found in re.finditer(
            r"\b(?:chaired|presided\s+over|opened|convened)\s+by\b|\bPresiden(?:t|cy)\b"
            r"|\bChair(?:person|man)?\b",
            text,
        ):
            after = text[found.end() : found.end() + 120].split(".  ")[0]
            for mention in self.names.find(after):
                if mention.party.kind == "state" and mention.start < 60:
                    return self.owner(mention.party)
            if person := next(iter(self.persons_in(after)), None):
                return person.owners[0]
        return None

    def owner_of(self, delegation: Delegation) -> Owner:
        return Owner(delegation.code or delegation.delegation, delegation.delegation, delegation.role)

    def owner(self, party: Party) -> Owner:
        """A State or organisation as owner, with its part in this meeting."""
        code = party.code or party.name
        if code == "ISU" and self._convention:
            code = f"ISU-{self._convention}"
        known = self._delegations.get(code) or self._delegations.get(party.code or "")
        role = (
            known.role
            if known
            else {"organisation": "observer", "secretariat": "secretariat"}.get(party.kind)
        )
        return Owner(code, known.delegation if known else party.name, role)

    def group(self, kind: str) -> Owner:
        """A group as owner: all Coordinators, the Committee, the Bureau, the States Parties."""
        code = GROUP_CODES.get(kind)
        if code is None:
            bureau = "ureau" in self._body or kind == "bureau"
            code = (
                ("COP-BUREAU" if "COP" in self._body or self._convention == "UNCCD" else "BUREAU")
                if bureau
                else (
                    "CORCOM"
                    if re.search(r"coordinat", self._body, re.IGNORECASE) or not self._body
                    else "COMMITTEE"
                )
            )
        return Owner(code, GROUP_NAMES.get(code, self._body or "Committee"), "group")

    def concerned(self, title: str) -> tuple[Owner, ...]:
        """Whose item it is: the States that the heading names in brackets, or who coordinates its theme."""
        return tuple(self.in_heading(title)) or self.theme(title)

    def leading(self, title: str) -> tuple[Owner, ...]:
        """Who leads an item by its heading: 'Update by the President', 'Remarks from the ISU'."""
        for actor in self.actors(title, ()):
            if re.search(r"\b(?:by|from)\s+(?:the\s+)?$", title[: actor.start]) and actor.kind != "group":
                return actor.owners
        return ()

    def theme(self, text: str) -> tuple[Owner, ...]:
        """Who coordinates the theme that this text names or shortens: 'Stock. Destruct.', 'VA'."""
        spoken = theme_words(text)
        fitting = [theme for theme in self.themes if spoken and shortens(spoken, theme.words)]
        return tuple(fitting[0].owners) if fitting else ()

    def persons_in(self, text: str) -> Iterator[Actor]:
        """Persons named with an honorific whose family name is on the list."""
        for found in HONORIFIC.finditer(text):
            end = found.end()
            for word in re.finditer(r"\s+([^\W\d_][\w'’-]*)", text[found.end() : found.end() + 60]):
                if not word[1][0].isupper():
                    break
                end = found.end() + word.end()
                if known := self._persons.get(folded(word[1])):
                    yield Actor(found.start(), end, (self.owner_of(known),), "person")
                    break

    def actors(self, text: str, here: Sequence[Owner]) -> list[Actor]:
        """Everybody that a sentence names, in order; `here` are the Coordinators of the item."""
        found: list[Actor] = list(self.persons_in(text))
        mentions = sorted([*self.names.find(text), *self._unknown.find(text)])
        for index, mention in enumerate(mentions):
            if any(a.start < mention.end and mention.start < a.end for a in found):
                continue
            if actor := self._actor(text, mentions, index, here):
                found.append(actor)
        return sorted(found, key=lambda actor: actor.start)

    def _actor(self, text: str, mentions: list[Mention], index: int, here: Sequence[Owner]) -> Actor | None:
        start, end, party = mentions[index]
        kind = party.kind
        if kind in {"state", "organisation", "secretariat"}:
            return Actor(start, end, (self.owner(party),), kind)
        before = mentions[index - 1] if index else None
        if (
            before
            and before.party.kind not in {"office", "group"}
            and re.fullmatch(r"['’]?s?\s+", text[before.end : start])
        ):
            return Actor(before.start, end, (self.owner(before.party),), "state")
        office = party.code or ""
        if kind == "office":
            return Actor(start, end, self._holders(office, text, mentions, index), "office")
        if office.startswith(("coordinator", "cochairs")):
            return self._coordinators(text, mentions, index, here)
        return Actor(start, end, (self.group(office),), "group", plural=True)

    def _holders(self, office: str, text: str, mentions: list[Mention], index: int) -> tuple[Owner, ...]:
        """Who holds the office; 'the 8MSP presidency, Nicaragua' is not the one of this meeting."""
        start, end, party = mentions[index]
        after = mentions[index + 1] if index + 1 < len(mentions) else None
        if after and after.party.kind == "state" and re.fullmatch(r",?\s+\(?", text[end : after.start]):
            return (self.owner(after.party),)
        number = NUMBERED_MEETING.search(text[max(start - 10, 0) : start])
        if office == "president" and number:
            for delegation in self._delegations.values():
                told = NUMBERED_MEETING.search(delegation.role or "")
                if told and told[1] == number[1]:
                    return (self.owner_of(delegation),)
        return self.offices.get(office, (Owner(None, party.name, party.name),))

    def _coordinators(self, text: str, mentions: list[Mention], index: int, here: Sequence[Owner]) -> Actor:
        start, end, party = mentions[index]
        plural = party.code != "coordinator"
        after = mentions[index + 1] if index + 1 < len(mentions) else None
        if after and after.party.kind == "state" and re.fullmatch(r",?\s+\(?", text[end : after.start]):
            named = [after.party]
            for mention in mentions[index + 2 :]:
                if mention.party.kind != "state" or not re.fullmatch(
                    r",?\s*(?:and|&)?\s*", text[after.end : mention.start]
                ):
                    break
                named.append(mention.party)
                after = mention
            return Actor(start, after.end, tuple(map(self.owner, named)), "state", len(named) > 1)
        if (told := OF_THEME.match(text[end:])) and (owners := self.theme(told["theme"])):
            return Actor(start, end + told.end(), owners, "theme", plural)
        if (told := THEME_BEFORE.search(text[:start])) and (owners := self.theme(told["theme"])):
            return Actor(start - len(told[0]), end, owners, "theme", plural)
        if here:
            return Actor(start, end, tuple(here), "theme", plural)
        return Actor(start, end, (self.group("coordinators"),), "group", plural)

    def tagged(self, tag: str, here: Sequence[Owner]) -> tuple[Owner, ...]:
        """Who speaks under a tag such as '(Coord. Stock. Destruct.)', 'Pres. Des.' or 'Norway'."""
        whole = self.names.whole(tag) or self._unknown.whole(tag)
        if whole and whole.kind in {"state", "organisation", "secretariat"}:
            return (self.owner(whole),)
        spoken = words(tag)
        if office := _office_of_tag(spoken):
            return self.offices.get(office, (Owner(None, tag, tag),))
        if any(word.startswith("coord") for word in spoken):
            theme = " ".join(
                word for word in spoken if not word.startswith(("coord", "co")) or word.startswith("coop")
            )
            return self.theme(theme) or tuple(here) or (self.group("coordinators"),)
        if person := next(self.persons_in(tag), None):
            return person.owners
        named = [m for m in self.names.find(tag) if m.party.kind in {"state", "organisation", "secretariat"}]
        if named and len(" ".join(m.party.name for m in named)) > 0.6 * len(tag):
            return tuple(self.owner(m.party) for m in named)
        if any(m.party.kind == "group" for m in self.names.find(tag)) and len(spoken) < 4:
            return tuple(self.group(m.party.code or "") for m in self.names.find(tag))
        return ()


def _surnames(delegations: Sequence[Delegation]) -> Iterator[tuple[str, Delegation]]:
    """Every longer word of every name but the first, which is a given name."""
    for delegation in delegations:
        for person in delegation.persons:
            for word in person.name.split()[1:] or [person.name]:
                if len(word) > 3:
                    yield folded(word.strip(".,")), delegation


def _offices_of(role: str, kind: str) -> Iterator[str]:
    if "presiden" in role and re.search(r"designate|elect|incoming|vice", role):
        if "vice" not in role:
            yield "designate"
    elif "presiden" in role and not re.search(r"former|outgoing|past", role):
        yield "president"
    if "chair" in role and "vice" not in role:
        yield "chair"
    if "exec" in role:
        yield "executive"
    if kind == "secretariat" or role.startswith("secretar"):
        yield "secretariat"


def _office_of_tag(spoken: Sequence[str]) -> str | None:
    if len(spoken) > LONGEST_TAG:
        return None
    if any(word.startswith("pres") for word in spoken):
        return (
            "designate"
            if any(word.startswith(("des", "elect", "incoming")) for word in spoken)
            else "president"
        )
    if spoken and spoken[0].startswith("exec"):
        return "executive"
    if any(word in {"chair", "chairperson", "chairman", "chairwoman"} for word in spoken):
        return "chair"
    if any(word in {"director", "secretariat"} for word in spoken):
        return "director"
    return None


def theme_words(text: str) -> list[str]:
    """The words by which a theme is known; British and American spelling are one."""
    left_out = {"and", "of", "the", "on", "for", "in", "measures", "convention", "to"}
    return [word.replace("z", "s") for word in words(text) if word not in left_out]


def shortens(spoken: Sequence[str], theme: Sequence[str]) -> bool:
    """Whether each spoken word begins a word of the theme, in order, or is made of its first letters."""
    if (
        len(spoken) == 1
        and len(spoken[0]) >= FIRST_LETTERS
        and spoken[0] == "".join(word[0] for word in theme)
    ):
        return True
    rest = iter(theme)
    return all(
        len(word) >= FIRST_LETTERS
        and any(known.startswith(word) or (len(word) > 5 and word.startswith(known[:6])) for known in rest)
        for word in spoken
    )
