"""One client over loopback: a connection a request, the same for whoever is asked."""

import http.client
from collections.abc import Callable
from time import perf_counter

from benchmarks.places import CannotMeasure
from benchmarks.servers import Server


def answer(
    server: Server, address: str, headers: dict[str, str] | None = None
) -> tuple[float, http.client.HTTPResponse, bytes]:
    """One request: seconds from connecting to the last byte, the response, its body."""
    begun = perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    try:
        connection.request("GET", address, headers=headers or {})
        response = connection.getresponse()
        body = response.read()
        return perf_counter() - begun, response, body
    finally:
        connection.close()


def asking(
    server: Server, address: str, *, status: int = 200, headers: dict[str, str] | None = None
) -> Callable[[], float]:
    """A function that asks once and tells the seconds; another status than expected ends the run."""

    def ask() -> float:
        seconds, response, _body = answer(server, address, headers)
        if response.status != status:
            raise CannotMeasure(f"{server.name} answers {response.status} to {address}, not {status}.")
        return seconds

    return ask
