"""One process at a time, on one host or on several."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256

from django.conf import settings
from django.db import connection


@contextmanager
def alone(purpose: str, *, wait: bool = True) -> Iterator[bool]:
    """Do something while no other process does the same; whether it is ours to do.

    By a lock on a file in `CORCOM_HOME` and, for other hosts, by one in PostgreSQL. Without `wait`, whoever
    comes second is told at once.
    """
    settings.HOME.mkdir(parents=True, exist_ok=True)
    with (settings.HOME / f"{purpose}.lock").open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        if connection.vendor == "postgresql":
            with _alone_in_postgresql(purpose, wait) as ours:
                yield ours
        else:
            yield True


@contextmanager
def _alone_in_postgresql(purpose: str, wait: bool) -> Iterator[bool]:
    number = int.from_bytes(sha256(purpose.encode()).digest()[:7], "big")
    with connection.cursor() as cursor:
        if wait:
            cursor.execute("SELECT pg_advisory_lock(%s) IS NOT NULL", [number])
        else:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [number])
        ours: bool = cursor.fetchone()[0]
        try:
            yield ours
        finally:
            if ours:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [number])
