"""The floor and CorCom, each behind gunicorn with one sync worker."""

import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.places import CACHE, PYTHON, ROOT, CannotMeasure, environment, run

READY_WITHIN = 20.0


@dataclass(frozen=True)
class Server:
    """A server that answers on a port of the loopback address; `pid` is gunicorn's own."""

    name: str
    port: int
    pid: int

    @property
    def worker(self) -> int:
        """The process that answers."""
        return int(Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()[0])


@dataclass(frozen=True)
class Pair:
    """The two that are asked in turn."""

    floor: Server
    corcom: Server


@contextmanager
def pair(home: Path) -> Iterator[Pair]:
    """Both, started and warm."""
    with ExitStack() as stack:
        floor = stack.enter_context(_served("the floor", "benchmarks.floor:application", _floor_env(home)))
        corcom = stack.enter_context(_served("CorCom", "corcom.wsgi:application", environment(home)))
        yield Pair(floor, corcom)


@contextmanager
def corcom_alone(home: Path) -> Iterator[Server]:
    """CorCom in a fresh worker."""
    with _served("CorCom", "corcom.wsgi:application", environment(home)) as server:
        yield server


def _floor_env(home: Path) -> dict[str, str]:
    database = CACHE / "floor.sqlite3"
    if not database.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        made = database.with_suffix(".making")
        made.unlink(missing_ok=True)
        run([PYTHON, "-m", "benchmarks.floor", "fill", str(made)])
        made.rename(database)
    return {**environment(home), "FLOOR_DB": str(database)}


@contextmanager
def _served(name: str, application: str, env: dict[str, str]) -> Iterator[Server]:
    port = _free_port()
    command = [
        PYTHON,
        "-m",
        "gunicorn",
        "-w",
        "1",
        "-k",
        "sync",
        "-b",
        f"127.0.0.1:{port}",
        "--log-level",
        "error",
        application,
    ]
    process = subprocess.Popen(command, cwd=ROOT, env=env)
    try:
        _wait_for(name, port, process)
        yield Server(name, port, process.pid)
    finally:
        process.terminate()
        process.wait(timeout=30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(name: str, port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + READY_WITHIN
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise CannotMeasure(f"{name} does not answer on port {port}.")
