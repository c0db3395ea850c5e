"""Reads of invoices, payments, statements and letters, each through the lens."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from corcom.finance.books import expected, open_pledges, standing
from corcom.finance.models import Call, Contribution, Fund, Pledge
from corcom.payments.account import Account, account
from corcom.payments.matching import Asked, Match, matches
from corcom.payments.models import BankEntry, BankStatement, Letter
from corcom.payments.statement import Entry
from corcom.record.lens import Lens
from corcom.register.models import State
from corcom.register.queries import folded_names, states


@dataclass(frozen=True, slots=True)
class Invoice:
    """What a State was asked for, and how much of it has come (hundredths of the fund's currency).

    What came for a year pays its invoices in the order of their days.
    """

    call: Call
    paid: int

    @property
    def open(self) -> int:
        """What is still to come."""
        return self.call.amount - self.paid


def invoices(lens: Lens) -> list[Invoice]:
    """All invoices that stand, the newest first."""
    counting = expected()
    came: dict[tuple[str, str, int], int] = defaultdict(int)
    for paid in standing(Contribution, lens):
        if paid.category_id in counting:
            came[_purpose(paid)] += paid.worth
    found = []
    for call in standing(Call, lens):
        part = min(call.amount, came[_purpose(call)])
        came[_purpose(call)] -= part
        found.append(Invoice(call, part))
    return sorted(found, key=lambda one: (_days_back(one.call), one.call.invoice))


def _days_back(call: Call) -> int:
    return -call.on_latest.toordinal() if call.on_latest else 0


def invoice(lens: Lens, key: str) -> Invoice | None:
    """One of them, by the name of its fact."""
    return next((one for one in invoices(lens) if one.call.pk == key), None)


def contributions(lens: Lens, state: str = "") -> list[Contribution]:
    """The payments that stand, of one State or of all, in the order of their days."""
    return [one for one in standing(Contribution, lens) if state in ("", one.state_id)]


def contribution(lens: Lens, key: str) -> Contribution | None:
    """One of them."""
    return next((one for one in standing(Contribution, lens) if one.pk == key), None)


def pledges(lens: Lens, fund: str) -> list[Pledge]:
    """The pledges of a fund of which something is still to come."""
    years = sorted({one.year for one in standing(Pledge, lens) if one.fund_id == fund})
    return [found.pledge for year in years for found in open_pledges(lens, year, fund)]


def statements(lens: Lens) -> list[tuple[BankStatement, int, int]]:
    """The statements that were read in, the newest first, each with its entries and those that wait."""
    counted: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for key, status in BankEntry.objects.through(lens).values_list("statement_id", "status"):
        counted[key][0] += 1
        counted[key][1] += status == BankEntry.Status.WAITING
    found = BankStatement.objects.through(lens).select_related("fund")
    return [(one, *counted[one.pk]) for one in found]


def bank_statement(lens: Lens, key: int) -> BankStatement | None:
    """One of them."""
    found: BankStatement | None = (
        BankStatement.objects.through(lens).select_related("fund").filter(pk=key).first()
    )
    return found


def entries(lens: Lens, statement: BankStatement) -> list[BankEntry]:
    """Its entries in the order of the bank."""
    return list(BankEntry.objects.through(lens).select_related("statement__fund").filter(statement=statement))


def bank_entry(lens: Lens, key: int) -> BankEntry | None:
    """One entry of any statement."""
    found: BankEntry | None = (
        BankEntry.objects.through(lens).select_related("statement__fund").filter(pk=key).first()
    )
    return found


def missing_before(statement: BankStatement, others: Iterable[BankStatement]) -> bool:
    """Whether the balances say that a statement of the account is missing before this one."""
    earlier = [
        one
        for one in others
        if one.account == statement.account and one.last_day and statement.first_day
        if one.pk != statement.pk and one.last_day <= statement.first_day
    ]
    last = max(earlier, key=lambda one: (one.last_day, one.pk), default=None)
    told = last is not None and last.closing is not None and statement.opening is not None
    return bool(told and last and last.closing != statement.opening)


def proposals(lens: Lens, found: list[BankEntry]) -> dict[int, list[Match]]:
    """What each entry that waits may be, by its key; an invoice is open until it is paid."""
    names = folded_names()
    by_fund: dict[str, list[Asked]] = {}
    told: dict[int, list[Match]] = {}
    for entry in found:
        if entry.is_waiting:
            fund = entry.statement.fund
            asked = by_fund.setdefault(fund.pk, asked_for(lens, fund))
            told[entry.pk] = matches(as_read(entry), asked, names)
    return told


def asked_for(lens: Lens, fund: Fund) -> list[Asked]:
    """The invoices of a fund that are not paid in full."""
    ours = account()
    return [
        Asked(
            invoice=one.call.pk,
            number=one.call.invoice,
            references=_references(ours, one.call.invoice),
            state=one.call.state_id,
            year=one.call.year,
            open=one.open,
            currency=fund.currency,
        )
        for one in invoices(lens)
        if one.open > 0 and one.call.fund_id == fund.pk
    ]


def _references(ours: Account | None, number: str) -> frozenset[str]:
    return frozenset({ours.reference_of(number)} - {""}) if ours else frozenset()


def as_read(entry: BankEntry) -> Entry:
    """An entry as the statement had it."""
    return Entry(
        on=entry.on,
        amount=entry.amount,
        currency=entry.currency,
        remitter=entry.remitter,
        reference=entry.reference,
        text=entry.text,
        end_to_end=entry.end_to_end,
    )


def letters(lens: Lens, about: str = "", state: str = "") -> list[Letter]:
    """The letters on the log, the newest first: about one thing, or to one State."""
    found = Letter.objects.through(lens)
    if about:
        found = found.filter(about=about)
    return list(found.filter(state=state) if state else found)


def languages(lens: Lens) -> dict[str, str]:
    """The language of letters to each State, by its code: that of the last letter that went there.

    Before the first, the State's official language, else English.
    """
    written = Letter.objects.through(lens).order_by("sent_on", "id").values_list("state_id", "language")
    return {**{state.iso3: _spoken(state) for state in states()}, **dict(written)}


def language_for(lens: Lens, state: State) -> str:
    """The same for one State."""
    return languages(lens)[state.iso3]


def _spoken(state: State) -> str:
    official = state.languages.split()
    if "eng" in official:
        return "en"
    return next((ours for theirs, ours in (("fra", "fr"), ("spa", "es")) if theirs in official), "en")


def by_year(lens: Lens, state: str, fund: str) -> list[tuple[int, int, int]]:
    """Of each year what a State was asked for and what came for it (hundredths of the fund's currency)."""
    rows = [
        (one.year, one.amount, 0)
        for one in standing(Call, lens)
        if (one.state_id, one.fund_id) == (state, fund)
    ]
    rows += [(one.year, 0, one.worth) for one in contributions(lens, state) if one.fund_id == fund]
    return [
        (year, sum(asked for _year, asked, _paid in of_year), sum(paid for _year, _asked, paid in of_year))
        for year, group in groupby(sorted(rows), key=lambda row: row[0])
        for of_year in [list(group)]
    ]


def _purpose(fact: Call | Contribution) -> tuple[str, str, int]:
    return fact.state_id, fact.fund_id, fact.year
