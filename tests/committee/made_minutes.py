"""Minutes made by the actions that take them, at a meeting of States that do not exist."""

from dataclasses import dataclass, field
from datetime import date
from uuid import uuid4

from corcom.committee import agenda
from corcom.committee.attending import Person, enter_delegation, enter_person, note_presence
from corcom.committee.closing import close_minutes
from corcom.committee.minutes_written import Written, written
from corcom.committee.models import Item, Mandate, Meeting, Minutes, Passage
from corcom.committee.queries import meeting
from corcom.committee.taking import Said, open_minutes, save_passage
from corcom.people.models import User
from corcom.people.readers import reader_of
from corcom.record.lens import Lens, today
from corcom.record.reader import THE_UNIT
from corcom.record.trail import Act
from tests.people.persons import person
from tests.recorded import fictional, put

HELD = date(2026, 3, 10)
COMING = date(2026, 5, 12)
STATES = {
    "WMK": "Westmark",
    "NRL": "Norlandia",
    "BRG": "Bergonia",
    "SUD": "Sudonian Isles",
    "TRN": "Tarnland",
}
TERM = "2025/2027"


@dataclass
class Made:
    """A Committee, a meeting of it, and minutes in the taking."""

    unit: User
    president: User
    member: User
    minutes: Minutes
    items: dict[str, Item] = field(default_factory=dict)

    def act(self, user: User | None = None, reason: str = "made up") -> Act:
        """What somebody does today; the unit where nobody is named."""
        who = user or self.unit
        return Act(who.actor, reason, reader_of(who, today()))

    def lens(self, user: User | None = None) -> Lens:
        """Today, for the eyes of somebody; of the unit where nobody is named."""
        return Lens(today(), today(), reader_of(user, today()) if user else THE_UNIT)

    @property
    def meeting(self) -> Meeting:
        found = meeting(self.lens(), "CC-2026-03-10")
        assert found is not None
        return found

    def note(self, item: str, written: str) -> Passage:
        """Type a passage under an item, as the notation has it."""
        said = Said(uuid4(), written, self.items[item].pk)
        return save_passage(self.act(), self.minutes, said, 0)

    def close(self) -> None:
        """What ends the taking."""
        close_minutes(self.act(), self.minutes, why="made up")
        self.again()

    def again(self) -> Minutes:
        """The minutes as they stand now."""
        self.minutes = Minutes.objects.everything().get(pk=self.minutes.pk)
        return self.minutes

    def written(self, user: User | None = None) -> Written:
        """The minutes as somebody may see them."""
        found = written(self.lens(user), self.meeting)
        assert found is not None
        return found


def committee() -> None:
    """Five States of which four hold an office, and two meetings of the Committee."""
    fictional(**STATES)
    put(Mandate, "wmk-office", TERM, state_id="WMK", office="president", period="this term")
    for code, theme in (("NRL", "Universalization"), ("BRG", "Universalization"), ("SUD", "Reporting")):
        office = {"office": "coordinator", "theme": theme, "period": "this term"}
        put(Mandate, f"{code.lower()}-office", TERM, state_id=code, **office)
    common = {"body": "committee", "title": "Meeting of the Coordination Committee", "circle": "public"}
    more = {"times": "12:30-14:30", "place": "Palais of Streslau", "presided_by_id": "WMK"}
    put(Meeting, "CC-2026-03-10", HELD.isoformat(), code="CC-2026-03-10", status="held", **common, **more)
    put(Meeting, "CC-2026-05-12", COMING.isoformat(), code="CC-2026-05-12", status="planned", **common)


def persons() -> tuple[User, User, User]:
    """One of the unit, one of the Presidency, one of a Coordinator."""
    seat = {"in_committee": True}
    return person("unit"), person("delegate", "WMK", **seat), person("delegate", "NRL", **seat)


TITLES = ("Opening", "Adoption of the Minutes", "Reports of the Coordinators", "Any Other Business")


def begun() -> Made:
    """The Committee, its agenda, and minutes that were opened."""
    committee()
    unit, president, member = persons()
    act = Act(unit.actor, "made up", reader_of(unit, today()))
    first = meeting(Lens(today(), today(), THE_UNIT), "CC-2026-03-10")
    assert first is not None
    items = {title: agenda.add(act, first, agenda.Draft(title=title)) for title in TITLES}
    under = items["Reports of the Coordinators"].pk
    for title, theme, lead in (
        ("Universalization", "Universalization", "Norlandia; Bergonia"),
        ("Reporting", "Reporting", "Sudonian Isles"),
    ):
        items[title] = agenda.add(act, first, agenda.Draft(title=title, theme=theme, lead=lead, parent=under))
    made = Made(unit, president, member, open_minutes(act, first), items)
    _there(made)
    return made


def _there(made: Made) -> None:
    present = {
        "WMK": ("H.E. Mr. Otto von Westen", "Ms. Ida Falk"),
        "NRL": ("Ms. Ada Nordin",),
        "BRG": ("Dr. Bo Berg",),
        "SUD": ("Ms. Sue Island",),
        "ICRC": ("Ms. Ira Cross",),
        "CMC": ("Mr. Cal Mond",),
        "ISU-CCM": ("Ms. Una Stern",),
    }
    for key, names in present.items():
        for name in names:
            enter_person(made.act(), made.minutes, key, Person(name))
    enter_delegation(made.act(), made.minutes, "Tarnland")
    note_presence(made.act(), made.minutes, "TRN", "apologies")


def taken() -> Made:
    """A whole meeting as somebody typed it, still open."""
    made = begun()
    made.note("Opening", "@Westmark: It opened the meeting and welcomed the members of the Committee.")
    made.note(
        "Universalization",
        "@Norlandia: It informed that two parliaments had begun to look at the Convention.",
    )
    made.note("Universalization", "> NRL: send the list of missions by 15 April 2026")
    made.note("Universalization", "> BRG, CMC: visit the capital of Tarnland in May 2026")
    made.note("Reporting", "There were #participation.signatories signatories.")
    made.note("Reporting", "> ISU: prepare sample pages by the next meeting")
    made.note("Reporting", "! The outline of the report was adopted.")
    made.note("Any Other Business", "> SUD: share the answer of its capital")
    return made
