"""Bank statements as CSV: the columns are found by what banks call them, in English, French and German."""

import csv
import io
import re
from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from corcom.payments.amounts import as_written
from corcom.payments.references import IBAN, compact, is_iban
from corcom.payments.statement import Entry, Statement, checked
from corcom.record.refusal import Refusal
from corcom.register.names import folded

COLUMNS: dict[str, tuple[str, ...]] = {
    "value": (
        "valuta date",
        "value date",
        "valuta",
        "valutadatum",
        "date de valeur",
        "date valeur",
        "fecha valor",
    ),
    "booked": (
        "date",
        "booked at",
        "trade date",
        "booking date",
        "buchungsdatum",
        "datum",
        "date comptable",
        "fecha",
    ),
    "amount": ("amount", "credit debit amount", "betrag", "montant", "importe"),
    "credit": ("credit", "gutschrift", "credit amount", "abono"),
    "debit": ("debit", "lastschrift", "belastung", "debit amount", "cargo"),
    "balance": ("balance", "saldo", "solde"),
    "currency": ("currency", "wahrung", "monnaie", "devise", "moneda"),
    "remitter": ("remitter", "payer", "debtor", "name", "auftraggeber", "donneur d ordre", "ordenante"),
    "text": (
        "text",
        "booking text",
        "notification text",
        "avisierungstext",
        "description",
        "description1",
        "details",
        "buchungstext",
        "mitteilung",
        "libelle",
        "communication",
    ),
    "reference": (
        "reference",
        "reference number",
        "payment reference",
        "referenz",
        "referencia",
        "referencenummer",
    ),
    "end_to_end": ("end to end id", "end to end"),
    "bank_reference": ("bank reference", "transaction id", "transaction no", "transaktions nr"),
    "account": ("account", "iban", "konto", "compte", "cuenta"),
}
DAYS = (
    re.compile(r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)"),
    re.compile(r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})"),
)
HEADER_WITHIN = 40
MONEY = frozenset({"CHF", "EUR", "USD", "GBP", "NOK", "SEK", "DKK", "JPY", "CAD", "AUD", "NZD"})
LONGEST = 300
Row = dict[str, str]


def statement_of(content: bytes, account: str = "", currency: str = "") -> Statement:
    """The statement in the file; `account` and `currency` are taken where it names none. Raises Refusal."""
    rows = list(_rows(_decoded(content)))
    at, columns = _header(rows)
    before = rows[:at]
    body = [row for row in (_named(cells, columns) for cells in rows[at + 1 :]) if _has_day(row)]
    whose = compact(_account_in(before, body) or account)
    if not is_iban(whose):
        raise Refusal(_("The file does not say of which account it is: enter its IBAN."))
    money = _currency_in(rows[: at + 1], body) or currency
    entries = tuple(_entry(row, money) for row in body)
    return checked(Statement(whose, "", money, *_balances(body, entries, money), entries))


def _decoded(content: bytes) -> str:
    if b"\0" in content:
        raise Refusal(_("The file is no text: send the statement as camt.053 or as CSV."))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _rows(text: str) -> Iterator[list[str]]:
    counts = {mark: text.count(mark) for mark in ";\t,"}
    likely = next((mark for mark in ";\t" if counts[mark] * 3 >= counts[","] and counts[mark]), ",")
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=likely)
    except csv.Error as error:
        raise Refusal(_("The table cannot be read: {why}.").format(why=error)) from error


def _header(rows: list[list[str]]) -> tuple[int, dict[int, str]]:
    """Its place, and the meaning of each column. Raises Refusal."""
    for at, cells in enumerate(rows[:HEADER_WITHIN]):
        columns = _meant(cells)
        meanings = set(columns.values())
        if meanings & {"value", "booked"} and meanings & {"amount", "credit"}:
            return at, columns
    raise Refusal(
        _("No row names the columns: a statement needs a date and an amount, such as “Date” and “Amount”.")
    )


def _meant(cells: list[str]) -> dict[int, str]:
    found: dict[int, str] = {}
    for place, cell in enumerate(cells):
        name = (
            re.sub(r" (in )?[a-z]{3}$", "", folded(cell))
            if re.search(r"\b[A-Z]{3}\b", cell)
            else folded(cell)
        )
        meaning = next((key for key, names in COLUMNS.items() if name in names), "")
        if meaning and meaning not in found.values():
            found[place] = meaning
    return found


def _named(cells: list[str], columns: dict[int, str]) -> Row:
    return {columns[place]: cell.strip() for place, cell in enumerate(cells) if place in columns}


def _has_day(row: Row) -> bool:
    """Totals and remarks below a table have none."""
    day = row.get("value") or row.get("booked") or ""
    return any(map(str.isdigit, day)) and any(row.get(name) for name in ("amount", "credit", "debit"))


def _entry(row: Row, currency: str) -> Entry:
    money = row.get("currency") or currency
    if not money:
        raise Refusal(_("The file does not say in which currency its amounts are: add a column “Currency”."))
    return Entry(
        on=_day(row.get("value") or row["booked"]),
        amount=_amount(row, money),
        currency=money,
        remitter=row.get("remitter", "")[:LONGEST],
        reference=compact(row.get("reference", ""))[:LONGEST],
        text=row.get("text", "")[:LONGEST],
        end_to_end=row.get("end_to_end", "")[:LONGEST],
        bank_reference=row.get("bank_reference", "")[:LONGEST],
    )


def _amount(row: Row, currency: str) -> int:
    if row.get("amount"):
        return as_written(row["amount"], currency)
    if row.get("credit"):
        return abs(as_written(row["credit"], currency))
    return -abs(as_written(row["debit"], currency))


def _day(text: str) -> date:
    for form in DAYS:
        if found := form.match(text):
            try:
                return date(int(found["y"]), int(found["m"]), int(found["d"]))
            except ValueError:
                break
    raise Refusal(_("“{text}” is no day: write 31.12.2026 or 2026-12-31.").format(text=text[:20]))


def _balances(body: list[Row], entries: tuple[Entry, ...], currency: str) -> tuple[int | None, int | None]:
    """Opening and closing, where every row tells the balance after it, whichever way the rows run."""
    told = [row.get("balance", "") for row in body]
    if not entries or not all(told):
        return None, None
    balances = [as_written(text, currency) for text in told]
    if entries[0].on > entries[-1].on or _runs_back(balances, entries):
        balances, entries = balances[::-1], entries[::-1]
    return balances[0] - entries[0].amount, balances[-1]


def _runs_back(balances: list[int], entries: tuple[Entry, ...]) -> bool:
    """Within one day only the balances tell which entry came first."""
    pairs = zip(balances, balances[1:], entries, strict=False)
    return entries[0].on == entries[-1].on and any(
        after - before != 0 and before - after == entry.amount for before, after, entry in pairs
    )


def _account_in(before: list[list[str]], body: list[Row]) -> str:
    """The account that the lines above the table or its own column name."""
    told = [cell for cells in before for cell in cells] + [row.get("account", "") for row in body[:1]]
    for text in told:
        if found := IBAN.search(compact(text)):
            for end in range(len(found[0]), 14, -1):
                if is_iban(found[0][:end]):
                    return str(found[0][:end])
    return ""


def _currency_in(above: list[list[str]], body: list[Row]) -> str:
    """The one that the rows name, or the lines above them, or the heading of a column: 'Amount in CHF'."""
    if body and body[0].get("currency"):
        return body[0]["currency"]
    for cells in reversed(above):
        joined = " ".join(cells)
        found = [str(word) for word in re.findall(r"\b[A-Z]{3}\b", joined) if word in MONEY]
        if found:
            return found[0]
    return ""
