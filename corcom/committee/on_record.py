"""Rows of the record that are no facts, kept as minutes have them: who was there, and the items."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from corcom.committee.models import AgendaItem, Attendance, Meeting
from corcom.record.actions import cells
from corcom.record.models import Tabled
from corcom.record.refusal import Refusal
from corcom.record.trail import Act, Line, write_line


def keep_rows(
    act: Act, model: type[AgendaItem] | type[Attendance], meeting: Meeting, rows: Iterable[Tabled]
) -> None:
    """Let the meeting have these rows and no others, each change with its line; inside an action."""
    before: dict[str, Any] = {row.pk: row for row in model.objects.everything().filter(meeting_id=meeting.pk)}
    for row in rows:
        old = before.pop(row.pk, None)
        was = cells(old) if old else None
        if was != cells(row):
            _save(act, row, was)
    for row in before.values():
        write_line(act, Line("remove_row", row.csv_table, str(row.pk), before=cells(row)))
        row.delete()


def _save(act: Act, row: Tabled, was: dict[str, str] | None) -> None:
    try:
        row.full_clean(validate_unique=False)
    except ValidationError as error:
        told = _("“{row}” cannot go on record: {why}")
        raise Refusal(told.format(row=str(row)[:80], why=" ".join(error.messages))) from error
    row.save(force_insert=was is None, force_update=was is not None)
    name = "record_row" if was is None else "change_row"
    write_line(act, Line(name, row.csv_table, str(row.pk), before=was, after=cells(row)))
