"""Records with a circle: read through a lens, or not at all."""

from collections.abc import Iterator
from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from corcom.record.lens import Lens
from corcom.record.reader import PUBLIC, circle_name


class Unscoped(Exception):
    """Records were about to be read without saying for whose eyes: a mistake of ours, never of a reader."""


class Scoped(models.QuerySet[Any]):
    """Rows that nobody reads before saying through which lens: an unscoped read raises Unscoped."""

    _scoped = False

    def through(self, lens: Lens) -> Self:
        """What is open to the reader of the lens."""
        if lens.reader.sees_all:
            return self.everything()
        in_use = self.model._base_manager.values_list("circle", flat=True).distinct().order_by()
        return self.everything().filter(circle__in=[c for c in in_use if lens.reader.sees(c)])

    def everything(self) -> Self:
        """All rows, whoever asks: for actions, loads and copies, never for what is shown to anybody."""
        rows = self.all()
        rows._scoped = True
        return rows

    def _clone(self) -> Self:
        rows = super()._clone()  # type: ignore[misc]
        rows._scoped = self._scoped
        return rows  # type: ignore[no-any-return]

    def _demand_scope(self) -> None:
        if not self._scoped:
            raise Unscoped(f"{self.model.__name__} read without a lens: use through(lens).")

    def _fetch_all(self) -> None:
        self._demand_scope()
        super()._fetch_all()

    def iterator(self, chunk_size: int | None = None) -> Iterator[Any]:
        self._demand_scope()
        return super().iterator(chunk_size)

    def count(self) -> int:
        self._demand_scope()
        return super().count()

    def exists(self) -> bool:
        self._demand_scope()
        return super().exists()

    def aggregate(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        self._demand_scope()
        return super().aggregate(*args, **kwargs)


class Circled(models.Model):
    """A record that says to whom it is open."""

    circle = models.CharField(
        _("open to"),
        max_length=200,
        default=PUBLIC,
        validators=[circle_name],
        help_text="To whom the record is open.",
    )

    objects: ClassVar[Any] = Scoped.as_manager()

    class Meta:
        abstract = True
