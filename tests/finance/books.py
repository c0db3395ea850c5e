"""Made-up books of States that do not exist: a fund, categories, payments. None of it is on any real record."""

from datetime import date
from decimal import Decimal

from corcom.finance import actions
from corcom.finance.models import ContributionCategory, Fund
from corcom.record.lens import Lens, today
from corcom.record.reader import THE_UNIT
from corcom.record.trail import Act
from corcom.register.models import State
from tests.recorded import fictional, party

NAMES = {
    "RUR": "Ruritania",
    "FRE": "Freedonia",
    "GRA": "Grand Streslau",
    "SYL": "Syldavia",
    "BOR": "Borduria",
}
YEAR = 2018


def the_unit(why: str = "made up") -> Act:
    return Act("unit", why, THE_UNIT)


def unit_lens(as_at: date | None = None) -> Lens:
    return Lens(as_at or today(), today(), THE_UNIT)


def opened_books() -> None:
    """Five States Parties, the two funds, three categories."""
    fictional(**NAMES)
    for iso3 in NAMES:
        party(iso3)
    category_set()


def category_set() -> None:
    """The two funds and the three categories, of which one comes on top."""
    fund("isu", "CHF")
    fund("meetings", "USD")
    for key, expected in (("7a", True), ("7b", True), ("7c", False)):
        label = f"{key[0]}({key[1]})"
        ContributionCategory.objects.create(id=key, label=label, expected=expected)


def fund(name: str = "isu", currency: str = "CHF") -> Fund:
    found, _made = Fund.objects.everything().get_or_create(
        id=name, defaults={"label": name, "currency": currency}
    )
    return found


def category(name: str = "7a") -> ContributionCategory:
    return ContributionCategory.objects.everything().get(pk=name)


def state(iso3: str) -> State:
    return State.objects.everything().get(pk=iso3)


def sum_of(iso3: str, amount: int, category_id: str = "7a", year: int = YEAR, currency: str = "CHF", **more):
    kept = fund(more.pop("of", "isu"))
    return actions.Sum(state(iso3), kept, category(category_id), year, currency, amount, **more)


def pay(iso3: str, amount: int, on: date, category_id: str = "7a", year: int = YEAR, **more):
    known = {"currency", "rate", "rate_source", "of"}
    given = sum_of(iso3, amount, category_id, year, **{k: v for k, v in more.items() if k in known})
    rest = {k: v for k, v in more.items() if k not in known}
    return actions.record_contribution(the_unit(), actions.Payment(given, on, **rest))


def pledge(iso3: str, amount: int, on: date, **more):
    expected = more.pop("expected", "")
    return actions.record_pledge(the_unit(), sum_of(iso3, amount, **more), on, expected)


def ask_for(iso3: str, amount: int, on: date, year: int = YEAR, due: date | None = None):
    number = f"{iso3}-{year}-{on:%m%d}"
    return actions.record_call(the_unit(), state(iso3), fund(), year, amount, number, on, due)


def budget(*amounts: int, year: int = YEAR, stage: str = "approved", on: str = "2017-09-06", **more):
    lines = tuple((f"Line {number}", amount) for number, amount in enumerate(amounts, start=1))
    return actions.record_budget(
        the_unit(), actions.BudgetDraft(fund(more.pop("of", "isu")), year, stage, on, lines, **more)
    )


POUNDS = {"currency": "GBP", "rate": Decimal("1.25"), "rate_source": "made-up table of rates"}
