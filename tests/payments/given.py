"""Made-up books with an account, invoices, and statements that were read in."""

from datetime import date

from corcom.payments import actions
from corcom.payments.models import BankEntry
from corcom.people.readers import reader_of
from corcom.record.lens import today
from corcom.record.trail import Act
from tests.finance.books import ask_for, category, fund, state, the_unit
from tests.payments.files import Booking, camt

SENT = date(2018, 1, 10)


def read_in(*bookings: Booking, **more: str):
    """The statements that held something new."""
    return actions.read_in(the_unit(), fund(), actions.File("made-up.xml", camt(*bookings, **more)))


def entries() -> list[BankEntry]:
    return list(BankEntry.objects.everything().select_related("statement__fund").order_by("pk"))


def judged(iso3: str, year: int = 2018, **more) -> actions.Judged:
    return actions.Judged(state(iso3), category(more.pop("category_id", "7a")), year, **more)


def invoice(iso3: str, amount: int, year: int = 2018):
    """An invoice of the made-up unit."""
    return ask_for(iso3, amount, SENT.replace(year=year), year)


def acting(user, why: str = "made up") -> Act:
    return Act(user.actor, why, reader_of(user, today()))
