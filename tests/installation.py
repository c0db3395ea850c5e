"""A CorCom of its own for a test that needs real processes: what a new user has after installing it."""

import os
import shutil
import signal
import subprocess
import sys
import uuid
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

ROOT = Path(__file__).resolve().parent.parent


def _heeds_ctrl_c() -> None:
    """Whoever runs the tests in the background has Ctrl-C switched off, and with it all that they start."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Installation:
    """A home folder and a database that nobody else uses; `like` another that rests, or empty."""

    def __init__(self, home: Path, record: Path | None = None, *, like: "Installation | None" = None) -> None:
        self.home = home
        self.like = like
        self.database = f"corcom_{uuid.uuid4().hex[:12]}"
        self.server = os.environ.get("CORCOM_TEST_SERVER")
        self.env = {
            **os.environ,
            "CORCOM_HOME": str(home),
            "CORCOM_RECORD": str(record or home / "no-record"),
        }
        if self.server:
            self.env["DATABASE_URL"] = urlunsplit(urlsplit(self.server)._replace(path=f"/{self.database}"))

    def __enter__(self) -> "Installation":
        self.home.mkdir()
        self._on_server(
            f"CREATE DATABASE {self.database}" + (f" TEMPLATE {self.like.database}" if self.like else "")
        )
        for copied in self.like.home.glob("corcom.sqlite3*") if self.like else ():
            shutil.copy(copied, self.home)
        return self

    def __exit__(self, *_: object) -> None:
        self._on_server(f"DROP DATABASE {self.database} WITH (FORCE)")

    def _on_server(self, statement: str) -> None:
        if self.server:
            with psycopg.connect(self.server, autocommit=True) as connection:
                connection.execute(statement)

    def start(self, *args: object) -> subprocess.Popen[str]:
        """The command, running."""
        return subprocess.Popen(
            [sys.executable, "-m", "corcom.cli", *map(str, args)],
            cwd=ROOT,
            env=self.env,
            text=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            preexec_fn=_heeds_ctrl_c,
        )

    def run(self, *args: object) -> subprocess.CompletedProcess[str]:
        """The command, ended."""
        with self.start(*args) as process:
            stdout, stderr = process.communicate(timeout=120)
        return subprocess.CompletedProcess(process.args, process.returncode, stdout, stderr)
