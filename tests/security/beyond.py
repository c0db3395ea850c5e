"""What is asked for beyond the walk: what another has, hidden facts by their names, searches, commands."""

import io
import sys
import tempfile
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path
from urllib.parse import urlsplit

from django.urls import resolve

from corcom.cli import main
from corcom.people.rights import ANYBODY, right_to_open
from corcom.record.lens import today
from tests.security.addresses import Address
from tests.security.walk import SOME, Visit, visited
from tests.security.world import World

COMMANDS = {
    "figures": ["figures", "--format", "json"],
    "duties": ["duties", "--format", "json"],
}


def asked_beyond(world: World) -> Iterator[Visit]:
    """Everybody asks by address for what only some may have."""
    for path in _paths(world):
        found = resolve(urlsplit(path).path)
        address = Address(str(found.url_name), found.route, ())
        line = right_to_open(address.right)
        for who in SOME if line and ANYBODY in line.holders else world.clients:
            yield visited(world, who, "GET", address, path)


def _paths(world: World) -> Iterator[str]:
    others = world.others.pk
    yield from (f"/desk/proposals/{others}/", f"/desk/proposals/{others}/amend/")
    yield f"/desk/documents/{world.others_document.pk}/"
    yield from (f"/desk/states/FRE{form}" for form in ("/", ".json", ".csv"))
    yield from ("/desk/states/FRE/propose/", "/desk/states/FRE,RUR/", "/desk/states/rur/")
    for name in world.hidden_laws:
        yield from (f"/facts/laws/{name}.json", f"/desk/facts/laws/{name}/")
        yield f"/desk/states/RUR/propose/?table=laws&fact={name}"
        yield f"/desk/record/laws/{name}/"
    yield "/desk/promises/hidden-promise/"
    yield from ("/meetings/CC-2/", "/meetings/CC-2.ics", "/sources/hidden-source/")
    for code in ("CC-2", world.meeting):
        yield from (
            f"/desk/meetings/{code}/{page}" for page in ("", "agenda/", "calendar.ics", "out/agenda.html")
        )
        yield from (f"/meetings/{code}/", f"/meetings/{code}.ics")
    yield f"/desk/meetings/CC-1/papers/{world.paper}/"
    yield f"/desk/record/proposals/{others}/"
    yield f"/desk/money/invoices/{world.others_invoice}/"
    yield f"/desk/money/invoices/{world.others_invoice}/invoice.pdf"
    yield f"/desk/money/receipts/{world.others_payment}/receipt.docx"
    yield "/desk/money/statements/FRE/isu/statement.pdf"
    for payment in (world.payment, world.others_payment):
        yield f"/desk/facts/contributions/{payment}/"
    yield f"/desk/people/seats/{world.users['other'].accreditations.get().pk}/"
    yield f"/desk/people/{world.users['other'].pseudonym}/erase/"
    yield from (f"/desk/search/?q={words}" for words in ("zqoth", "Freedonia", "Ruritania"))


def commanded() -> dict[str, bytes]:
    """What the commands print, and the files of an export."""
    said = {name: _printed(words) for name, words in COMMANDS.items()}
    with tempfile.TemporaryDirectory() as folder:
        assert _printed(["export", folder])
        said["export"] = b"".join(path.read_bytes() for path in sorted(Path(folder).iterdir()))
        paper = Path(folder) / "pack.html"
        _printed(["pack", "--meeting", today().isoformat(), "--out", str(paper)])
        said["pack"] = paper.read_bytes()
    return said


def _printed(words: list[str]) -> bytes:
    out = io.StringIO()
    with redirect_stdout(out):
        assert main(words) == 0, (words, sys.stderr)
    return out.getvalue().encode() or b"."
