"""The journal as accountants' programs take it: one row a posting, debit and credit apart."""

from collections.abc import Iterator

from corcom.finance.journal import Entry, journal
from corcom.finance.models import Fund
from corcom.finance.money import text_of
from corcom.record.lens import Lens

COLUMNS = (
    *("entry", "date", "account", "account_name", "debit", "credit", "currency"),
    *("state", "year", "reference", "record", "undoes"),
)

Row = tuple[object, ...]


def rows(lens: Lens, fund: Fund) -> Iterator[Row]:
    """The postings of a fund, in the order of the entries. Debit and credit of each entry are one."""
    for entry in journal(lens, fund.pk):
        for posting in entry.postings:
            (code, name), amount = posting.account, posting.amount
            sides = (text_of(amount), "") if amount >= 0 else ("", text_of(-amount))
            yield (entry.number, entry.on, code, name, *sides, fund.currency, *_about(entry))


def _about(entry: Entry) -> Row:
    told = vars(entry.of)
    reference = told.get("bank_reference") or told.get("invoice") or told.get("reference") or ""
    record = f"{entry.of.csv_table}/{entry.of.pk}"
    return (told.get("state_id", ""), told.get("year", ""), reference, record, entry.undoes or "")
