"""One line of JSON on standard error for each thing worth saying, and nothing that tells who asked for what.

A line says the kind of request and never its path, query, body, address or person. Of what libraries say it
keeps the words and leaves out the values, which may come from a request. An error is told by its kind and by
where it happened; what it says itself may hold what somebody typed.
"""

import json
import logging
import traceback
import uuid
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from datetime import UTC, datetime
from time import perf_counter
from typing import Any

from django.http import HttpRequest, HttpResponseBase

OURS = "corcom"
DEEPEST = 5

log = logging.getLogger("corcom.requests")
_answering: ContextVar[str] = ContextVar("answering", default="")


def request_id() -> str:
    """The name of the request that is being answered, or nothing."""
    return _answering.get()


def logged(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Name every request, tell its name with the answer, and leave one line about it."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        token, began = _answering.set(uuid.uuid4().hex), perf_counter()
        try:
            response = get_response(request)
            response["X-Request-ID"] = request_id()
            log.info("request", extra={"told": _told(request, response, perf_counter() - began)})
            return response
        finally:
            _answering.reset(token)

    return answer


def _told(request: HttpRequest, response: HttpResponseBase, seconds: float) -> dict[str, Any]:
    route = request.resolver_match.route if request.resolver_match else None
    size = response.get("Content-Length")
    return {
        "method": request.method if request.method in METHODS else "other",
        "route": route,
        "status": response.status_code,
        "milliseconds": round(seconds * 1000),
        "bytes": int(size) if size else None,
    }


METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}


class Lines(logging.Formatter):
    """A record of Python's logging as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """The line; what is not known is left out."""
        line = {
            "time": datetime.fromtimestamp(record.created, tz=UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": _words(record),
            "request": request_id(),
            "status": getattr(record, "status_code", None),
            **getattr(record, "told", {}),
            "error": list(_errors(record.exc_info[1])) if record.exc_info and record.exc_info[1] else None,
        }
        if line["message"] == "":
            line["where"] = f"{record.module}.{record.funcName}:{record.lineno}"
        return json.dumps({name: value for name, value in line.items() if value not in (None, "")})


def _words(record: logging.LogRecord) -> str:
    """Our own message whole; of another's only the words around the values, if these can be told apart."""
    if record.name.split(".")[0] == OURS:
        return record.getMessage()
    return str(record.msg) if record.args else ""


def _errors(error: BaseException) -> Iterator[dict[str, Any]]:
    """The error and what led to it: kinds and places, without a word of what they say."""
    following: BaseException | None = error
    for _depth in range(DEEPEST):
        if following is None:
            return
        frames = traceback.extract_tb(following.__traceback__)
        yield {
            "kind": type(following).__qualname__,
            "at": [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames],
        }
        following = following.__cause__ or following.__context__
