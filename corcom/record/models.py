"""What every room's facts have in common; sources; how far each table goes; the trail."""

from datetime import datetime
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from corcom.record.grades import Grade
from corcom.record.lens import Lens
from corcom.record.partial import bounds, partial_date
from corcom.record.reader import PUBLIC, UNIT, UNVERIFIED
from corcom.record.refusal import Refusal
from corcom.record.scoped import Circled, Scoped

NEVER_OVERWRITTEN = (
    "A fact is never overwritten or deleted: record a new one that replaces it, or withdraw it."
)


class Tabled(Circled):
    """A model that is a table of the data package; `csv_table` names it, without the ending.

    `derived` fields stay out of the package: they are computed, or speak of what no package holds. Each
    pair of `in_order` names a start and an end: dates, moments or EDTF texts.
    """

    csv_table: ClassVar[str]
    derived: ClassVar[frozenset[str]] = frozenset({"circle"})
    in_order: ClassVar[tuple[tuple[str, str], ...]] = ()

    class Meta:
        abstract = True


class Source(Tabled):
    """Where a fact was seen."""

    csv_table = "sources"

    id = models.CharField(max_length=80, primary_key=True, help_text="Stable short name of the source.")
    title = models.CharField(max_length=300, help_text="What the source is, in our words.")
    publisher = models.CharField(max_length=120, blank=True, help_text="Who published it.")
    url = models.CharField(max_length=600, blank=True, help_text="Where it was seen.")
    dated = models.CharField(
        max_length=40, blank=True, validators=[partial_date], help_text="Date of the source (EDTF)."
    )
    grade = models.CharField(
        max_length=12, choices=Grade.choices, help_text="The grade that a fact from here has by default."
    )
    note = models.TextField(blank=True, help_text="Remarks.")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.title


class Coverage(Tabled):
    """To which day a table is complete, as far as anybody knows."""

    csv_table = "coverage"

    table = models.CharField(max_length=60, primary_key=True, help_text="Name of the table.")
    complete_to = models.CharField(
        max_length=40,
        blank=True,
        validators=[partial_date],
        help_text="Day to which the table is complete (EDTF); empty: not complete.",
    )
    note = models.TextField(blank=True, help_text="What is known to be missing.")

    class Meta:
        ordering = ["table"]

    def __str__(self) -> str:
        return f"{self.table}: {self.complete_to}"


class Facts(Scoped):
    """Facts of one table, asked for through a lens."""

    def through(self, lens: Lens) -> Self:
        """What was on record by `lens.known_at` and is open to its reader."""
        known = (
            super()
            .through(lens)
            .filter(recorded_at__lte=lens.known_until)
            .filter(Q(withdrawn_at=None) | Q(withdrawn_at__gt=lens.known_until))
        )
        return known if lens.reader.sees(UNVERIFIED) else known.exclude(grade=Grade.UNVERIFIED)

    def by(self, lens: Lens) -> Self:
        """As `through`, and certain by `lens.as_at`: a partial date counts from its last possible day."""
        return self.through(lens).filter(on_latest__lte=lens.as_at)

    def withdraw(self, moment: datetime) -> int:
        """Withdraw those that stand; how many. The one change that a fact on record can undergo."""
        return super(Facts, self.everything().filter(withdrawn_at=None)).update(withdrawn_at=moment)

    def update(self, **kwargs: Any) -> int:
        raise Refusal(NEVER_OVERWRITTEN)

    def bulk_update(self, *args: Any, **kwargs: Any) -> int:
        raise Refusal(NEVER_OVERWRITTEN)

    def delete(self) -> tuple[int, dict[str, int]]:
        raise Refusal(NEVER_OVERWRITTEN)


class Fact(Tabled):
    """Something that happened or holds. Never overwritten: withdrawn or replaced, and both stay readable."""

    derived: ClassVar[frozenset[str]] = Tabled.derived | {"on_earliest", "on_latest"}
    in_order: ClassVar[tuple[tuple[str, str], ...]] = (("recorded_at", "withdrawn_at"),)
    same_matter: ClassVar[tuple[str, ...]] = ()

    id = models.CharField(max_length=100, primary_key=True, help_text="Stable name of the fact.")
    on = models.CharField(
        _("date"),
        max_length=60,
        blank=True,
        validators=[partial_date],
        help_text="The date it is true from (EDTF, may be partial).",
    )
    on_earliest = models.DateField(null=True, editable=False)
    on_latest = models.DateField(null=True, editable=False, db_index=True)
    on_grade = models.CharField(
        max_length=12,
        choices=Grade.choices,
        blank=True,
        help_text="Grade of the date, where it differs from that of the fact.",
    )
    grade = models.CharField(max_length=12, choices=Grade.choices, help_text="How far the fact is trusted.")
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="+", help_text="Where it was seen."
    )
    also = models.CharField(
        max_length=400, blank=True, help_text="Further sources, their names separated by spaces."
    )
    note = models.TextField(blank=True, help_text="Remarks.")
    preferred = models.BooleanField(
        default=False, help_text="Chosen by a person over other readings of the same matter."
    )
    recorded_at = models.DateTimeField(db_default=Now(), help_text="When it entered the record (UTC).")
    recorded_by = models.CharField(max_length=40, blank=True, help_text="Pseudonym of whoever recorded it.")
    withdrawn_at = models.DateTimeField(
        null=True, blank=True, help_text="When it ceased to stand on record (UTC)."
    )
    replaces_id: str | None
    replaces = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The fact that this one replaces.",
    )

    objects: ClassVar[Any] = Facts.as_manager()

    class Meta:
        abstract = True
        ordering = ["on_latest", "id"]

    def __str__(self) -> str:
        return self.id

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise Refusal(NEVER_OVERWRITTEN)
        self.place_in_time()
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise Refusal(NEVER_OVERWRITTEN)

    def place_in_time(self) -> None:
        """Set the first and last possible day from `on`. Raises NotADate."""
        self.on_earliest, self.on_latest = bounds(self.on) if self.on else (None, None)

    def clean(self) -> None:
        """Refuse text that no file and no PostgreSQL takes: NUL, and halves of surrogate pairs."""
        for field in self._meta.concrete_fields:
            text = str(field.value_from_object(self))
            if any(letter == "\0" or "\ud800" <= letter <= "\udfff" for letter in text):
                raise ValidationError(f"{field.name} holds a character that cannot be written.")

    @property
    def open_to(self) -> str:
        """The circle that the fact is open to: what nobody has verified is for those who may verify it."""
        if self.grade != Grade.UNVERIFIED:
            return self.circle
        return UNVERIFIED if self.circle == PUBLIC else UNIT

    @property
    def day_verified(self) -> bool:
        """Whether the day, and not only the fact, has been seen in a source."""
        return (self.on_grade or self.grade) != Grade.UNVERIFIED


class TrailEntry(models.Model):
    """One line of the audit trail: who did what to which record, when, why, before and after."""

    at = models.DateTimeField()
    actor = models.CharField(max_length=40)
    action = models.CharField(max_length=60)
    table = models.CharField(max_length=60)
    record = models.CharField(max_length=120)
    of_record = models.BooleanField()
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    reason = models.TextField()
    request = models.CharField(max_length=40)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["table", "record"], name="trail_by_record"),
            models.Index(fields=["-id"], condition=Q(of_record=True), name="trail_of_record"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action} {self.table}/{self.record}"
