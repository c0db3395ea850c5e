"""`corcom serve`: the site on one process, in threads."""

import os
import socket
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from contextlib import ExitStack
from typing import Any

from django.conf import settings
from django.db import connections

from corcom.people.first_administrator import first_link
from corcom.record.command import Command, say
from corcom.record.first_start import ready
from corcom.record.refusal import Refusal

THREADS = 4
HIGHEST_PORT = 65_535


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
    parser.add_argument(
        "--port", type=_port, default=os.environ.get("PORT", "8000"), help="port (PORT, or 8000)"
    )


def _port(text: str) -> int:
    if not (text.isdecimal() and int(text) <= HIGHEST_PORT):
        raise ArgumentTypeError(f"'{text}' is no port: choose a number up to {HIGHEST_PORT}")
    return int(text)


def _serve(args: Namespace) -> int:
    ready()
    listener = _listen(args.host, args.port)
    host = f"[{args.host}]" if ":" in args.host else args.host
    address = f"http://{host}:{listener.getsockname()[1]}"
    say(f"CorCom is at {address}/ (Ctrl-C ends it)")
    if link := first_link(address):
        say(f"Nobody is in the unit yet. The first person joins here, once: {link}")
    sys.stdout.flush()
    connections.close_all()  # the worker is a copy of this process, and no connection survives copying
    _run(listener)
    return 0


def _listen(host: str, port: int) -> socket.socket:
    """Our own socket, so that a busy port is said in one line before anything starts."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with ExitStack() as unless_it_listens:
            listener = unless_it_listens.enter_context(socket.socket(family, kind, protocol))
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(address)
            listener.listen()
            unless_it_listens.pop_all()
    except OSError as error:
        raise Refusal(
            f"Cannot listen on {host} port {port}: {error.strerror}. Choose another with --port."
        ) from error
    return listener


def _run(listener: socket.socket) -> None:
    from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]

    from corcom.web.server_log import ServerLog

    class Site(BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            self.cfg.set("bind", f"fd://{listener.detach()}")
            self.cfg.set("worker_class", "gthread")
            self.cfg.set("threads", THREADS)
            self.cfg.set("loglevel", settings.LOG_LEVEL.lower())
            self.cfg.set("logger_class", ServerLog)
            self.cfg.set("control_socket_disable", True)  # it would stand outside of CORCOM_HOME
            self.cfg.set("forwarded_allow_ips", "")  # Django heeds proxies where it is told to

        def load(self) -> Any:
            from corcom.wsgi import application

            return application

    Site().run()


COMMANDS: tuple[Command, ...] = (
    Command("serve", "serve the site and print its address", _configure, _serve),
)
