"""A real `corcom serve` with the real record, for tests in a real browser."""

import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.installation import ROOT, Installation


@contextmanager
def served(home: Path, like: Installation) -> Iterator[str]:
    """The address of a site that answers, with the record of another."""
    with Installation(home, ROOT / "data" / "ccm", like=like) as made:
        process = made.start("serve", "--port", "0")
        try:
            assert process.stdout is not None
            found = re.search(r"http://\S+", process.stdout.readline())
            assert found, process.stderr.read() if process.stderr else ""
            yield found[0].rstrip("/")
        finally:
            process.terminate()
            process.communicate(timeout=20)


def answer(address: str) -> tuple[int, str]:
    """Status and body of an address."""
    try:
        with urllib.request.urlopen(address, timeout=20) as response:
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()
