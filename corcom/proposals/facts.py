"""The facts that a State may propose: their columns, and how one becomes whole."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from corcom.duties.words import dated, when, words
from corcom.proposals.models import Proposal
from corcom.record.days import day, month
from corcom.record.grades import Grade
from corcom.record.package.cells import BadCell, Column, text_of, value_of
from corcom.record.package.tables import table_of
from corcom.record.partial import bounds
from corcom.record.reader import PUBLIC
from corcom.record.refusal import Refusal
from corcom.record.shelf import shelf
from corcom.register.models import StateFact
from corcom.treaty import Span

OF_THE_RECORD = frozenset(
    {
        *("id", "state", "on_grade", "grade", "source", "also", "preferred"),
        *("recorded_at", "recorded_by", "withdrawn_at", "replaces"),
    }
)
"""Columns that the unit and the record itself fill."""


@dataclass(frozen=True, slots=True)
class Beside:
    """One column of a proposal: what is on record, and what is proposed."""

    label: str
    on_record: str
    proposed: str

    @property
    def differs(self) -> bool:
        return self.on_record != self.proposed


def proposable() -> dict[str, type[StateFact]]:
    """The tables whose facts a State may propose, by name."""
    models = (model for model in apps.get_models() if issubclass(model, StateFact))
    return {model.csv_table: model for model in models if model.told_by_states}


def kind_of(table: str) -> type[StateFact]:
    """The model of a table that a State may propose facts of. Raises Refusal."""
    try:
        return proposable()[table]
    except KeyError:
        raise Refusal(_("No State proposes facts of the table “{table}”.").format(table=table[:60])) from None


def columns(model: type[StateFact]) -> dict[str, Column]:
    """The columns that the State itself fills, the date first and remarks last."""
    own = {name: field for name, field in table_of(model).columns.items() if name not in OF_THE_RECORD}
    return {**{name: own[name] for name in own if name != "note"}, "note": own["note"]}


def label_of(column: Column) -> str:
    """A column as people read it, in English as the record is."""
    with override("en"):
        return str(column.verbose_name).capitalize()


def in_their_language(text: str) -> str:
    """What a model says of its table or of a column, in the language of whoever fills it."""
    return pgettext("fact", text)


def words_to_fill() -> Iterator[str]:
    """All that the forms of proposals say in the words of models, for the catalogues of the languages."""
    for model in proposable().values():
        yield name_of(model)
        for column in columns(model).values():
            yield from (label_of(column), str(column.help_text))
            yield from (str(label) for _value, label in column.flatchoices)


def name_of(model: type[StateFact]) -> str:
    """What kind of fact a table holds."""
    return str(model._meta.verbose_name).capitalize()


def on_record(table: str, name: str, state: str) -> StateFact:
    """The public fact of that State that a proposal is about: no narrower one. Raises Refusal."""
    try:
        fact = shelf().fact(f"{table}/{name}")
    except KeyError:
        fact = None
    if not isinstance(fact, kind_of(table)) or not _may_be_changed(fact, state):
        raise Refusal(_("No such fact about this State stands on record: it may have been replaced."))
    return fact


def _may_be_changed(fact: StateFact, state: str) -> bool:
    return fact.state_id == state and fact.open_to == PUBLIC and fact.withdrawn_at is None


def check_cells(table: str, cells: Mapping[str, str]) -> dict[str, str]:
    """The cells of a proposal, checked. Raises Refusal, which says what is wrong in which column."""
    known = columns(kind_of(table))
    wrong = []
    for name, column in known.items():
        try:
            value_of(column, cells.get(name, ""))
        except BadCell as bad:
            wrong.append(f"{in_their_language(label_of(column))}: {bad}.")
    if wrong:
        raise Refusal(" ".join(wrong))
    return {name: cells.get(name, "") for name in known}


def built(proposal: Proposal, name: str, grade: str, source: str) -> StateFact:
    """The fact as it would go on record, with the name, grade and source that the unit gives it."""
    model = kind_of(proposal.table)
    values: dict[str, Any] = {
        column.attname: value_of(column, proposal.cells.get(key, ""))
        for key, column in columns(model).items()
    }
    return model(id=name, state_id=proposal.state_id, grade=grade, source_id=source, **values)


def as_read(proposal: Proposal) -> str:
    """How the public would read the proposed fact; empty where one is to be taken back."""
    if proposal.change == Proposal.Change.WITHDRAW:
        return ""
    fact = built(proposal, "proposed", Grade.OFFICIAL, "proposed")
    fact.place_in_time()
    return f"{when(fact)}: {words(fact)}"


def beside(proposal: Proposal) -> list[Beside]:
    """The proposal beside what is, or was, on record, column by column."""
    model = kind_of(proposal.table)
    old = shelf_fact(proposal)
    rows = []
    for name, column in columns(model).items():
        now = text_of(getattr(old, column.attname)) if old else ""
        then = "" if proposal.change == Proposal.Change.WITHDRAW else proposal.cells.get(name, "")
        if now or then:
            label = in_their_language(label_of(column))
            rows.append(Beside(label, _readable(column, now), _readable(column, then)))
    return rows


def shelf_fact(proposal: Proposal) -> StateFact | None:
    """The fact that a proposal is about, whether it still stands or not; None for a new one."""
    if not proposal.fact:
        return None
    fact = shelf().fact(f"{proposal.table}/{proposal.fact}")
    assert isinstance(fact, StateFact)
    return fact


def _readable(column: Column, cell: str) -> str:
    """The same in the language of whoever reads the proposal."""
    if column.name == "on" and cell:
        return _partial_date(cell)
    told = readable(column, cell)
    return in_their_language(told) if column.choices else told


def _partial_date(text: str) -> str:
    """A day, a month or a year; what is less plain is told in English, as on the public pages."""
    first, last = bounds(text)
    span = Span(first, last)
    if span.is_day:
        return day(first)
    return month(first) if span.is_month else dated(text)


def readable(column: Column, cell: str) -> str:
    """A cell in words: dates written out, choices by their label, yes and no."""
    if column.name == "on":
        return dated(cell)
    if column.choices:
        return str(dict(column.flatchoices).get(cell, cell))
    return {"true": _("yes"), "false": _("no")}.get(cell, cell)
