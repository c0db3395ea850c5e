"""A CorCom of its own for a test that needs real processes: what a new user has after installing it."""

import os
import shutil
import signal
import subprocess
import sys
import uuid
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent


def _heeds_ctrl_c() -> None:
    """Whoever runs the tests in the background has Ctrl-C switched off, and with it all that they start."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@dataclass(frozen=True)
class Kept:
    """A database at rest, for installations that begin with a copy of it."""

    home: Path
    database: str


def keep_aside(home: Path) -> Kept:
    """The database of the tests as it is now. No transaction may be open."""
    kept = Kept(home, _made_up_name())
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(home / "corcom.sqlite3")])
    else:
        of_the_tests = connection.settings_dict["NAME"]
        connection.close()  # PostgreSQL copies no database that somebody uses
        _on_server(f"CREATE DATABASE {kept.database} TEMPLATE {of_the_tests}")
    return kept


def _made_up_name() -> str:
    return f"corcom_{uuid.uuid4().hex[:12]}"


def _on_server(statement: str) -> None:
    with psycopg.connect(os.environ["CORCOM_TEST_SERVER"], autocommit=True) as server:
        server.execute(statement)


class Installation:
    """A home folder and a database that nobody else uses: a copy of one kept aside, or empty."""

    def __init__(self, home: Path, record: Path | None = None, *, like: Kept | None = None) -> None:
        self.home = home
        self.like = like
        self.database = _made_up_name()
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
        if self.server:
            copied = f" TEMPLATE {self.like.database}" if self.like else ""
            _on_server(f"CREATE DATABASE {self.database}{copied}")
        elif self.like:
            shutil.copy(self.like.home / "corcom.sqlite3", self.home)
        return self

    def __exit__(self, *_: object) -> None:
        if self.server:
            _on_server(f"DROP DATABASE {self.database} WITH (FORCE)")

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
