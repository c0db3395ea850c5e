"""Who speaks, and whom a sentence is about: what pronouns and left-out subjects stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corcom.reading.cast import Actor, Cast
from corcom.reading.cue import ADVERBS, AGENT, AIM, AUDIENCE, CHAIR, OBJECT, SPEAKER, Cue
from corcom.reading.findings import Owner

Owners = tuple[Owner, ...]
REPORTING = (
    r"informed|regretted|appreciated|commended|praised|referred|remarked|commented|warned"
    r"|cautioned|insisted|elaborated|continued|sent|stated|states|said|says|reported|reports"
    r"|added|adds|noted|notes|indicated"
    r"|indicates|explained|announced|confirmed|confirms|highlighted|emphasi[sz]ed|stressed"
    r"|underlined|underscored"
    r"|mentioned|clarified|reiterated|reaffirmed|assured|notified|reminded|recalled|suggested"
    r"|suggests|proposed|proposes|thanked|thanks|welcomed|welcomes|expressed|acknowledged"
    r"|recogni[sz]ed|agreed|agrees"
    r"|undertook|undertakes|pledged|committed|offered|promised|asked|requested|invited"
    r"|encouraged|urged|supported|supports|wondered|briefed|presented|opened|concluded|began"
    r"|observed|responded"
    r"|replied|echoed|hoped|looked|believed|considered|drew|took|gave|provided|outlined"
    r"|introduced|updated|told|wished|congratulated|pointed|touched|guided|directed|made|moved"
    r"|declared|closed|raised|shared|described|spoke|volunteered|aimed|planned|intended|will"
    r"|would|has|had|is|was|are|were|shall"
)
SPEAKS = re.compile(
    r"^['’]?s?(?:\s+(?:representative|delegation|team|delegate"
    rf"|ambassador))?(?:\s*,[^,]{{1,160}},|\s*\([^)]*\))?\s+(?:(?:during|in|at|on|speaking|from"
    rf"|behalf|for)\s[^,.;]{{1,60}}?\s+|[^\s,]+,\s+)?(?:,?\s*(?:however|also|then|further"
    rf"|therefore|again|in\s+turn|in\s+(?:her|his|its)\s+\w+),?\s+)*{ADVERBS}(?:{REPORTING})\b",
    re.IGNORECASE,
)
BEHALF = re.compile(
    r"\b(?:on\s+)?behalf\s+of\s+(?:the\s+|its\s+|her\s+|his\s+"
    r"|all\s+)*(?:\w+\s+){0,3}?Co-?ordinators\b|\bon\s+behalf\s+of\s+(?:both|the\s+two)\b",
    re.IGNORECASE,
)
GAP = re.compile(
    r"^['’]?s?(?:\s+(?:representative|delegation|team|delegate|members?|itself|themselves"
    rf"|colleagues|office|director|staff|side))*(?:\s*\([^)]*\))?(?:\s*,[^,]{{1,120}},)?"
    rf"(?:\s+(?:during|in|at|on|for)\s+(?!behalf)[^,.;]{{1,45}}?)?\s*(?:(?:who|which"
    rf"|that)\s+)?{ADVERBS}(?:(?:has|have|had|is|are|was|were|did|does|do|be"
    rf"|been)\s+)?{ADVERBS}$",
    re.IGNORECASE,
)
LED_BY = re.compile(
    r"\b(?:with|from|by|to|for|under|against|towards|about|than|between|among)\s+(?:(?:the|all"
    r"|its|their|other|both)\s+)*$",
    re.IGNORECASE,
)
PRONOUN = re.compile(
    rf"\b(?P<who>he|she|s/he|he/she|they|it|we|I|who)\s+{ADVERBS}(?:(?:has|have|had|is|are|was"
    rf"|were|all|both)\s+)?{ADVERBS}$",
    re.IGNORECASE,
)
GO_ON = re.compile(
    rf"(?:\b(?:and|but|or|as\s+well\s+as)|[,;:]|^|\)|[.-])\s*(?:\bthat\s+)?(?:\bto\s+which\s+)?{ADVERBS}$",
    re.IGNORECASE,
)
RELATIVE = re.compile(rf"\b(?:that|which|who)\s+{ADVERBS}$", re.IGNORECASE)
AGENT_AFTER = re.compile(
    r"\b(?:hosted|organi[sz]ed|convened|led|prepared|chaired|sent|presented|submitted"
    r"|circulated|delivered|drafted|provided)\s+(?:jointly\s+)?by\b",
    re.IGNORECASE,
)
OTHERS = re.compile(r"\b(?:all|other|fellow)\s+$", re.IGNORECASE)
THEY = re.compile(r"\s*(?:also\s+|both\s+|together[^,]{0,20},\s*)?they\b", re.IGNORECASE)
SOURCE = re.compile(r"(?<!received )\b(?:from|by)\s+(?:the\s+|all\s+|other\s+)*", re.IGNORECASE)
THERE = re.compile(r"\bthere\s+(?:is|are|was|were)\s+$", re.IGNORECASE)
OF_A_THING = re.compile(
    r"\b(?:events?|sessions?|meetings?|activities|issues|steps|areas|tasks|priorities|actions?"
    r"|work|things|points|questions|documents?|matters)\s+(?:that\s+|which\s+)?(?:the\s+"
    r"|all\s+)?$",
    re.IGNORECASE,
)
TOLD = re.compile(
    r"\b(?:inform|stat|sa(?:id|ys)|report|add|not|indicat|explain|announc|confirm|highlight"
    r"|emphasi|stress|under|mention|clarif|reiterat|reaffirm|assur|remind|recall|suggest"
    r"|propos|agreed|decided|hope|request|ask|believ|recommend|conclud|repl|respond|expect"
    r"|likely)\w*\b[^.;]{0,80}$",
    re.IGNORECASE,
)


WITHOUT_SUBJECT = re.compile(
    rf"\W*(?:then\s+|also\s+)?(?:{REPORTING}|made|declared)\b(?!\s+by)", re.IGNORECASE
)
"""'Thanked the members ...': who speaks goes on."""


class Scene:
    """What has been said so far under one item."""

    def __init__(self, cast: Cast, here: Sequence[Owner], leading: Owners = ()) -> None:
        self.cast, self.here = cast, tuple(here)
        self.speaker: Owners = leading
        self.person: Owners = ()
        self.several: Owners = tuple(here) if len(here) > 1 else ()
        self.tag: Owners = ()
        self.actors: list[Actor] = []
        self.text = ""

    def begin_paragraph(self, tag: Owners | None) -> None:
        """A tag names who speaks; without one, who spoke last goes on."""
        if tag:
            self.speaker, self.person, self.tag = tag, tag, tag
        else:
            self.tag = ()

    def begin_sentence(self, text: str) -> None:
        """Finds who the sentence is about."""
        self.text = text
        around = self._singular(self.cast.actors(text, self.here))
        self.actors = around
        if WITHOUT_SUBJECT.match(text):
            return
        main = next((actor for actor in around if self._speaks(actor)), None)
        if main is None:
            return
        owners = main.owners
        if (BEHALF.search(text[main.end : main.end + 80]) and self.here and owners[0] in self.here) or (
            BEHALF.search(text[main.end : main.end + 80])
            and self.here
            and owners[0].party in {o.party for o in self.here}
        ):
            owners = self.here
        if len(owners) > 1 or main.plural:
            self.several = owners
        self.person = owners
        if not self.tag:
            self.speaker = owners

    def _singular(self, actors: list[Actor]) -> list[Actor]:
        """'the Coordinator' of a pair is who spoke last; 'the Coordinators' of a speaker are his own."""
        settled = []
        for actor in actors:
            if actor.kind == "theme" and not actor.plural and len(actor.owners) > 1:
                spoken = tuple(owner for owner in self.person if owner in actor.owners)
                actor = Actor(actor.start, actor.end, spoken or actor.owners, actor.kind, False)
            elif (
                actor.kind == "group"
                and actor.plural
                and actor.owners[0].party == "COORDINATORS"
                and self._own(actor)
            ):
                actor = Actor(actor.start, actor.end, self.tag, "theme", True)
            settled.append(actor)
        return settled

    def _own(self, actor: Actor) -> bool:
        before = self.text[: actor.start]
        return (
            not LED_BY.search(before)
            and not OTHERS.search(before)
            and any((owner.role or "").startswith("Coordinator") for owner in self.tag)
        )

    def _speaks(self, actor: Actor) -> bool:
        if LED_BY.search(self.text[: actor.start]) or re.search(
            r"\b(?:supporting|thanking|to|of)\s+(?:the\s+)?$", self.text[: actor.start]
        ):
            return False
        return SPEAKS.match(self.text[actor.end : actor.end + 260]) is not None

    def owners(self, cue: Cue) -> Owners:
        """Whose task it is; nobody when the sign has a subject that can do nothing."""
        if cue.owner == OBJECT:
            if THEY.match(self.text[cue.end :]):
                return self._they(cue.start)
            return self._after(cue.start, cue.end + 60) or self.committee()
        if cue.owner == AGENT:
            return self._after(cue.end, cue.end + 80) or self.speaker
        if cue.owner == AUDIENCE:
            return self._named_source(cue) or self.committee()
        if cue.owner == CHAIR:
            return self._presiding()
        if cue.owner == AIM:
            return self._aiming(cue)
        if cue.passive or cue.owner == SPEAKER:
            return self._agent(cue) or self.speaker or self._presiding()
        return self._subject(cue)

    def _aiming(self, cue: Cue) -> Owners:
        """Whose 'intention would be to ...': named before it, its source after it, or who speaks."""
        near = [
            a
            for a in self.actors
            if cue.start - 60 <= a.end <= cue.start and not LED_BY.search(self.text[: a.start])
        ]
        if near and not re.search(r"[.;]", self.text[near[-1].end : cue.start]):
            return near[-1].owners
        return self._named_source(cue) or self.person or self.speaker

    def _presiding(self) -> Owners:
        return self.cast.offices.get("president", ())

    def committee(self) -> Owners:
        """All who sit in the body that met."""
        return (self.cast.group("committee"),)

    def _after(self, start: int, end: int) -> Owners:
        found = [actor for actor in self.actors if start <= actor.start < end]
        if not found:
            return self.several if re.search(r"\bthem\b", self.text[start:end]) else ()
        first = found[0]
        joined = [first]
        for actor in found[1:]:
            if not re.fullmatch(
                r"\s*,?\s*(?:and|&|as well as)\s*(?:the\s+)?", self.text[joined[-1].end : actor.start]
            ):
                break
            joined.append(actor)
        return tuple(owner for actor in joined for owner in actor.owners)

    def _named_source(self, cue: Cue) -> Owners:
        """'feedback from the Coordinators', before the sign or after it."""
        start = max(cue.start - 60, 0)
        for found in SOURCE.finditer(self.text, start, min(cue.end + 40, len(self.text))):
            near = [actor for actor in self.actors if 0 <= actor.start - found.end() <= 12]
            if near:
                return near[0].owners
        return ()

    def _agent(self, cue: Cue) -> Owners:
        found = re.match(r"[^.;]{0,60}?\bby\s+(?:the\s+)?", self.text[cue.end : cue.end + 90])
        if found:
            at = cue.end + found.end()
            near = [actor for actor in self.actors if abs(actor.start - at) <= 5]
            if near:
                return near[0].owners
        return ()

    def _subject(self, cue: Cue) -> Owners:
        before = self.text[: cue.start]
        if found := PRONOUN.search(before):
            return self._meant(found["who"].lower(), found.start())
        for actor in reversed([actor for actor in self.actors if actor.end <= cue.start]):
            if GAP.match(before[actor.end :]):
                if LED_BY.search(before[: actor.start]):
                    continue
                if (RELATIVE.search(before) and before[actor.end :].strip()) or self._of_a_thing(actor):
                    return ()
                return self._joined_with(actor) + self._also(cue)
            if len(before) - actor.end > 170:
                break
        if GO_ON.search(before) or THERE.search(before):
            return (self.person or self.speaker) + self._also(cue)
        return ()

    def _of_a_thing(self, actor: Actor) -> bool:
        """'the sessions that members will be chairing' tells what sessions they are, and of no task."""
        before = self.text[: actor.start]
        return OF_A_THING.search(before) is not None and not (
            re.search(r"\bthat\s+\w*\s*$", before) and TOLD.search(before.rsplit(" that", 1)[0])
        )

    def _also(self, cue: Cue) -> Owners:
        """'... a briefing organised by the CMC' is a task of the CMC as well."""
        found = AGENT_AFTER.search(self.text, cue.end)
        if found is None:
            return ()
        near = [actor for actor in self.actors if 0 <= actor.start - found.end() <= 6]
        return near[0].owners if near else ()

    def _joined_with(self, actor: Actor) -> Owners:
        """'Norway and Chile will ...'."""
        owners = list(actor.owners)
        at = actor.start
        for other in reversed([a for a in self.actors if a.end < actor.start]):
            if not re.fullmatch(
                r"\s*,?\s*(?:and|&|together\s+with|as\s+well\s+as)?\s*(?:the\s+)?", self.text[other.end : at]
            ):
                break
            owners[:0] = other.owners
            at = other.start
        behalf = BEHALF.search(self.text[actor.end : actor.end + 60])
        return self.here if behalf and self.here else tuple(dict.fromkeys(owners))

    def _meant(self, pronoun: str, at: int) -> Owners:
        if pronoun in {"they", "we"}:
            return self._they(at)
        if pronoun == "who":
            named = [a for a in self.actors if a.end <= at]
            return named[-1].owners if named else ()
        if pronoun == "it":
            return self._it(at)
        return self.person or self.speaker

    def _they(self, at: int) -> Owners:
        """The last who were named as several, or whoever the sentence is about."""
        named = [a for a in self.actors if a.end <= at and self._may_be_they(a)]
        if named:
            return named[-1].owners
        if len(self.speaker) > 1:
            return self.speaker
        about = [a for a in self.actors if a.end <= at and self._speaks(a)]
        return about[0].owners if about else self.several or self.speaker

    def _may_be_they(self, actor: Actor) -> bool:
        several = actor.plural or len(actor.owners) > 1
        return several and not LED_BY.search(self.text[: actor.start]) and actor.owners[0].party != "STATES"

    def _it(self, at: int) -> Owners:
        speaking = [a for a in self.actors if a.end <= at and self._speaks(a)]
        if speaking:
            return speaking[-1].owners
        return self.person or self.speaker
