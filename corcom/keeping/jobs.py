"""What this room does in time itself: sessions and cached answers that nobody can use any more."""

from datetime import datetime
from importlib import import_module
from typing import Any

from django.conf import settings
from django.db import connection

from corcom.record.upkeep import upkeep

IN_DATABASE = "django.core.cache.backends.db.DatabaseCache"


@upkeep("sessions")
def expired_sessions(now: datetime) -> str:
    """Remove the sessions that have run out."""
    sessions: Any = import_module(settings.SESSION_ENGINE).SessionStore.get_model_class()
    removed, _ = sessions.objects.filter(expire_date__lt=now).delete()
    return f"{removed} expired removed" if removed else ""


@upkeep("cache")
def expired_cache(now: datetime) -> str:
    """Remove what a cache in the database keeps beyond its time."""
    caches: list[dict[str, Any]] = list(settings.CACHES.values())
    kept_in = {str(cache["LOCATION"]) for cache in caches if cache["BACKEND"] == IN_DATABASE}
    removed = sum(_expired(table, now) for table in sorted(kept_in))
    return f"{removed} expired rows removed" if removed else ""


def _expired(table: str, now: datetime) -> int:
    moment = connection.ops.adapt_datetimefield_value(now)
    with connection.cursor() as cursor:
        statement = f"DELETE FROM {connection.ops.quote_name(table)} WHERE expires < %s"  # noqa: S608
        cursor.execute(statement, [moment])
        return int(cursor.rowcount)
