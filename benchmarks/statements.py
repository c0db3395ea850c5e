"""How many SQL statements the country page costs. `python -m benchmarks.statements` prints it, in a loaded home."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.pages import COUNTRY
from benchmarks.places import PYTHON, environment, run
from benchmarks.result import Result, limit_result

MOST = 12


def measure(home: Path) -> Iterator[Result]:
    """The page in a process that has served it before."""
    printed = run([PYTHON, "-m", "benchmarks.statements"], environment(home))
    yield limit_result("statements of the country page", int(printed), MOST, "statements")


def _count() -> int:
    import django

    django.setup()
    from django.db import connection
    from django.test import Client

    statements: list[str] = []

    def listen(execute, sql, params, many, context):
        statements.append(sql)
        return execute(sql, params, many, context)

    reader = Client(headers={"host": "localhost"})
    reader.get(COUNTRY)
    with connection.execute_wrapper(listen):
        assert reader.get(COUNTRY).status_code == 200
    return len(statements)


if __name__ == "__main__":
    print(_count())
