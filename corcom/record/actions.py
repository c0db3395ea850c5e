"""What an action is, and the three that every fact knows."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction

from corcom.record.models import Fact, Source, Tabled
from corcom.record.package.tables import table_of
from corcom.record.reader import PUBLIC
from corcom.record.refusal import Refusal
from corcom.record.rights import demand
from corcom.record.trail import Act, Content, Line, one_at_a_time, write_line

P = ParamSpec("P")
R = TypeVar("R")
F = TypeVar("F", bound=Fact)

Action = Callable[Concatenate[Act, P], R]


def action(right: str, about: Callable[..., str] | None = None) -> Callable[[Action[P, R]], Action[P, R]]:
    """One function that owns a change from end to end: right, effects, save, trail, in one transaction.

    The right is asked for here, by name, before the transaction opens; the function does the rest. `about`
    tells from the same arguments over which State, theme or organisation the right must hold.
    """

    def own(change: Action[P, R]) -> Action[P, R]:
        @wraps(change)
        def whole(act: Act, /, *args: P.args, **kwargs: P.kwargs) -> R:
            demand(act, right, about(*args, **kwargs) if about else "")
            with transaction.atomic():
                one_at_a_time()
                return change(act, *args, **kwargs)

        return whole

    return own


@action("record_fact")
def record_fact(act: Act, fact: F) -> F:
    """Put a fact on record. It is recorded at the moment of the act, whatever it says itself."""
    return put_on_record(act, fact)


def put_on_record(act: Act, fact: F) -> F:
    """The same, inside an action of a room that has asked for a right of its own."""
    if fact.replaces_id:
        raise Refusal(f"'{fact.pk}' replaces '{fact.replaces_id}': use the action that replaces.")
    _save(act, fact)
    write_line(act, _line("record_fact", fact, after=cells(fact)))
    return fact


@action("replace_fact")
def replace_fact(act: Act, old: Fact, new: F) -> F:
    """Put a better reading on record; the old one ceases to stand at the moment the new one enters."""
    return put_in_place_of(act, old, new)


def put_in_place_of(act: Act, old: Fact, new: F) -> F:
    """The same, inside an action of a room that has asked for a right of its own."""
    if type(old) is not type(new):
        raise Refusal(f"'{new.pk}' cannot replace '{old.pk}': they belong to two tables.")
    if new.circle != old.circle:
        raise Refusal(f"'{new.pk}' cannot replace '{old.pk}': one is open to others than the other.")
    before = cells(old)
    new.replaces_id = old.pk
    _withdraw(act, old)
    _save(act, new)
    write_line(act, _line("replace_fact", new, before=before, after=cells(new)))
    return new


@action("record_source")
def record_source(act: Act, source: Source) -> Source:
    """Put a source on record."""
    return put_source(act, source)


def put_source(act: Act, source: Source) -> Source:
    """The same, inside an action of a room that has asked for a right of its own."""
    try:
        source.full_clean(validate_unique=False)
    except ValidationError as error:
        raise Refusal(f"'{source.pk}' cannot go on record: {' '.join(error.messages)}") from error
    source.save(force_insert=True)
    write_line(act, Line("record_source", source.csv_table, source.pk, after=cells(source)))
    return source


@action("withdraw_fact")
def withdraw_fact(act: Act, fact: Fact) -> None:
    """Take a fact back: it stays readable as known before."""
    take_back(act, fact)


def take_back(act: Act, fact: Fact) -> None:
    """The same, inside an action of a room that has asked for a right of its own."""
    before = cells(fact)
    _withdraw(act, fact)
    write_line(act, _line("withdraw_fact", fact, before=before, after=cells(fact)))


def cells(row: Tabled) -> dict[str, str]:
    """The row as the data package writes it, by column; and its circle, where that is not the public."""
    written = table_of(type(row)).cells(row)
    return written if row.circle == PUBLIC else {**written, "circle": row.circle}


def _save(act: Act, fact: Fact) -> None:
    fact.recorded_at, fact.recorded_by, fact.withdrawn_at = act.at, act.actor, None
    try:
        fact.full_clean(validate_unique=False)
    except ValidationError as error:
        raise Refusal(f"'{fact.pk}' cannot go on record: {' '.join(error.messages)}") from error
    _demand_new(fact)
    fact.save()


def _demand_new(fact: Fact) -> None:
    """Its name must be free, and what the public may see must come from a source that it may see."""
    if type(fact)._default_manager.everything().filter(pk=fact.pk).exists():
        raise Refusal(f"'{fact.pk}' cannot go on record: one of this name already exists.")
    if (
        fact.circle == PUBLIC
        and not Source.objects.everything().filter(pk=fact.source_id, circle=PUBLIC).exists()
    ):
        raise Refusal(f"'{fact.pk}' cannot be public: its source '{fact.source_id}' is not.")


def _withdraw(act: Act, fact: Fact) -> None:
    """Compare and swap: of two who withdraw at once, one is refused."""
    if not type(fact)._default_manager.filter(pk=fact.pk).withdraw(act.at):
        raise Refusal(f"'{fact.pk}' does not stand on record: it has been withdrawn or was never recorded.")
    fact.withdrawn_at = act.at


def _line(name: str, fact: Fact, before: Content = None, after: Content = None) -> Line:
    return Line(name, fact.csv_table, fact.pk, before, after)
