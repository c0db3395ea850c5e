"""The letters about money as papers: invoice, reminder, receipt, statement of contributions.

They go to missions in English, French or Spanish. No person is named.
"""

from datetime import date

from corcom.finance.models import Call, Contribution, Fund
from corcom.finance.money import with_currency
from corcom.papers.paper import Block, Bullets, Column, Paper, Paragraph, Strong, Table
from corcom.papers.words import day
from corcom.payments.account import Account, account
from corcom.payments.letter_words import FUNDS, WORDS, Words
from corcom.payments.queries import Invoice, by_year, contributions
from corcom.payments.references import in_fours
from corcom.payments.slip import slip
from corcom.record.lens import Lens
from corcom.register.models import State

About = tuple[tuple[str, str], ...]


def invoice_letter(lens: Lens, one: Invoice, language: str) -> Paper:
    """An invoice, with how to pay it and, where the account is Swiss, the payment slip."""
    words, call = WORDS[language], one.call
    fund = fund_name(call.fund, language)
    asked = words.asked.format(fund=fund, year=call.year, amount=_money(call.fund, call.amount, language))
    parts = (
        Paragraph(words.salutation),
        Paragraph(asked),
        *_thanks(lens, call, language),
        *_sums(one, language),
        *_how_to_pay(one, language),
    )
    title = words.invoice.format(number=call.invoice)
    about = ((words.date, _day_of(call, language)), *_due(call, language))
    return _letter(lens, call.state, language, title, about, (*parts, *_slip(one, language)))


def reminder(lens: Lens, one: Invoice, language: str, earlier: int) -> Paper:
    """A reminder of what is open of an invoice; `earlier`: how many went before."""
    words, call = WORDS[language], one.call
    told = {
        "number": call.invoice,
        "sent": _day_of(call, language),
        "day": day(lens.as_at, language),
        "amount": _money(call.fund, one.open, language),
    }
    ordinal = words.ordinals[min(earlier, len(words.ordinals) - 1)]
    parts = (
        Paragraph(words.salutation),
        Paragraph(words.still_open.format(**told)),
        *_sums(one, language),
        Paragraph(words.crossed),
        *_how_to_pay(one, language),
    )
    title = words.reminder.format(ordinal=ordinal, number=call.invoice)
    number = f"{call.invoice}, {_day_of(call, language)}"
    about = (_today(lens, language), (words.number, number), *_due(call, language))
    return _letter(lens, call.state, language, title, about, (*parts, *_slip(one, language)))


def receipt(lens: Lens, paid: Contribution, language: str) -> Paper:
    """A receipt for a payment, with the rate at which it was entered."""
    words = WORDS[language]
    told = {
        "amount": with_currency(paid.amount, paid.currency, language),
        "day": _day_of(paid, language),
        "year": paid.year,
        "fund": fund_name(paid.fund, language),
    }
    parts: list[Block] = [Paragraph(words.salutation), Paragraph(words.received.format(**told))]
    if paid.rate is not None:
        worth = _money(paid.fund, paid.worth, language)
        parts.append(
            Paragraph(
                words.rate.format(worth=worth, rate=f"{paid.rate.normalize():f}", source=paid.rate_source)
            )
        )
    return _letter(
        lens, paid.state, language, words.receipt, (_today(lens, language),), (*parts, *_closing(words))
    )


def statement(lens: Lens, state: State, fund: Fund, language: str) -> Paper:
    """All that a State was asked for and paid for one fund, as at the day of the lens."""
    words = WORDS[language]
    parts = (
        Paragraph(words.as_at.format(day=day(lens.as_at, language))),
        _years_table(lens, state, fund, language),
        *_payments_table(lens, state, fund, language),
        Paragraph(words.unit),
    )
    about = (_today(lens, language), (words.what, fund_name(fund, language)))
    return _letter(lens, state, language, words.statement, about, parts)


def fund_name(fund: Fund, language: str) -> str:
    """The fund in the language of a letter, where it is known in it."""
    return FUNDS.get((fund.pk, language), fund.label)


def state_name(state: State, language: str) -> str:
    """The short name of a State in the language of a letter."""
    return {"fr": state.name_fr, "es": state.name_es}.get(language, "") or state.name


def _letter(
    lens: Lens, state: State, language: str, title: str, about: About, parts: tuple[Block, ...]
) -> Paper:
    words = WORDS[language]
    to = words.mission.format(state=state_name(state, language))
    return Paper(
        title=title,
        subtitle="",
        as_at=lens.as_at,
        known_at=lens.known_at,
        circle=words.unit,
        language=language,
        about=((words.to, to), *about),
        parts=parts,
    )


def _today(lens: Lens, language: str) -> tuple[str, str]:
    return WORDS[language].date, day(lens.as_at, language)


def _due(call: Call, language: str) -> About:
    return ((WORDS[language].due, day(call.due, language)),) if call.due else ()


def _thanks(lens: Lens, call: Call, language: str) -> tuple[Block, ...]:
    """For what came for the year before, if anything did."""
    before = [
        paid
        for paid in contributions(lens, call.state_id)
        if paid.year == call.year - 1 and paid.fund_id == call.fund_id
    ]
    if not before:
        return ()
    told = {"year": call.year - 1, "day": _day_of(before[-1], language)}
    return (Paragraph(WORDS[language].thanks.format(**told)),)


def _sums(one: Invoice, language: str) -> tuple[Block, ...]:
    words, fund = WORDS[language], one.call.fund
    what = words.contribution.format(fund=fund_name(fund, language), year=one.call.year)
    rows = [(what, _money(fund, one.call.amount, language))]
    if one.paid:
        rows += [
            (words.paid, _money(fund, one.paid, language)),
            (words.open, _money(fund, one.open, language)),
        ]
    columns = (Column(words.what, width=3), Column(words.amount, numeric=True, width=1.4))
    return (Table(words.invoice.format(number=one.call.invoice), columns, tuple(rows)),)


def _how_to_pay(one: Invoice, language: str) -> tuple[Block, ...]:
    words, ours = WORDS[language], account()
    if ours is None:
        return _closing(words)
    told = [(words.account, in_fours(ours.iban)), (words.holder, ", ".join(ours.lines))]
    if reference := ours.reference_of(one.call.invoice):
        told.append((words.reference, in_fours(reference)))
    items = tuple((Strong(label), f"{words.colon}{value}") for label, value in told)
    return (Paragraph(words.pay), Bullets(items), Paragraph(words.other_currency), *_closing(words))


def _closing(words: Words) -> tuple[Block, ...]:
    return (Paragraph(words.help), Paragraph(words.closing), Paragraph(words.unit))


def _slip(one: Invoice, language: str) -> tuple[Block, ...]:
    ours: Account | None = account()
    if ours is None or one.open <= 0:
        return ()
    made = slip(ours, one.call.invoice, one.open, one.call.fund.currency, language)
    return (made,) if made else ()


def _years_table(lens: Lens, state: State, fund: Fund, language: str) -> Table:
    words = WORDS[language]
    years = by_year(lens, state.pk, fund.pk)
    rows = [
        (str(year), *(_money(fund, amount, language) for amount in (asked, paid, asked - paid)))
        for year, asked, paid in years
    ]
    sums = [sum(row[place] for row in years) for place in (1, 2)]
    totals = (_money(fund, amount, language) for amount in (*sums, sums[0] - sums[1]))
    columns = (
        Column(words.year),
        *(Column(name, numeric=True) for name in (words.amount, words.paid, words.open)),
    )
    return Table(words.invoices, columns, (*rows, (words.total, *totals)))


def _payments_table(lens: Lens, state: State, fund: Fund, language: str) -> tuple[Block, ...]:
    words = WORDS[language]
    found = [paid for paid in contributions(lens, state.pk) if paid.fund_id == fund.pk]
    if not found:
        return (Paragraph(words.no_payment),)
    rows = tuple(
        (
            _day_of(paid, language),
            str(paid.year),
            paid.category.label,
            with_currency(paid.amount, paid.currency, language),
            _money(fund, paid.worth, language),
        )
        for paid in found
    )
    columns = (
        Column(words.day, width=1.4),
        Column(words.year),
        Column(words.category),
        Column(words.amount, numeric=True, width=1.4),
        Column(words.worth, numeric=True, width=1.4),
    )
    return (Table(words.payments, columns, rows),)


def _money(fund: Fund, amount: int, language: str) -> str:
    return with_currency(amount, fund.currency, language)


def _day_of(fact: Call | Contribution, language: str) -> str:
    found: date | None = fact.on_latest
    assert found is not None
    return day(found, language)
