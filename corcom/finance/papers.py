"""The three models side by side as a paper: an annex, and the same as an attachment to a questionnaire."""

from collections.abc import Iterator

from corcom.finance import money
from corcom.finance.scale import names
from corcom.finance.shares import Model, decimal
from corcom.finance.side_by_side import SideBySide
from corcom.papers.paper import Block, Column, Heading, PageBreak, Paper, Paragraph, Strong, Table, Text
from corcom.record.lens import Lens
from corcom.treaty.dates import written

QUESTIONS = (
    "Which model does your State prefer: assessed, voluntary or hybrid?",
    "Under a hybrid model, which part of the budget should be assessed?",
    "Should there be a maximum and a minimum for the share of one State, and which?",
    "In which month can your State usually pay?",
    "What else should the Committee know?",
)
STRENGTHS = {
    Model.ASSESSED: "Every State Party pays a share by the scale: predictable; needs everybody's consent.",
    Model.HYBRID: "A part is assessed, the rest voluntary: a compromise; the split has to be agreed.",
    Model.VOLUNTARY: "Whoever wants pays any amount: simple; lean years may follow fat ones.",
}


def annex(lens: Lens, found: SideBySide) -> Paper:
    """What each State would pay under each model."""
    return _paper(lens, found, "The three models side by side", tuple(_body(found)))


def questionnaire(lens: Lens, found: SideBySide) -> Paper:
    """The same with a table for the answers of a State."""
    parts = (*_answers(), PageBreak(), *_body(found))
    return _paper(lens, found, "How should the unit be financed? A questionnaire", parts)


def _paper(lens: Lens, found: SideBySide, title: str, parts: tuple[Block, ...]) -> Paper:
    of = money.rounded(found.budget, found.currency)
    return Paper(
        title=title,
        subtitle=f"Budget of {of} for {found.year}",
        as_at=lens.as_at,
        known_at=lens.known_at,
        circle="For States Parties",
        about=(
            ("Budget", money.with_currency(found.budget, found.currency)),
            ("States Parties", f"{len(found.scale.rates)}, as at {written(found.scale.day)}"),
            ("Scale", f"United Nations, {found.scale.period}; rates {decimal(found.scale.total, 3)} in all"),
        ),
        parts=parts,
    )


def _body(found: SideBySide) -> Iterator[Block]:
    yield Heading("The models", 1)
    columns = (
        Column("Model", width=1.2),
        Column("Assessed", numeric=True, width=1.5),
        Column("Voluntary", numeric=True, width=1.5),
        Column("In short", width=4),
    )
    rows = tuple(_model_row(found, model) for model in Model)
    yield Table("The budget under each model", columns, rows)
    yield Heading("What each State Party would pay", 1)
    yield Paragraph(_how(found))
    yield _shares(found)
    yield from _remarks(found)


def _model_row(found: SideBySide, model: Model) -> tuple[Text, ...]:
    of = found.models[model]
    amounts = (money.with_currency(amount, found.currency) for amount in (of.assessed, of.voluntary))
    return (Strong(model.value.capitalize()), *amounts, STRENGTHS[model])


def _how(found: SideBySide) -> str:
    bounds = found.bounds
    return (
        "Each share is the State's rate in the scale, scaled up so that all shares sum to the whole;"
        f" no State pays more than {decimal(bounds.maximum, 3)} per cent nor less than"
        f" {decimal(bounds.minimum, 3)} per cent. Shares are exact to the centime."
    )


def _shares(found: SideBySide) -> Table:
    columns = (
        Column("State Party", width=3.4),
        Column("Rate", numeric=True),
        Column("Per cent", numeric=True, width=1.2),
        Column("Assessed", numeric=True, width=1.6),
        Column("Hybrid", numeric=True, width=1.6),
    )
    called = names()
    rows: list[tuple[Text, ...]] = []
    for share in sorted(found.models[Model.ASSESSED].shares, key=lambda s: called.get(s.state, s.state)):
        hybrid = found.models[Model.HYBRID].of(share.state)
        rows.append(
            (
                called.get(share.state, share.state),
                decimal(share.rate, 3),
                decimal(share.percent, 4),
                money.shown(share.amount),
                money.shown(hybrid.amount) if hybrid else "–",
            )
        )
    return Table(f"Shares in {found.currency}", columns, tuple(rows))


def _remarks(found: SideBySide) -> Iterator[Block]:
    called = names()
    for states, what in (
        (found.scale.at_minimum, "not in the scale, at the minimum"),
        (found.scale.notional, "notional rate"),
        (found.scale.unverified, "rate not seen in a source yet"),
    ):
        if states:
            yield Paragraph(f"{', '.join(sorted(called.get(s, s) for s in states))}: {what}.")


def _answers() -> Iterator[Block]:
    yield Heading("Your State's answer", 1)
    yield Paragraph("Please answer in the right column and send this paper back to the unit.")
    columns = (Column("Question", width=2), Column("Answer", width=3))
    rows: tuple[tuple[Text, ...], ...] = (("State", ""), *((question, "") for question in QUESTIONS))
    yield Table("Answers", columns, rows)
