"""A country page: what binds, what is due and why, what is on record, each with its source."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corcom.committee.models import Mandate
from corcom.committee.queries import mandates
from corcom.duties.book import Book, book
from corcom.duties.queries import falling_due
from corcom.duties.tell import position_told
from corcom.duties.words import dated
from corcom.finance.models import ScaleRate
from corcom.finance.queries import rate_of
from corcom.record.lens import Lens
from corcom.register.models import Deposit, State, Withdrawal
from corcom.register.queries import find, other_treaties, under
from corcom.treaty import Participation, Position
from corcom.treaty.dates import written
from corcom.web.calendars import feed
from corcom.web.facts import Notes, line_told, office
from corcom.web.marks import PARTICIPATION_WORDS
from corcom.web.owed import owing
from corcom.web.pages import Asked, Page
from corcom.web.problems import NoSuchPage
from corcom.web.sections import sections
from corcom.web.tell import due_rows

TABLES = (
    ("deposits", gettext_lazy("Signature, deposit and withdrawal")),
    ("stockpiles", gettext_lazy("Stocks and their destruction")),
    ("contamination", gettext_lazy("Contaminated areas and clearance")),
    ("extension_decisions", gettext_lazy("Requests for more time")),
    ("reports_received", gettext_lazy("Reports")),
    ("laws", gettext_lazy("National law")),
    ("votes", gettext_lazy("Votes")),
)
AHEAD = 3 * 366


def state(asked: Asked, iso3: str) -> Page:
    """One State."""
    found = find(iso3)
    if found is None or found.iso3 != iso3:
        raise _unknown(iso3, found)
    now = book(asked.lens)
    owed = list(now.positions("ccm", asked.lens.as_at, [iso3]))
    notes = Notes(now.shelf, asked.base)
    shown, silent = sections(asked.lens, iso3, notes)
    falling = falling_due(asked.lens, AHEAD, states=[iso3])
    context = {
        "state": found,
        "lead": _lead(asked.lens, now, found),
        **owing(asked.lens, owed, notes),
        "offices": [office(m) for m in mandates(asked.lens, iso3)],
        "held": _held(asked.lens, now, iso3),
        "sections": shown,
        "silent": silent,
        "falling": due_rows(asked, falling),
        "treaties": other_treaties(asked.lens, iso3),
        "share": _share(asked.lens, found),
        "complete": _complete(now),
        "notes": [(source, dated(source.dated)) for source in notes.listed],
    }
    return Page(
        template="web/state.html",
        title=found.name,
        section="states",
        context=context,
        data=lambda: {
            "state": iso3,
            "name": found.name,
            "standing": now.sheet("ccm", iso3).participation.on(asked.lens.as_at).value,
            "duties": [position_told(p, now.shelf) for p in owed],
            "facts": [line_told(one) for section in shown for one in section.lines],
        },
        rows=lambda: (
            ("state", "duty", "label", "article", "due", "standing", "reason"),
            [_row(iso3, p.position) for p in owed],
        ),
        calendar=lambda: feed(found.name, falling, [], asked),
    )


def _unknown(iso3: str, found: State | None) -> NoSuchPage:
    if found is not None:
        return NoSuchPage(
            _("States are named by their code in capitals: {code}.").format(code=found.iso3),
            _("Go to /states/{code}/.").format(code=found.iso3),
        )
    return NoSuchPage(
        _("No State on the register has the code “{code}”.").format(code=iso3[:20]),
        _("Look for it by name in the list of States."),
    )


def _lead(lens: Lens, now: Book, found: State) -> dict[str, str]:
    sheet = now.sheet("ccm", found.iso3)
    standing = sheet.participation.on(lens.as_at)
    bound = standing in (Participation.in_force, Participation.deposited)
    force = sheet.entry_into_force if bound else None
    return {
        "standing": standing.value,
        "word": str(PARTICIPATION_WORDS[standing]),
        "since": _since(lens, now, found) if bound else "",
        "place": str(_place(lens, now, found)) if bound else "",
        "force": written(force) if force else "",
        "ahead": "yes" if force and force > lens.as_at else "",
        "left": _left(lens, now, found) if standing is Participation.withdrawn else "",
    }


def _since(lens: Lens, now: Book, found: State) -> str:
    deposits = now.shelf.of_state(Deposit, found.iso3, lens)
    return next((line_of(r.fact.on) for r in deposits if r.fact.treaty == "ccm"), "")


def _left(lens: Lens, now: Book, found: State) -> str:
    """The day on which the State ceased to be bound."""
    notices = now.shelf.of_state(Withdrawal, found.iso3, lens)
    return next((written(r.fact.takes_effect) for r in notices if r.fact.treaty == "ccm"), "")


def line_of(on: str) -> str:
    """An ISO day in words."""
    return written(date.fromisoformat(on))


def _place(lens: Lens, now: Book, found: State) -> int:
    """Which deposit it was, counted from the first; those of one day share the lowest place."""
    days = {deposit.state_id: deposit.on for deposit in under(Deposit, lens, "ccm")}
    return 1 + sum(day < days[found.iso3] for day in days.values())


def _held(lens: Lens, now: Book, iso3: str) -> list[str]:
    """The offices that the State held before the day, oldest first, each with its term."""
    terms = [r.fact for r in now.shelf.of_state(Mandate, iso3, lens)]
    over = [term for term in terms if term.on_latest and term.on_latest < lens.as_at]
    return [f"{office(m)}, {m.period}" for m in sorted(over, key=lambda m: (str(m.on_latest), m.pk))]


def _share(lens: Lens, found: State) -> str:
    """The State's rate in the scale of assessments of the day, in percent."""
    reading = rate_of(lens, found.iso3)
    if reading is None and found.un_status != "member":
        return _("Not a member of the United Nations; no rate on record.")
    if reading is None:
        return ""
    told = f"{reading.fact.rate} % ({reading.fact.period})"
    if reading.fact.kind == ScaleRate.Kind.NOTIONAL:
        return _("{told}; notional, beside the 100 % of the members").format(told=told)
    return told


def _complete(now: Book) -> list[tuple[str, str]]:
    found = ((label, now.shelf.coverage(table)) for table, label in TABLES)
    none = _("not complete to any day")
    return [(str(label), dated(coverage.complete_to) or none) for label, coverage in found if coverage]


def _row(iso3: str, position: Position) -> list[object]:
    told = (position.duty, position.label, position.article, position.due, position.standing.value)
    return [iso3, *told, str(position.reason)]
