"""The tables of the data package, made from the models: what a table refers to comes before it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, cast

from django.apps import apps
from django.db import models

from corcom.record.models import Fact, Tabled
from corcom.record.package.cells import Column, text_of
from corcom.record.reader import PUBLIC


@dataclass(frozen=True)
class Table:
    """One table: a model and the columns that travel."""

    model: type[Tabled]

    @property
    def name(self) -> str:
        return self.model.csv_table

    @property
    def path(self) -> str:
        return f"{self.name}.csv"

    @cached_property
    def columns(self) -> dict[str, Column]:
        """Fields by the name of their column; a reference holds the name of the row it refers to."""
        fields = self.model._meta.concrete_fields
        return {field.name: field for field in fields if field.name not in self.model.derived}

    @cached_property
    def key(self) -> str:
        """The column that names a row."""
        return self.model._meta.pk.name

    @property
    def holds_facts(self) -> bool:
        return issubclass(self.model, Fact)

    @cached_property
    def references(self) -> dict[str, type[Tabled]]:
        """The tables that columns refer to."""
        keys = {name: field for name, field in self.columns.items() if isinstance(field, models.ForeignKey)}
        return {name: cast("type[Tabled]", key.related_model) for name, key in keys.items()}

    def on_record(self) -> Iterator[dict[str, Any]]:
        """The rows on record, column by column."""
        yield from self.model._default_manager.everything().values(*self.columns).iterator()

    def public(self) -> Iterator[dict[str, Any]]:
        """Those of them that are open to the public."""
        rows = self.model._default_manager.everything().filter(circle=PUBLIC)
        yield from rows.values(*self.columns).iterator()

    def cells(self, row: Tabled) -> dict[str, str]:
        """A row as the package writes it."""
        return {name: text_of(getattr(row, field.attname)) for name, field in self.columns.items()}


@cache
def tables() -> tuple[Table, ...]:
    """All tables, those that others refer to first."""
    ordered: dict[type[Tabled], None] = {}
    for model in apps.get_models():
        if issubclass(model, Tabled):
            _enter(model, ordered)
    return tuple(Table(model) for model in ordered)


def table_of(model: type[Tabled]) -> Table:
    """The table of a model."""
    return next(table for table in tables() if table.model is model)


def _enter(model: type[Tabled], ordered: dict[type[Tabled], None]) -> None:
    if model in ordered:
        return
    for other in Table(model).references.values():
        if other is not model:
            _enter(other, ordered)
    ordered[model] = None
