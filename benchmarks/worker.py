"""A process that answers a question once a line, so that two programs in two environments can take turns."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.places import ROOT, CannotMeasure


class Worker:
    """`module` run by `python`, asked by a line on its standard input, answering with a line of JSON."""

    def __init__(
        self, python: Path | str, module: str, *args: str, env: dict[str, str] | None = None
    ) -> None:
        self.module, self.last = module, {}
        command = [str(python), "-m", module, *args]
        self._process = subprocess.Popen(
            command, cwd=ROOT, env=env, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def __enter__(self) -> "Worker":
        return self

    def __exit__(self, *_: object) -> None:
        self._process.stdin.close()
        self._process.wait(timeout=60)

    def asking(self, how: str) -> Callable[[], float]:
        """A function that asks once and tells the seconds; all that was answered is kept in `last[how]`."""

        def ask() -> float:
            self._process.stdin.write(f"{how}\n")
            self._process.stdin.flush()
            line = self._process.stdout.readline()
            if not line:
                raise CannotMeasure(f"{self.module} ended without an answer to '{how}'.")
            self.last[how] = json.loads(line)
            return self.last[how]["seconds"]

        return ask


def answer_all(lines: Any, ways: dict[str, Callable[[], dict[str, Any]]]) -> None:
    """The other end: one answer a line, until the input ends."""
    for line in lines:
        print(json.dumps(ways[line.strip()]()), flush=True)
