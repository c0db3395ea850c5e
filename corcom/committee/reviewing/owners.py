"""Who is meant: names as somebody writes them, as States, organisations and groups."""

from typing import Any

from corcom.committee.minutes_in import names_on_record
from corcom.reading.cast import GROUP_CODES, GROUP_NAMES
from corcom.register.queries import find

COMMITTEE_CODE = "CORCOM"
SECRETARIAT, SECRETARIAT_HERE = "ISU", "ISU-CCM"


def owners_named(text: str) -> list[dict[str, Any]]:
    """The owners in a text, separated by semicolons; whose name nobody on record has, has no code."""
    return [_named(name) for name in (part.strip() for part in text.split(";")) if name]


def _named(name: str) -> dict[str, Any]:
    if group := next((code for code, said in GROUP_NAMES.items() if said.casefold() == name.casefold()), ""):
        return {"code": group, "name": GROUP_NAMES[group]}
    if state := find(name):
        return {"code": state.iso3, "name": state.name}
    party = names_on_record().whole(name)
    if party is None or party.kind == "office":
        return {"code": "", "name": name}
    code = _code(party.code or "", party.kind)
    return {"code": code, "name": GROUP_NAMES.get(code, name)}


def _code(code: str, kind: str) -> str:
    if kind == "group":
        return GROUP_CODES.get(code, COMMITTEE_CODE if code == "committee" else "")
    return SECRETARIAT_HERE if code == SECRETARIAT else code


def named_for_record(owner: dict[str, Any]) -> str:
    """The name that the record knows an owner by: a State's own, else as the paper has it."""
    state = find(owner["code"]) if owner["code"] else None
    return state.name if state else str(owner["name"])


def as_text(owners: list[dict[str, Any]]) -> str:
    """Owners as a form and the ledger write them."""
    return "; ".join(named_for_record(owner) for owner in owners)


def codes(owners: list[dict[str, Any]]) -> str:
    """The codes of the owners that have one, as the ledger keeps them."""
    return " ".join(owner["code"] for owner in owners if owner["code"])
