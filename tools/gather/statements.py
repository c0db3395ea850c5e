"""Article 1: what States say, and sources say of them, on use, production, transfer and policy."""

import re

from tools.gather.ballots import TOLD
from tools.gather.by_hand import rows as written
from tools.gather.numbers import numbered
from tools.gather.participation import ALSO_IN_PROFILES
from tools.gather.raw import Raw, RawFiles
from tools.gather.sheet import fact, flag
from tools.gather.sources import Catalogue, Row

SUBJECTS = {"use": "use", "production": "production", "transfer": "transfer", "position": "policy"}
DONE = {"use": "used", "production": "produced", "transfer": "transferred"}
OWN = re.compile(r"own statement|^states |^says |^reports |initial report|^acknowledged")
MARK = re.compile(r" \((own statement|initial report)\)")
NEVER = re.compile(r"^(states )?never$")
OF_OTHER_TABLES = {(told.iso3, told.words) for told in TOLD} | set(ALSO_IN_PROFILES)
PLANNED = "plans a national committee"
PRODUCER = {"current": "named as a producer", "stopped": "named as a former producer"}
OF_A_LIST = "from a list that nobody has seen"


def statements(raw: RawFiles, catalogue: Catalogue) -> list[Row]:
    """The profiles, then the older sheet of producers, as far as nobody has seen its source."""
    said = [row for row in raw.rows("profile_facts") if _is_statement(row)]
    texts = {(row["state"], row["words"]): row for row in written("statements")}
    producers = [row for row in raw.rows("production_transfers") if row["confidence"] == "unverified"]
    rows = [_said(row, texts, catalogue) for row in said]
    return numbered([*rows, *(_producer(row, catalogue) for row in producers)])


def _is_statement(row: Raw) -> bool:
    elsewhere = any(row["iso3"] == state and words in row["value"] for state, words in OF_OTHER_TABLES)
    policy = row["topic"] == "position" and not elsewhere
    return policy or row["topic"] in DONE or row["value"].startswith(PLANNED)


def _said(row: Raw, texts: dict[tuple[str, str], Row], catalogue: Catalogue) -> Row:
    iso3, value = row["iso3"], row["value"]
    chosen = next((text for (state, words), text in texts.items() if (state == iso3) and words in value), {})
    subject = SUBJECTS.get(row["topic"], "policy")
    return fact(
        f"{iso3}-{subject}", row["date"] or row["as_of"],
        catalogue.seen(row["source_url"], iso3, row["as_of"]), grade=chosen.get("grade", ""), state=iso3,
        subject=subject, says=chosen.get("says") or _whole(value, row["topic"]),
        own=flag(bool(OWN.search(value)) or chosen.get("own") == "true"),
    )  # fmt: skip


def _whole(value: str, topic: str) -> str:
    """`states never` under production: `states that it never produced`."""
    short = NEVER.match(value)
    if short:
        return f"{'states that it ' if short[1] else ''}never {DONE[topic]}"
    return MARK.sub("", value)


def _producer(row: Raw, catalogue: Catalogue) -> Row:
    kind = "stopped" if row["status"].startswith("stopped") else "current"
    more = {"state": row["iso3"], "subject": "production", "says": PRODUCER[kind], "own": flag(False)}
    return fact(f"{row['iso3']}-production", "", catalogue.seen("not seen"), note=OF_A_LIST, **more)
