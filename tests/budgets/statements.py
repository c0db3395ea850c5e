"""The SQL statements that one request costs."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import connection

WRITING = ("INSERT", "UPDATE", "DELETE", "REPLACE", "CREATE", "ALTER", "DROP", "TRUNCATE")


@dataclass
class Statements:
    """What was sent to the database, with its parameters."""

    sent: list[tuple[str, str]] = field(default_factory=list)

    @property
    def writes(self) -> list[str]:
        return [sql for sql, _params in self.sent if sql.lstrip().upper().startswith(WRITING)]

    @property
    def repeated(self) -> list[str]:
        return [sql for (sql, _params), times in Counter(self.sent).items() if times > 1]


@contextmanager
def listened() -> Iterator[Statements]:
    """All statements sent inside."""
    heard = Statements()

    def hear(execute, sql, params, many, context):
        heard.sent.append((sql, repr(params)))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(hear):
        yield heard
