"""The Committee's sentence on the unit's money, in English, French and Spanish, each number a figure."""

from collections import defaultdict
from collections.abc import Iterator

from corcom.finance import money
from corcom.finance.books import Finances, OpenPledge, categories, consents
from corcom.finance.figures import coverage
from corcom.finance.models import Consent, Contribution
from corcom.finance.said import SAID
from corcom.finance.scale import start_of
from corcom.papers.paper import Number, Run, Text
from corcom.papers.words import day
from corcom.record.lens import Lens
from corcom.register.models import State
from corcom.register.queries import find


def sentence(found: Finances, language: str = "en") -> Text:
    """The sentence as at the day of the lens: runs whose numbers know their figure."""
    parts = [
        filled(*part) for part in (_main(found, language), *_new(found, language), *_pledged(found, language))
    ]
    runs: list[Run] = []
    for number, part in enumerate(parts):
        runs += ["; ", *part] if number else part
    return (*runs, ".")


def notes(found: Finances, language: str = "en") -> list[str]:
    """What a reader of the sentence must know: the day of counting, and how currencies were counted."""
    said = SAID[language]
    told = [said.counted.format(day=day(start_of(found.year), language))]
    foreign = (*found.contributions, *(one.pledge for one in found.pledges))
    if any(one.rate is not None for one in foreign):
        told.append(said.rates)
    return told


Filling = tuple[str, dict[str, Run]]


def _main(found: Finances, language: str) -> Filling:
    said, currency = SAID[language], found.fund.currency
    if found.budget is None:
        return said.no_budget, {"year": str(found.year)}
    budget = _number("budget", found.budget.total, _bare(found.budget.total, currency, language), found)
    if not found.towards:
        return said.nothing, {"budget": budget}
    rest = said.over if found.outstanding < 0 else said.open
    part = coverage(found.received, found.budget.total)
    payers, parties = str(len(found.payers)), str(len(found.states_parties))
    return said.paid.replace("{rest}", rest), {
        "payers": _number("payers", payers, payers, found),
        "parties": _number("states_parties", parties, parties, found),
        "received": _money("received", found.received, found, language),
        "budget": budget,
        "coverage": _number(
            "coverage", str(part), money.percent(found.received, found.budget.total, language), found
        ),
        "outstanding": _money("outstanding", found.outstanding, found, language),
    }


def _new(found: Finances, language: str) -> Iterator[Filling]:
    """What has come on top since the last meeting, by category."""
    said = SAID[language]
    by_category: dict[str, list[Contribution]] = defaultdict(list)
    for one in found.new_on_top:
        by_category[one.category_id].append(one)
    labels = {category.pk: category.label for category in categories()}
    for key, new in by_category.items():
        worth = sum(one.worth for one in new)
        shown = money.with_currency(worth, found.fund.currency, language)
        assert found.since is not None
        yield (
            said.since if len(new) == 1 else said.since_many,
            {
                "day": day(found.since, language),
                "n": str(len(new)),
                "category": labels.get(key, key),
                "amount": _number("new_on_top", worth, shown, found) if len(by_category) == 1 else shown,
            },
        )


def _pledged(found: Finances, language: str) -> Iterator[Filling]:
    said = SAID[language]
    for one in found.pledges:
        state = find(one.pledge.state_id)
        if state is not None and may_name(found.lens, one.pledge.circle, state.iso3):
            named: dict[str, Run] = {
                "state": name_in(state, language),
                "amount": _of_pledge(one, found, language),
            }
            yield said.pledge, named
        else:
            yield said.pledge_of_somebody, {"amount": _of_pledge(one, found, language)}
    if found.pledged and found.budget and found.towards:
        left = _money("outstanding_after_pledges", found.outstanding_after_pledges, found, language)
        yield said.after, {"outstanding": left}


def _of_pledge(one: OpenPledge, found: Finances, language: str) -> str:
    shown = money.rounded(one.amount, one.pledge.currency, language)
    if one.pledge.currency == found.fund.currency:
        return shown
    worth = money.rounded(one.worth, found.fund.currency, language)
    return SAID[language].about.format(amount=shown, worth=worth)


def may_name(lens: Lens, circle: str, iso3: str) -> bool:
    """Whether the reader may see this entry of a State: open to them, or the State lets amounts be seen."""
    return lens.reader.sees(circle) or consents(lens).get(iso3) == Consent.Shows.AMOUNTS


def name_in(state: State, language: str) -> str:
    """The short name of a State in a language; the English one where no other is on record."""
    return {"fr": state.name_fr, "es": state.name_es}.get(language) or state.name


def filled(template: str, values: dict[str, Run]) -> list[Run]:
    """A template with runs in its places."""
    runs: list[Run] = []
    rest = template
    while "{" in rest:
        before, _, rest = rest.partition("{")
        name, _, rest = rest.partition("}")
        runs += [before, values[name]] if before else [values[name]]
    return [*runs, rest] if rest else runs


def _money(name: str, amount: int, found: Finances, language: str) -> Number:
    shown = money.with_currency(abs(amount), found.fund.currency, language)
    return _number(name, amount, shown, found)


def _bare(amount: int, currency: str, language: str) -> str:
    """A round sum without its currency, which stands in the sentence already."""
    return money.rounded(amount, currency, language).removeprefix(f"{currency} ")


def _number(name: str, value: int | str, shown: str, found: Finances) -> Number:
    data = money.text_of(value) if isinstance(value, int) else value
    return Number(data, f"contributions.{name}", found.lens.as_at, shown)
