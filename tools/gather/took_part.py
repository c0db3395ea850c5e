"""Which formal meetings a State took part in, as its profile tells it."""

import re

from tools.gather.meetings import ORDINALS
from tools.gather.numbers import numbered
from tools.gather.raw import Raw, RawFiles
from tools.gather.sheet import fact
from tools.gather.sources import Catalogue, Row

NAMES = {
    f"{word} Meeting of States Parties": f"{place}MSP" for place, word in enumerate(ORDINALS.split(), start=1)
}
NAMES |= {"First Review Conference": "1RC", "Second Review Conference, part two": "2RC-2"}
ONE_MEETING = re.compile(
    r"^(?:(?:every meeting(?: since \d+)?, |most meetings, )?(?:the last being the |latest:? (?:the )?)"
    r"|only the |first meeting attended: |two meetings, latest the |Foreign Minister took part in the )?"
    r"(\w+ Meeting of States Parties|First Review Conference|Second Review Conference, part two)(?=$|[; ,:])"
)
BY_CODE = re.compile(
    r"^only (\d+MSP)|^observer at (9MSP), its first|^(?:hosted and )?presided (\d+MSP)|^hosted (\d+MSP)"
)
PERSON = re.compile(r" \([A-Z]\w+ [A-Z]\w+ [A-Z]\w+\)")
CONFLICT = re.compile(r"; conflict with [^)]*")
DELEGATION = "delegation:"
AT = {("CHL", DELEGATION): "2RC-1"}


def took_part(raw: RawFiles, catalogue: Catalogue) -> list[Row]:
    """One row a row of the profiles; the meeting where it is one and the State was there."""
    facts = raw.rows("profile_facts")
    found = [row for row in facts if row["topic"] == "meeting" or row["value"].startswith(DELEGATION)]
    return numbered([_part(row, catalogue) for row in found])


def _part(row: Raw, catalogue: Catalogue) -> Row:
    iso3, value = row["iso3"], PERSON.sub("", row["value"])
    return fact(
        f"{iso3}-took-part", row["date"] or row["as_of"],
        catalogue.seen(row["source_url"], iso3, row["as_of"]), state=iso3,
        meeting=AT.get((iso3, value[: len(DELEGATION)])) or meeting_of(value), says=CONFLICT.sub("", value),
    )  # fmt: skip


def meeting_of(value: str) -> str:
    """The one meeting that a text says the State was at; blank, where it speaks of several."""
    named, coded = ONE_MEETING.match(value), BY_CODE.match(value)
    if named:
        return NAMES.get(named[1], "")
    return next((code for code in coded.groups() if code), "") if coded else ""
