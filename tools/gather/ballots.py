"""The resolutions of the General Assembly: ballots, votes, sponsors, and what the Monitor says of votes."""

import re
from dataclasses import dataclass

from tools.gather.raw import Raw, RawFiles
from tools.gather.sheet import fact
from tools.gather.sources import Catalogue, Row, Seen

PARAGRAPH = re.compile(r"preambular paragraph (\d+)")
PRINTED = re.compile(r"(\d+)/(\d+)/(\d*)")
ADOPTED = {"70": "2015-12-07", "75": "2020-12-07", "76": "2021-12-06", "78": "2023-12-04"}
NO_TOTALS = "totals only, no roll-call"
DAY_NOT_SEEN = "the day was not seen: before the vote of the General Assembly"
INFERRED_VOTE = "in no roll-call data; worked out from profiles of 2018 and 2019 and a total in print"
NON_VOTING = "absent, not taking part or not entitled to vote: the source does not say which"
ROLES = {
    "lead sponsor at First Committee stage": "lead sponsor in the First Committee",
    "sponsor (as printed on the draft)": "sponsor, as printed on the draft",
}


@dataclass(frozen=True)
class Told:
    """What a profile says of votes of a State."""

    iso3: str
    words: str
    cast: str
    sessions: tuple[str, ...]


TOLD = (
    Told("BEN", "absent from the General Assembly vote", "non_voting", ("76",)),
    Told("GIN", "absent from the General Assembly vote", "non_voting", ("74",)),
    Told("NRU", "absent from the General Assembly votes", "non_voting", ("70", "71", "72", "73")),
    Told("SOM", "voted for the General Assembly resolution", "yes", ("70", "72")),
    Told("SOM", "voted for the General Assembly resolution", "non_voting", ("71", "73", "74")),
    Told("SSD", "voted for the General Assembly resolution", "yes", ("77",)),
    Told("VUT", "voted for the General Assembly resolution", "yes", ("70", "71")),
)


def ballots(raw: RawFiles, catalogue: Catalogue) -> dict[str, list[Row]]:
    """The tables of votes, by name."""
    votes = {row["id"]: row for row in (_vote(row, catalogue) for row in raw.rows("unga_votes"))}
    _told(raw, catalogue, votes)
    days = {row["resolution"]: row["vote_date"] for row in raw.rows("unga_votes")}
    return {
        "ballots": [_ballot(row, catalogue) for row in raw.rows("unga_totals")],
        "votes": list(votes.values()),
        "sponsors": [_sponsor(row, days, catalogue) for row in raw.rows("unga_sponsors")],
    }


def code(symbol: str) -> str:
    """`A/RES/73/54` to `A-RES-73-54`, `A/C.1/73/L.39` to `A-C1-73-L39`."""
    return symbol.replace(".", "").replace("/", "-")


def _ballot(row: Raw, catalogue: Catalogue) -> Row:
    first_committee = row["stage"].startswith("First Committee")
    paragraph = PARAGRAPH.search(row["stage"])
    drafted = row["resolution"].startswith("(")
    symbol = f"A/C.1/{row['session']}, draft" if drafted else row["resolution"]
    part = f"preambular paragraph {paragraph[1]}" if paragraph else ""
    yes, no, abstain = _printed(row)
    return fact(
        code(symbol).replace(", ", "-") + (f"-pp{paragraph[1]}" if paragraph else ""),
        row["vote_date"] or f"../{ADOPTED[row['session']]}", _seen(row, catalogue),
        on_grade="" if row["vote_date"] else "inferred", note=_note(row), symbol=symbol,
        session=row["session"], stage="first_committee" if first_committee else "plenary", part=part,
        yes=yes, no=no, abstain=abstain,
    )  # fmt: skip


def _in_print(row: Raw) -> bool:
    """Whether the totals themselves were published: in news of the unit, not by adding up a roll-call."""
    return row["published_source"].startswith("http") or not row["non_voting"]


def _printed(row: Raw) -> tuple[str, str, str]:
    if not row["non_voting"]:
        return row["yes"], row["no"], row["abstain"]
    found = PRINTED.fullmatch(row["published_totals"]) if _in_print(row) else None
    return (found[1], found[2], found[3]) if found else ("", "", "")


def _seen(row: Raw, catalogue: Catalogue) -> Seen:
    """Where the totals are in print comes first; then the roll-call."""
    cells = [row["published_source"], row["source"]] if _in_print(row) else [row["source"]]
    first, *others = [catalogue.seen(cell) for cell in cells if cell]
    return sum(others, first)


def _note(row: Raw) -> str:
    record = f"meeting {row['meeting']}" if row["meeting"] else ""
    alone = NO_TOTALS if not row["non_voting"] else ""
    undated = "" if row["vote_date"] else DAY_NOT_SEEN
    unnamed = "symbol not seen" if row["resolution"].startswith("(") else ""
    return "; ".join(part for part in (record, alone, undated, unnamed) if part)


def _vote(row: Raw, catalogue: Catalogue) -> Row:
    seen = catalogue.seen(row["source"], row["iso3"])
    inferred = "Inferred" in row["note"]
    note = INFERRED_VOTE if inferred else NON_VOTING if row["vote"] == "non-voting" else ""
    return fact(
        f"{code(row['resolution'])}-{row['iso3']}", row["vote_date"], seen,
        grade="inferred" if inferred else "", note=note, state=row["iso3"],
        ballot=code(row["resolution"]), cast=row["vote"].replace("-", "_"),
    )  # fmt: skip


def _sponsor(row: Raw, days: dict[str, str], catalogue: Catalogue) -> Row:
    ballot = code(row["resolution"])
    return fact(
        f"{ballot}-sponsor-{row['iso3']}", f"../{days[row['resolution']]}", catalogue.seen(row["source"]),
        state=row["iso3"], ballot=ballot, role=ROLES[row["role"]],
    )  # fmt: skip


def _told(raw: RawFiles, catalogue: Catalogue, votes: dict[str, Row]) -> None:
    """A profile that agrees is a further source; one that does not is a reading of its own."""
    facts = [row for row in raw.rows("profile_facts") if row["topic"] == "position"]
    for told in TOLD:
        row = next(row for row in facts if row["iso3"] == told.iso3 and told.words in row["value"])
        seen = catalogue.seen(row["source_url"], told.iso3, row["as_of"])
        for vote in [vote for vote in votes.values() if _is_told(vote, told)]:
            _add(vote, told.cast, seen, votes)


def _is_told(vote: Row, told: Told) -> bool:
    return vote["state"] == told.iso3 and vote["ballot"].split("-")[2] in told.sessions


def _add(vote: Row, cast: str, seen: Seen, votes: dict[str, Row]) -> None:
    if vote["cast"] == cast:
        vote["also"] = (Seen(vote["source"], vote["also"], "") + seen).also
        return
    name = f"{vote['id']}-2"
    more = {key: vote[key] for key in ("state", "ballot")}
    votes[name] = fact(
        name, vote["on"], seen, note="the roll-call has it in none of the three lists", cast=cast, **more
    )
