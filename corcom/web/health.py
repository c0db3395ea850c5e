"""Whether the process lives, and whether it can answer: for whatever watches over the site."""

from collections.abc import Callable
from functools import cache

from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from corcom.record.trail import version


@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """The process lives. Nothing else is asked."""
    return JsonResponse({"alive": True})


@never_cache
@require_safe
def readiness(request: HttpRequest) -> JsonResponse:
    """Whether pages can be answered and, if not, for which part they wait."""
    waits_for = next((part for part, stands in PARTS.items() if not _stands(stands)), None)
    return JsonResponse(
        {"ready": waits_for is None, "waits_for": waits_for}, status=503 if waits_for else 200
    )


def _stands(stands: Callable[[], bool]) -> bool:
    try:
        return stands()
    except DatabaseError:
        return False


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone())


def _tables() -> bool:
    return _steps() <= MigrationRecorder(connection).applied_migrations().keys()


@cache
def _steps() -> frozenset[tuple[str, str]]:
    """The migrations that this program needs."""
    return frozenset(MigrationLoader(None).disk_migrations)


def _record() -> bool:
    return bool(version())


PARTS: dict[str, Callable[[], bool]] = {"database": _database, "tables": _tables, "record": _record}
"""In this order: each stands on the one before."""
