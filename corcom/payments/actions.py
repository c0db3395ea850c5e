"""The verbs: read a statement in, confirm what an entry is, set it aside, log a letter.

Names of payers and what they wrote stay out of the trail: they may be those of persons.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256

from django.utils.translation import gettext as _

from corcom.finance import money
from corcom.finance.actions import Payment, record_contribution
from corcom.finance.demands import Sum
from corcom.finance.models import Contribution, ContributionCategory, Fund, Pledge, Reversal
from corcom.payments.intake import content_of, statements_in
from corcom.payments.models import BankEntry, BankStatement, Letter
from corcom.payments.references import in_fours
from corcom.payments.statement import Entry, Statement, fingerprints
from corcom.record.actions import action
from corcom.record.reader import UNIT, state_concerned
from corcom.record.refusal import Refusal
from corcom.record.trail import Act, Content, Line, write_line
from corcom.register.models import State

STATEMENTS, ENTRIES, LETTERS = "bank_statements", "bank_entries", "letters"
LONGEST_NAME = 160
RATE_PLACES = Decimal("0.00000001")
Status = BankEntry.Status


@dataclass(frozen=True, slots=True)
class File:
    """A file as it came; `account` and `currency` are taken where it names none."""

    name: str
    content: bytes
    account: str = ""
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """What a person says that an entry is; `rate` is needed where the account is in another currency."""

    state: State
    category: ContributionCategory
    year: int
    rate: Decimal | None = None
    rate_source: str = ""
    document: str = ""
    pledge: Pledge | None = None


@action("keep_books")
def read_in(act: Act, fund: Fund, file: File) -> list[BankStatement]:
    """Take a file of the bank in, all of it or nothing. What is known already changes nothing.

    Returns the statements that hold something new. No entry is a contribution before somebody says so.
    """
    found = statements_in(file.content, file.account, file.currency)
    kept = (_take(act, fund, file, statement) for statement in found)
    return [statement for statement in kept if statement]


@action("keep_books")
def confirm(act: Act, entry: BankEntry, judged: Judged) -> Contribution:
    """Enter an entry into the books as a contribution."""
    if entry.amount <= 0:
        raise Refusal(_("Money left the account here: that is no contribution."))
    received = _received(entry, judged)
    paid = record_contribution(
        act,
        Payment(
            sum=received,
            on=entry.on,
            bank_reference=(entry.bank_reference or entry.end_to_end)[:120],
            document=judged.document or _document(entry),
            pledge=judged.pledge,
        ),
    )
    _decide(act, entry, Status.CONTRIBUTION, contribution=paid.pk)
    return paid


@action("keep_books")
def confirm_all(act: Act, judgements: Iterable[tuple[BankEntry, Judged]]) -> list[Contribution]:
    """Enter several at once, all or none."""
    return [confirm(act, entry, judged) for entry, judged in judgements]


@action("keep_books")
def set_aside(act: Act, entry: BankEntry, reason: str) -> None:
    """Say that an entry is no contribution, and why."""
    if not reason.strip():
        raise Refusal(_("Say what it is instead: interest, a refund, a transfer."))
    _decide(act, entry, Status.SET_ASIDE, reason=reason)


@action("keep_books")
def take_up_again(act: Act, entry: BankEntry) -> None:
    """Let an entry wait again that was set aside, or whose contribution has been reversed in the books."""
    undone = Reversal.objects.everything().filter(entry=entry.contribution, table=Contribution.csv_table)
    if entry.contribution and not undone.filter(withdrawn_at=None).exists():
        raise Refusal(_("It stands in the books: reverse the contribution there first."))
    nothing = {"contribution": "", "reason": "", "decided_by": "", "decided_at": None}
    _move(entry, entry.status, status=Status.WAITING, **nothing)
    _note(act, "take_up_bank_entry", entry)


@action("keep_books")
def log_letter(
    act: Act, kind: str, state: State, about: str, language: str, on: date, again: bool = False
) -> Letter:
    """Say that a letter was sent. The same one twice on one day is refused, unless it is meant: `again`."""
    if on > act.at.date():
        raise Refusal(_("That day has not come yet."))
    same = Letter.objects.everything().filter(kind=kind, about=about, sent_on=on)
    if same.exists() and not again:
        raise Refusal(
            _("This letter was sent on that day already. If it went out twice, say so and log it again.")
        )
    letter = Letter(
        kind=kind,
        state=state,
        about=about,
        language=language,
        sent_on=on,
        sent_by=act.actor,
        logged_at=act.at,
    )
    letter.circle = state_concerned(state.pk)
    letter.save()
    after = {"kind": kind, "state": state.pk, "about": about, "language": language, "sent_on": on.isoformat()}
    write_line(act, Line("log_letter", LETTERS, str(letter.pk), after=after))
    return letter


def received_as(entry: BankEntry, fund: Fund) -> tuple[str, int, Decimal | None, str]:
    """Currency and amount received, rate and its source, as far as the bank tells.

    Where the payer ordered another currency, that is what the State paid, at the rate that gives what the
    bank credited to the centime; where no rate does, what was credited counts.
    """
    if entry.ordered and entry.currency == fund.currency:
        one = Decimal(entry.ordered).scaleb(-money.decimals(entry.ordered_in))
        rate = (Decimal(entry.amount).scaleb(-money.decimals(entry.currency)) / one).quantize(RATE_PLACES)
        if money.worth(entry.ordered, entry.ordered_in, rate) == entry.amount:
            return entry.ordered_in, entry.ordered, rate, _rate_source(entry)
    return entry.currency, entry.amount, None, ""


def _rate_source(entry: BankEntry) -> str:
    credited = money.with_currency(entry.amount, entry.currency)
    return f"bank statement of {entry.on.isoformat()}: {credited} credited"


def _received(entry: BankEntry, judged: Judged) -> Sum:
    fund = entry.statement.fund
    currency, amount, rate, source = received_as(entry, fund)
    if rate is None:
        rate, source = judged.rate, judged.rate_source
    return Sum(judged.state, fund, judged.category, judged.year, currency, amount, rate, source)


def _document(entry: BankEntry) -> str:
    return f"bank statement {in_fours(entry.statement.account)}, {entry.on.isoformat()}"


def _take(act: Act, fund: Fund, file: File, statement: Statement) -> BankStatement | None:
    """The statement with its entries that are new; None where nothing is."""
    _demand_one_fund(fund, statement.account)
    named = list(zip(fingerprints(statement), statement.entries, strict=True))
    known = set(
        BankEntry.objects.everything()
        .filter(statement__account=statement.account)
        .values_list("fingerprint", flat=True)
    )
    new = [(place, name, entry) for place, (name, entry) in enumerate(named, 1) if name not in known]
    content = content_of(statement)
    if (named and not new) or BankStatement.objects.everything().filter(content=content).exists():
        return None
    kept = _statement(act, fund, file, statement, content)
    kept.save()
    BankEntry.objects.bulk_create(
        [_entry(kept, place, name, entry) for place, name, entry in new], batch_size=500
    )
    after = {"fund": fund.pk, "sha256": kept.sha256, "currency": kept.currency, "entries": str(len(new))}
    write_line(act, Line("read_bank_statement", STATEMENTS, str(kept.pk), after=after))
    return kept


def _demand_one_fund(fund: Fund, account: str) -> None:
    other = BankStatement.objects.everything().filter(account=account).exclude(fund=fund).first()
    if other is not None:
        raise Refusal(
            _("Account {account} belongs to another fund, {fund}: two funds are never mixed.").format(
                account=in_fours(account), fund=other.fund
            )
        )


def _statement(act: Act, fund: Fund, file: File, statement: Statement, content: str) -> BankStatement:
    days = [entry.on for entry in statement.entries]
    return BankStatement(
        circle=UNIT,
        fund=fund,
        name=file.name[:LONGEST_NAME],
        sha256=sha256(file.content).hexdigest(),
        content=content,
        account=statement.account[:40],
        number=statement.number,
        currency=statement.currency,
        opening=statement.opening,
        closing=statement.closing,
        first_day=min(days, default=None),
        last_day=max(days, default=None),
        read_by=act.actor,
        read_at=act.at,
    )


def _entry(kept: BankStatement, place: int, fingerprint: str, entry: Entry) -> BankEntry:
    return BankEntry(
        circle=UNIT,
        statement=kept,
        place=place,
        fingerprint=fingerprint,
        on=entry.on,
        amount=entry.amount,
        currency=entry.currency,
        remitter=entry.remitter,
        reference=entry.reference,
        text=entry.text,
        end_to_end=entry.end_to_end,
        bank_reference=entry.bank_reference,
        ordered=entry.ordered,
        ordered_in=entry.ordered_in,
        rate=entry.rate,
    )


def _decide(act: Act, entry: BankEntry, status: str, **more: str) -> None:
    _move(entry, Status.WAITING, status=status, decided_by=act.actor, decided_at=act.at, **more)
    _note(act, "decide_bank_entry", entry)


def _move(entry: BankEntry, expected: str, **changes: object) -> None:
    """Compare and swap: of two who decide an entry at once, one is refused."""
    if not BankEntry.objects.everything().filter(pk=entry.pk, status=expected).update(**changes):
        raise Refusal(_("Somebody else has decided this entry meanwhile: look at the statement again."))
    for name, value in changes.items():
        setattr(entry, name, value)


def _note(act: Act, name: str, entry: BankEntry) -> None:
    told: Content = {"status": entry.status, "contribution": entry.contribution}
    write_line(act, Line(name, ENTRIES, str(entry.pk), after=told))
