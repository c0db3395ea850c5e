"""Made-up minutes for tests: a meeting today, a Presidency and members, whoever takes the minutes."""

from datetime import timedelta
from uuid import uuid4

from corcom.committee.agenda import Draft, add
from corcom.committee.minutes_written import written
from corcom.committee.models import Mandate, Meeting
from corcom.committee.queries import meeting
from corcom.committee.taking import Said, open_minutes, save_passage
from corcom.people.readers import reader_of
from corcom.record.lens import Lens, today
from corcom.record.reader import THE_UNIT
from corcom.record.trail import Act
from tests.people.persons import person
from tests.recorded import fictional, put

CODE = "CC-1"


def committee() -> Meeting:
    """A meeting of today, one next month, and a Committee of three States."""
    fictional(RUR="Ruritania", FRE="Freedonia", SYL="Syldavia")
    term = f"{today().year - 1}/{today().year + 1}"
    put(Mandate, "syl", term, state_id="SYL", office="president", period="this term")
    for code, theme in (("RUR", "Victim assistance"), ("FRE", "Universalization")):
        put(Mandate, code, term, state_id=code, office="coordinator", theme=theme, period="this term")
    common = {"body": "committee", "status": "convened", "title": "Meeting of the Coordination Committee"}
    next_month = (today() + timedelta(days=30)).isoformat()
    put(Meeting, "CC-2", next_month, code="CC-2", **common)
    put(Meeting, CODE, today().isoformat(), code=CODE, **common)
    return the_meeting()


def the_meeting() -> Meeting:
    """The meeting as its steps have left it."""
    found = meeting(eyes(), CODE)
    assert found is not None
    return found


def eyes(user=None) -> Lens:
    """The lens of somebody today; of the unit, if of nobody in particular."""
    return Lens(today(), today(), reader_of(user, today()) if user else THE_UNIT)


def act(user, reason="minutes as they are taken") -> Act:
    """What somebody does today."""
    return Act(user.actor, reason, reader_of(user, today()))


class Taking:
    """Minutes being taken by one of the unit; `items` are those of the agenda."""

    def __init__(self) -> None:
        self.meeting = committee()
        self.user = person("unit")
        self.items = [add(self.act, self.meeting, Draft(title=title)) for title in ("Opening", "Reports")]
        self.minutes = open_minutes(self.act, self.meeting)

    @property
    def act(self) -> Act:
        return act(self.user)

    def say(self, text, based_on=0, name=None, item=None, after=None):
        """Save a passage under the first item, or another."""
        said = Said(name or uuid4(), text, (item or self.items[0]).pk, after)
        return save_passage(self.act, self.minutes, said, based_on)

    def now(self):
        """The minutes as they stand."""
        found = written(eyes(), the_meeting())
        assert found is not None
        return found
