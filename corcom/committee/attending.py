"""Who is at a meeting: delegations with their persons, expected, present or with apologies."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta

from django.utils.translation import gettext as _

from corcom.committee.being_taken import RIGHT, beat, demand_open, lens_of, meeting_of
from corcom.committee.minutes_written import Delegation, day_of, delegations, setting_of
from corcom.committee.models import Mandate, Meeting, Minutes, Participant
from corcom.committee.queries import attendance, committee_meetings, mandates
from corcom.committee.understood import Party, party
from corcom.reading.vocabulary import HONORIFIC
from corcom.record.actions import action
from corcom.record.lens import Lens
from corcom.record.reader import PRESIDENCY
from corcom.record.refusal import Refusal
from corcom.record.trail import Act, Line, write_line
from corcom.register.queries import find

Presence = Participant.Presence
TABLE = "participants"
BESIDE_STATES = {"ICRC": "ICRC", "CMC": "CMC", "UNODA": "UNODA", "ISU-CCM": "ISU CCM"}
"""Who sits in the Committee and is no State, in the order of the house form: names by code."""
LATELY = timedelta(days=400)
"""Who was at the last meeting is expected again if that was not longer ago."""
OFFICES = (Mandate.Office.PRESIDENT, Mandate.Office.PRESIDENT_DESIGNATE, Mandate.Office.COORDINATOR)


@dataclass(frozen=True, slots=True)
class Person:
    """A person as somebody notes them: `name` with the title before it."""

    name: str
    remote: bool = False
    left_at: time | None = None

    @property
    def parted(self) -> tuple[str, str]:
        """The title and the name: 'H.E. Ms.' and the rest."""
        text = " ".join(self.name.split())
        found = HONORIFIC.match(text)
        return (found[0].strip(), text[found.end() :].strip()) if found else ("", text)


def expect(lens: Lens, meeting: Meeting, minutes: Minutes) -> None:
    """Enter the members of the Committee, inside the action that opens the minutes: nobody is present yet."""
    day = day_of(meeting, minutes)
    before = _last_time(lens, meeting, day)
    rows = []
    for place, (code, name, role) in enumerate(_expected(lens, day, before), 1):
        known = before[code].persons if code in before else ()
        for person in known or (None,):
            row = Participant(meeting_id=meeting.pk, position=place, delegation=name, code=code, role=role)
            row.circle, row.presence = PRESIDENCY, Presence.EXPECTED
            if person:
                row.honorific, row.name = person.honorific, person.name
            rows.append(row)
    Participant.objects.bulk_create(rows)


@action(RIGHT)
def note_presence(act: Act, minutes: Minutes, key: str, presence: str) -> None:
    """Note that a delegation is present, or sent its apologies."""
    demand_open(minutes)
    if presence not in Presence.values:
        raise Refusal(_("Choose: present or apologies."))
    for row in _rows(minutes, key):
        row.presence = presence
        row.save(update_fields=["presence"])
    _note(act, minutes, "note_presence", {"delegation": key, "presence": presence})


@action(RIGHT)
def enter_delegation(act: Act, minutes: Minutes, text: str, role: str = "") -> Participant:
    """Enter a delegation that was not expected, by name or code; it is present."""
    demand_open(minutes)
    if not text.strip():
        raise Refusal(_("Say which delegation: its name, or its code."))
    found: Party = party(" ".join(text.split()), setting_of(lens_of(act), meeting_of(act, minutes), minutes))
    if _there(minutes, found.code or found.name):
        raise Refusal(_("This delegation is on the list already."))
    places = _all(minutes)
    row = Participant(
        meeting_id=minutes.meeting_id,
        position=max((one.rows[0].position for one in places), default=0) + 1,
        delegation=found.name[:80],
        code=found.code,
        role=role[:120],
        presence=Presence.PRESENT,
        circle=minutes.circle,
    )
    row.save(force_insert=True)
    _note(act, minutes, "enter_delegation", {"delegation": found.code})
    return row


@action(RIGHT)
def change_role(act: Act, minutes: Minutes, key: str, role: str) -> None:
    """Say what a delegation is in the Committee: President, Coordinator of what, observer."""
    demand_open(minutes)
    for row in _rows(minutes, key):
        row.role = " ".join(role.split())[:120]
        row.save(update_fields=["role"])
    _note(act, minutes, "change_role", {"delegation": key})


@action(RIGHT)
def remove_delegation(act: Act, minutes: Minutes, key: str) -> None:
    """Take a delegation off the list: it is no member, or was entered by mistake."""
    demand_open(minutes)
    for row in _rows(minutes, key):
        row.delete()
    _note(act, minutes, "remove_delegation", {"delegation": key})


@action(RIGHT)
def enter_person(act: Act, minutes: Minutes, key: str, person: Person) -> Participant:
    """Note a person of a delegation, which is thereby present."""
    demand_open(minutes)
    rows = _rows(minutes, key)
    if any(row.name and row.name.casefold() == person.parted[1].casefold() for row in rows):
        raise Refusal(_("This person is on the list already."))
    row = next((row for row in rows if not row.name), None) or _beside(rows[0])
    for one in rows:
        Participant.objects.everything().filter(pk=one.pk).update(presence=Presence.PRESENT)
    row.presence = Presence.PRESENT
    _fill(row, person)
    row.save()
    _note(act, minutes, "enter_person", {"delegation": key})
    return row


@action(RIGHT)
def change_person(act: Act, minutes: Minutes, row: Participant, person: Person) -> None:
    """Correct a person's name, or note that they take part from afar, or when they left."""
    demand_open(minutes)
    _fill(row, person)
    row.save(update_fields=["honorific", "name", "remote", "left_at"])
    _note(act, minutes, "change_person", {"delegation": row.code})


@action(RIGHT)
def remove_person(act: Act, minutes: Minutes, row: Participant) -> None:
    """Take a person off the list; the delegation stays, if without names."""
    demand_open(minutes)
    if len(_rows(minutes, row.code or row.delegation)) > 1:
        row.delete()
    else:
        row.honorific, row.name, row.remote, row.left_at = "", "", False, None
        row.save(update_fields=["honorific", "name", "remote", "left_at"])
    _note(act, minutes, "remove_person", {"delegation": row.code})


def _expected(lens: Lens, day: date, before: dict[str, Delegation]) -> Iterator[tuple[str, str, str]]:
    """Code, name and role: the Presidency, the States with an office by name, then who is no State."""
    roles = _roles(lens.on(day))
    others = [one for one in before.values() if one.code not in roles and one.code not in BESIDE_STATES]
    states = {code: _name(code) for code in roles} | {one.key: one.name for one in others}
    for code in sorted(states, key=lambda code: (not _presides(roles.get(code, "")), states[code])):
        yield code if find(code) else "", states[code], roles.get(code) or before[code].role
    for code, name in BESIDE_STATES.items():
        yield code, before[code].name if code in before else name, ""


def _roles(lens: Lens) -> dict[str, str]:
    """What each State is in the Committee, in words: its offices in the order of the house."""
    held: dict[str, list[tuple[int, str]]] = {}
    for mandate in mandates(lens):
        if mandate.office in OFFICES:
            label = str(Mandate.Office(mandate.office).label)
            said = f"{label}, {mandate.theme}" if mandate.theme else label
            held.setdefault(mandate.state_id, []).append((OFFICES.index(mandate.office), said))
    return {code: "; ".join(said for _rank, said in sorted(set(roles))) for code, roles in held.items()}


def _presides(role: str) -> bool:
    return role.split(";")[0] == Mandate.Office.PRESIDENT.label


def _name(code: str) -> str:
    state = find(code)
    return state.name if state else code


def _last_time(lens: Lens, meeting: Meeting, day: date) -> dict[str, Delegation]:
    """The delegations of the Committee's last meeting, by key: as noted, or as on record."""
    earlier = (
        m for m in committee_meetings(lens) if m.on_latest and m.on_latest < day and m.pk != meeting.pk
    )
    last = next(earlier, None)
    if last is None or last.on_latest is None or day - last.on_latest > LATELY:
        return {}
    noted = list(Participant.objects.through(lens).filter(meeting_id=last.pk))
    rows = noted or [
        Participant(
            position=place, delegation=row.delegation, code=row.state_id or row.delegation, role=row.role
        )
        for place, row in enumerate(attendance(lens, last.pk), 1)
    ]
    return {one.key: one for one in delegations(rows)}


def _all(minutes: Minutes) -> tuple[Delegation, ...]:
    return delegations(Participant.objects.everything().filter(meeting_id=minutes.meeting_id))


def _there(minutes: Minutes, key: str) -> bool:
    return any(one.key == key for one in _all(minutes))


def _rows(minutes: Minutes, key: str) -> list[Participant]:
    found = next((one for one in _all(minutes) if one.key == key), None)
    if found is None:
        raise Refusal(_("This delegation is not on the list any more: load the page anew."))
    return list(found.rows)


def _beside(row: Participant) -> Participant:
    """One more row of the same delegation."""
    return Participant(
        meeting_id=row.meeting_id,
        position=row.position,
        delegation=row.delegation,
        code=row.code,
        role=row.role,
        circle=row.circle,
    )


def _fill(row: Participant, person: Person) -> None:
    title, name = person.parted
    if not name:
        raise Refusal(_("Write a name."))
    if len(title) > 40 or len(name) > 120:
        raise Refusal(_("This name is too long."))
    row.honorific, row.name, row.remote, row.left_at = title, name, person.remote, person.left_at


def _note(act: Act, minutes: Minutes, name: str, after: dict[str, str]) -> None:
    beat(minutes)
    write_line(act, Line(name, TABLE, minutes.meeting.code, after=after))
