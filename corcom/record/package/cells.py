"""One cell of a table: from text to value and back."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, TypeAlias

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import translation

from corcom.record.partial import DAY, short

Column: TypeAlias = "models.Field[Any, Any]"

MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?Z")
WHOLE = re.compile(r"-?[0-9]{1,18}")
NUMBER = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,18})?")
YES_NO = {"true": True, "false": False}


class BadCell(ValueError):
    """What is wrong with a cell, and what to write instead."""


def value_of(field: Column, text: str) -> Any:
    """The value that a cell stands for. Raises BadCell."""
    if text == "":
        return _nothing(field)
    value = _READERS[field.get_internal_type()](text)
    if field.choices and value not in dict(field.flatchoices):
        raise BadCell(f"'{short(text)}' is none of {', '.join(str(code) for code, _ in field.flatchoices)}")
    _check(field, value)
    return value


def text_of(value: Any) -> str:
    """The cell that stands for a value."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case datetime():
            return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
        case Decimal():
            return f"{value:f}"
        case _:
            return str(value)


def may_be_empty(field: Column) -> bool:
    """Whether an empty cell says something: nothing known, no text, the default, or 'now'."""
    return field.null or field.blank or field.has_default() or field.has_db_default()


def _nothing(field: Column) -> Any:
    if not may_be_empty(field):
        raise BadCell("is empty")
    if field.null or field.has_db_default():
        return None
    return field.get_default()


def _check(field: Column, value: Any) -> None:
    """In English whatever the language of the machine: the messages are part of the interface."""
    with translation.override("en"):
        try:
            field.run_validators(value)
        except ValidationError as error:
            raise BadCell(" ".join(error.messages)) from error


def _day(text: str) -> date:
    try:
        if DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        raise BadCell(f"'{text}' is a day that does not exist") from None
    raise BadCell(f"'{short(text)}' is not a day: write 2018-09-25")


def _moment(text: str) -> datetime:
    try:
        if MOMENT.fullmatch(text):
            return datetime.fromisoformat(text)
    except ValueError:
        raise BadCell(f"'{text}' is a moment that does not exist") from None
    raise BadCell(f"'{short(text)}' is not a moment: write 2018-09-25T13:30:00Z")


def _yes_or_no(text: str) -> bool:
    if text not in YES_NO:
        raise BadCell(f"'{short(text)}' is neither true nor false")
    return YES_NO[text]


def _whole(text: str) -> int:
    if not WHOLE.fullmatch(text):
        raise BadCell(f"'{short(text)}' is not a whole number")
    return int(text)


def _number(text: str) -> Decimal:
    if not NUMBER.fullmatch(text):
        raise BadCell(f"'{short(text)}' is not a number")
    return Decimal(text)


_READERS: dict[str, Callable[[str], Any]] = {
    "BigIntegerField": _whole,
    "BooleanField": _yes_or_no,
    "CharField": str,
    "DateField": _day,
    "DateTimeField": _moment,
    "DecimalField": _number,
    "ForeignKey": str,
    "IntegerField": _whole,
    "PositiveIntegerField": _whole,
    "TextField": str,
}
