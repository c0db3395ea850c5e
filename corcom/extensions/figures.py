"""Figures on stockpile destruction and clearance."""

from corcom.figures.catalogue import Count, Day, figure
from corcom.figures.standing import counted
from corcom.treaty import Standing

OPEN = (Standing.continuing, Standing.due, Standing.overdue)
STOCKS = ("stockpiles", "completions", "extension_decisions")
AREAS = ("contamination", "completions", "extension_decisions")
PARTIES = "participation.in_force"


@figure("stockpiles.open", label="States Parties with stocks to destroy", of=PARTIES, tables=STOCKS)
def stockpiles_open(day: Day) -> Count:
    """Stocks on record and their destruction not complete (Article 3)."""
    return counted(day.duty("stockpile_destruction"), *OPEN)


@figure("stockpiles.complete", label="States Parties that destroyed their stocks", of=PARTIES, tables=STOCKS)
def stockpiles_complete(day: Day) -> Count:
    """Destruction of stocks declared complete (Article 3)."""
    return counted(day.duty("stockpile_destruction"), Standing.fulfilled)


@figure("clearance.open", label="States Parties with areas to clear", of=PARTIES, tables=AREAS)
def clearance_open(day: Day) -> Count:
    """Contaminated areas on record and their clearance not complete (Article 4)."""
    return counted(day.duty("clearance"), *OPEN)


@figure("clearance.complete", label="States Parties that cleared their areas", of=PARTIES, tables=AREAS)
def clearance_complete(day: Day) -> Count:
    """Clearance declared complete (Article 4)."""
    return counted(day.duty("clearance"), Standing.fulfilled)


@figure(
    "extensions.to_file",
    label="States Parties with a request for more time still to file, if they need one",
    of=PARTIES,
    tables=("extension_requests", "meetings"),
)
def extensions_to_file(day: Day) -> Count:
    """A deadline ahead, the work open, and the filing date not passed (Articles 3(5) and 4(6))."""
    return counted(day.duty("extension_request"), Standing.due)
