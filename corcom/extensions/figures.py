"""Figures on stockpile destruction and clearance."""

from corcom.duties.book import StatePosition
from corcom.extensions.models import Completion
from corcom.figures.catalogue import Count, Day, figure
from corcom.figures.standing import counted
from corcom.treaty import Position, Standing

OPEN = (Standing.continuing, Standing.due, Standing.overdue)
STOCKS = ("stockpiles", "completions", "extension_decisions")
AREAS = ("contamination", "completions", "extension_decisions")
PARTIES = "participation.in_force"


@figure(
    "stockpiles.open",
    label="States Parties with stocks to destroy",
    of=PARTIES,
    tables=STOCKS,
    duty="stockpile_destruction",
    said_as=(
        "States Parties: stock* to destroy",
        "States Parties: obligations article 3",
        "States Parties: obligations stockpile",
    ),
)
def stockpiles_open(day: Day) -> Count:
    """Stocks on record and their destruction not known to be complete (Article 3)."""
    return _open(day.duty("stockpile_destruction"))


@figure(
    "stockpiles.complete",
    label="States Parties that destroyed their stocks",
    of=PARTIES,
    tables=STOCKS,
    duty="stockpile_destruction",
    said_as=("States Parties: destroyed stock*", "States Parties: completed destruction stock*"),
)
def stockpiles_complete(day: Day) -> Count:
    """Destruction of stocks declared complete (Article 3)."""
    return counted(day.duty("stockpile_destruction"), Standing.fulfilled)


@figure(
    "clearance.open",
    label="States Parties with areas to clear",
    of=PARTIES,
    tables=AREAS,
    duty="clearance",
    said_as=(
        "States Parties: area* to clear",
        "States Parties: obligations article 4",
        "States Parties: obligations clearance",
        "States Parties: contaminated|contamination",
    ),
)
def clearance_open(day: Day) -> Count:
    """Contaminated areas on record and their clearance not known to be complete (Article 4)."""
    return _open(day.duty("clearance"))


@figure(
    "clearance.complete",
    label="States Parties that cleared their areas",
    of=PARTIES,
    tables=AREAS,
    duty="clearance",
    said_as=("States Parties: cleared area*|land", "States Parties: completed clearance"),
)
def clearance_complete(day: Day) -> Count:
    """Clearance declared complete (Article 4)."""
    return counted(day.duty("clearance"), Standing.fulfilled)


@figure(
    "extensions.to_file",
    label="States Parties with a request for more time still to file, if they need one",
    of=PARTIES,
    tables=("extension_requests", "meetings"),
    duty="extension_request",
)
def extensions_to_file(day: Day) -> Count:
    """A deadline ahead, the work open, and the filing date not passed (Articles 3(5) and 4(6))."""
    return counted(day.duty("extension_request"), Standing.due)


def _open(positions: list[StatePosition]) -> Count:
    """Work before a State: also where its deadline has passed and no decision on more time was seen."""
    found = [p for p in positions if p.position.standing in OPEN or _undecided(p.position)]
    states = frozenset(p.state for p in found)
    unknown = frozenset(p.state for p in positions if p.position.standing is Standing.no_record)
    facts = frozenset(fact for p in found for fact in p.position.facts)
    return Count(states, unknown - states, facts)


def _undecided(position: Position) -> bool:
    """A deadline is on record, and no completion that may have come first."""
    if position.standing is not Standing.no_record or position.due is None:
        return False
    return not any(fact.startswith(f"{Completion.csv_table}/") for fact in position.facts)
