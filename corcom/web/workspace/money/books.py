"""The books: contributions State by State, the entries behind them, budgets, and the journal."""

from typing import Any

from django.utils.translation import gettext as _

from corcom.duties.words import when, words
from corcom.finance.books import (
    Finances,
    OfAState,
    all_eyes,
    by_state,
    consents,
    finances,
    in_kind,
    open_pledges,
    reversals,
    variances,
)
from corcom.finance.books import budgets as budgets_on_record
from corcom.finance.journal import Entry, balances
from corcom.finance.journal import journal as entries_of
from corcom.finance.models import Call, Consent, Contribution, InKind, Pledge, Spending
from corcom.finance.money import percent, text_of
from corcom.finance.scale import names
from corcom.record.by_then import surely
from corcom.record.days import day
from corcom.record.lens import Lens
from corcom.record.models import Fact
from corcom.record.shelf import shelf
from corcom.web.pages import Asked, Page
from corcom.web.workspace.money.common import (
    bare,
    chosen_lens,
    chosen_year,
    keeps_books,
    language,
    told,
    years,
)

OF_STATES = ("state", "name", "year", "asked", "paid", "arrears", "over", "on_top")
OF_JOURNAL = ("number", "on", "account", "title", "debit", "credit", "entry", "undoes")
OF_BUDGETS = ("line", "approved", "revised", "spent", "left")


def contributions_by_state(asked: Asked) -> Page:
    """Asked, paid and open, State by State for a year; arrears of earlier years beside it."""
    lens = chosen_lens(asked)
    year = chosen_year(asked, lens)
    every = by_state(lens)
    called = names()
    return Page(
        template="workspace/money/states.html",
        title=_("Contributions, State by State"),
        context={
            **_chosen(lens, year),
            "rows": [_state_row(one, called) for one in every if one.year == year],
            "arrears": [_state_row(one, called) for one in every if one.year < year and one.arrears],
            "missing": _not_paid(finances(lens, year), called),
            "entries": [_entry(fact, lens) for fact in _entries(lens, year)],
            "pledges": [
                (called.get(p.pledge.state_id), words(p.pledge), told(p.worth))
                for p in open_pledges(lens, year)
            ],
            "may_keep": keeps_books(asked),
            "consents": [
                (called.get(s, s), Consent.Shows(c).label) for s, c in sorted(consents(lens).items())
            ],
        },
        data=lambda: {"states": [_state_told(one) for one in every]},
        rows=lambda: (OF_STATES, [_state_cells(one, called) for one in every]),
    )


def _chosen(lens: Lens, year: int) -> dict[str, Any]:
    return {"as_at": lens.as_at.isoformat(), "day": day(lens.as_at), "year": year, "years": years(lens)}


def _state_row(one: OfAState, called: dict[str, str]) -> dict[str, Any]:
    return {
        "iso3": one.state,
        "name": called.get(one.state, one.state),
        "year": one.year,
        "asked": bare(one.asked),
        "paid": bare(one.paid) if one.paid else "",
        "arrears": bare(one.arrears) if one.arrears else "",
        "over": bare(one.over) if one.over else "",
        "on_top": bare(one.on_top) if one.on_top else "",
        "settled": one.asked is not None and not one.arrears,
    }


def _state_told(one: OfAState) -> dict[str, Any]:
    amounts = {"paid": one.paid, "arrears": one.arrears, "over": one.over, "on_top": one.on_top}
    return {
        "state": one.state,
        "year": one.year,
        "asked": None if one.asked is None else text_of(one.asked),
        **{name: text_of(amount) for name, amount in amounts.items()},
    }


def _state_cells(one: OfAState, called: dict[str, str]) -> list[object]:
    data = _state_told(one)
    amounts = (data[name] for name in ("asked", "paid", "arrears", "over", "on_top"))
    return [one.state, called.get(one.state, one.state), one.year, *("" if a is None else a for a in amounts)]


def _not_paid(found: Finances | None, called: dict[str, str]) -> list[str]:
    """States Parties of the start of the year from which nothing has come; empty where nothing has at all."""
    if found is None or not found.towards:
        return []
    return sorted(called.get(iso3, iso3) for iso3 in found.states_parties - found.payers)


def _entries(lens: Lens, year: int) -> list[Fact]:
    """The entries of a year that name a State, those reversed too, newest first."""
    kinds: tuple[type[Fact], ...] = (Contribution, Pledge, Call, InKind)
    found = [f for kind in kinds for f in shelf().facts(kind, lens) if vars(f)["year"] == year]
    return sorted((f for f in found if surely(f, lens)), key=lambda f: (str(f.on_latest), f.pk), reverse=True)


def _entry(fact: Any, lens: Lens) -> dict[str, Any]:
    undone = reversals(lens).get((fact.csv_table, fact.pk))
    return {
        "fact": fact,
        "table": fact.csv_table,
        "state": names().get(fact.state_id, fact.state_id),
        "when": when(fact),
        "what": words(fact),
        "shows": getattr(fact, "bank_reference", "") or getattr(fact, "document", ""),
        "rate": f"{fact.rate.normalize():f} ({fact.rate_source})" if getattr(fact, "rate", None) else "",
        "undone": undone and (when(undone), undone.why),
    }


def budgets(asked: Asked) -> Page:
    """Approved, revised, spent, left, line by line; who endorsed it, which meeting approved it."""
    lens = chosen_lens(asked)
    year, eyes = chosen_year(asked, lens), all_eyes(lens)
    rows = variances(eyes, year)
    revised = any(row.revised is not None for row in rows)
    return Page(
        template="workspace/money/budgets.html",
        title=_("Budgets"),
        context={
            **_chosen(lens, year),
            "years": sorted({*years(lens), *(b.year for b in budgets_on_record(eyes))}, reverse=True),
            "revised": revised,
            "lines": [_budget_row(row.title, row.approved, row.revised, row.spent, row.left) for row in rows],
            "sum": _sum(rows) if rows else None,
            "decided": [
                (when(b), words(b), b.endorsed_by, b.meeting)
                for b in budgets_on_record(eyes)
                if b.year == year
            ],
            "in_kind": [words(one) for one in in_kind(lens, year)],
            "spendings": [_spending(one, lens) for one in _spent(lens, year)],
            "may_keep": keeps_books(asked),
        },
        data=lambda: {
            "year": year,
            "lines": [dict(zip(OF_BUDGETS, _budget_cells(row), strict=True)) for row in rows],
        },
        rows=lambda: (OF_BUDGETS, [_budget_cells(row) for row in rows]),
    )


def _spent(lens: Lens, year: int) -> list[Spending]:
    found = [f for f in shelf().facts(Spending, lens) if f.year == year and surely(f, lens)]
    return sorted(found, key=lambda f: (str(f.on_latest), f.pk), reverse=True)


def _spending(fact: Spending, lens: Lens) -> dict[str, Any]:
    undone = reversals(lens).get((fact.csv_table, fact.pk))
    return {"fact": fact, "when": when(fact), "what": words(fact), "undone": undone and undone.why}


def _budget_row(
    title: str, approved: int | None, revised: int | None, spent: int, left: int
) -> dict[str, Any]:
    budget = revised if revised is not None else approved or 0
    return {
        "title": title,
        "approved": bare(approved),
        "revised": bare(revised),
        "spent": bare(spent),
        "left": bare(left),
        "over": left < 0,
        "part": percent(spent, budget, language()),
    }


def _sum(rows: list[Any]) -> dict[str, Any]:
    approved = sum(row.approved or 0 for row in rows)
    revised = sum(row.revised for row in rows) if rows[0].revised is not None else None
    spent, left = sum(row.spent for row in rows), sum(row.left for row in rows)
    return _budget_row("", approved, revised, spent, left)


def _budget_cells(row: Any) -> list[object]:
    amounts = (row.approved, row.revised, row.spent, row.left)
    return [row.title, *("" if amount is None else text_of(amount) for amount in amounts)]


def journal(asked: Asked) -> Page:
    """The journal of the unit's fund, newest entry first, and the balance of each account."""
    lens = chosen_lens(asked)
    entries = entries_of(lens)
    return Page(
        template="workspace/money/journal.html",
        title=_("Journal"),
        context={
            "as_at": lens.as_at.isoformat(),
            "day": day(lens.as_at),
            "entries": [_shown(entry) for entry in reversed(entries)],
            "balances": [
                (number, title, *_sides(amount)) for (number, title), amount in balances(entries).items()
            ],
            "may_keep": keeps_books(asked),
        },
        data=lambda: {
            "entries": [dict(zip(OF_JOURNAL, row, strict=True)) for e in entries for row in _lines(e)]
        },
        rows=lambda: (OF_JOURNAL, [row for entry in entries for row in _lines(entry)]),
    )


def _shown(entry: Entry) -> dict[str, Any]:
    state = names().get(vars(entry.of).get("state_id", ""), "")
    what = words(entry.of)
    return {
        "number": entry.number,
        "on": day(entry.on),
        "what": f"{state}: {what}" if state else what,
        "undoes": entry.undoes,
        "fact": entry.of,
        "postings": [(*posting.account, *_sides(posting.amount)) for posting in entry.postings],
    }


def _sides(amount: int) -> tuple[str, str]:
    """Debit and credit."""
    return (bare(amount), "") if amount >= 0 else ("", bare(-amount))


def _lines(entry: Entry) -> list[list[object]]:
    return [
        [
            entry.number,
            entry.on,
            *posting.account,
            text_of(posting.amount) if posting.amount >= 0 else "",
            text_of(-posting.amount) if posting.amount < 0 else "",
            entry.of.pk,
            entry.undoes or "",
        ]
        for posting in entry.postings
    ]
