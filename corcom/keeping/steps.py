"""The tables as the migrations made them: a copy fits its database, which may be older than the program."""

from collections.abc import Iterable

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model

LEFT_OUT = {"people.session"}
"""Nobody stays logged in through a restore."""

Step = tuple[str, str]


def applied() -> list[Step]:
    """The migrations that the database has had: room and name."""
    return sorted(MigrationRecorder(connection).applied_migrations())


def unknown(steps: Iterable[Step]) -> list[Step]:
    """Those that this CorCom does not have: they come from a newer one."""
    known = MigrationLoader(connection).disk_migrations
    return [step for step in steps if step not in known]


def models_at(steps: list[Step]) -> dict[str, type[Model]]:
    """Every table that is copied, by its label, with the columns that it has after these migrations."""
    state = MigrationLoader(connection).project_state(steps)
    models = state.apps.get_models(include_auto_created=True)
    named = {model._meta.label_lower: model for model in models if _has_table(model)}
    return {label: named[label] for label in sorted(named.keys() - LEFT_OUT)}


def bring_to(steps: list[Step]) -> None:
    """Apply these migrations and no others. The database has had none that is not among them."""
    executor = MigrationExecutor(connection)
    executor.migrate(_last_of_each_room(executor, steps))


def _has_table(model: type[Model]) -> bool:
    meta = model._meta
    return meta.managed and not meta.proxy and not meta.swapped


def _last_of_each_room(executor: MigrationExecutor, steps: list[Step]) -> list[Step]:
    chosen = set(steps)
    nodes = executor.loader.graph.node_map
    return [
        step
        for step in steps
        if not any(child.key in chosen and child.key[0] == step[0] for child in nodes[step].children)
    ]
