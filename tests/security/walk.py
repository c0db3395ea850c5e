"""The walk: every address by GET and by POST as everybody; what came back, and what it did."""

from collections.abc import Iterator
from dataclasses import dataclass
from http.cookies import SimpleCookie

from django.db import transaction
from django.http import HttpResponse, StreamingHttpResponse

from corcom.people.rights import ANYBODY, PERSON, right_to_open
from tests.budgets.statements import listened
from tests.security.addresses import Address, Asking, addresses
from tests.security.markers import found_in
from tests.security.world import World

SESSIONS = "people_session"
TRAIL = "record_trailentry"
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Visit:
    """One request and its answer. `refusals`: lines that it left in the trail about a refusal."""

    who: str
    method: str
    name: str
    right: str
    path: str
    status: int
    location: str
    headers: dict[str, str]
    content: bytes
    marks: frozenset[str]
    writes: tuple[str, ...]
    refusals: int

    @property
    def outcome(self) -> str:
        """What the reader got: the way to sign in, to a second factor, a refusal, or an answer."""
        if self.status == 302 and self.location.startswith("/account/login/?next="):
            return "sign in"
        if self.status == 302 and self.location == "/account/2fa/" and self.right != "mfa_index":
            return "second factor"
        return "refused" if self.status in (403, 404) else "open"

    def __str__(self) -> str:
        return f"{self.who} {self.method} {self.path} ({self.name}): {self.status} {self.location}"


SOME = ("stranger", "owner", "other", "unit")
"""Enough for pages that are the same for all: whoever may see most and least of what is planted."""
PERSONS = ("stranger", "owner", "unit", "seatless", "ended", "bare_unit")
"""Enough for pages that every person has."""


def walked(world: World) -> Iterator[Visit]:
    """Everybody at every address, by GET and by POST. Nothing that a visit changes outlives it."""
    asking = Asking(world)
    for address in addresses():
        if right_to_open(address.right) is None:
            continue  # nobody opens it: another test says so
        path = asking.path(address)
        for method, everybody in _asking_for(address, tuple(world.clients)).items():
            for who in everybody:
                yield visited(world, who, method, address, path)


def _asking_for(address: Address, everybody: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    line = right_to_open(address.right)
    assert line is not None
    if address.dated:
        return {"GET": ("stranger", "unit") if address.name.endswith("-html") else ("stranger",)}
    if ANYBODY in line.holders:
        return {"GET": SOME, "POST": ("stranger", "owner")}
    some = PERSONS if PERSON in line.holders else everybody
    return {"GET": some, "POST": some}


def visited(world: World, who: str, method: str, address: Address, path: str) -> Visit:
    """One visit; whatever it wrote is taken back, and nobody is signed out by it."""
    client = world.clients[who]
    cookies = client.cookies.output(header="", sep=";")
    with transaction.atomic():
        with listened() as heard:
            response = client.generic(method, path, content_type=FORM)
            content = content_of(response)
        transaction.set_rollback(True)
    client.cookies = SimpleCookie(cookies)
    headers = dict(response.headers)
    return Visit(
        who,
        method,
        address.name,
        address.right,
        path,
        response.status_code,
        headers.get("Location", ""),
        headers,
        content,
        found_in(content + repr(headers).encode()),
        tuple(sql for sql in heard.writes if SESSIONS not in sql),
        sum(TRAIL in sql and "'refuse'" in params for sql, params in heard.sent),
    )


def content_of(response: HttpResponse | StreamingHttpResponse) -> bytes:
    """What a response says, also where it is sent piece by piece."""
    if response.streaming:
        return b"".join(response.streaming_content)
    return response.content
