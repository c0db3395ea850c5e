"""What tests of reading share: made-up States, the historic papers beside the repository, and their scorer."""

import importlib.util
import json
import os
from pathlib import Path

import pytest

from corcom.reading import StateForm, names_with, told
from corcom.reading import read as read_minutes

SHARED = Path(__file__).resolve().parents[3] / "shared"
PAPERS = Path(os.environ.get("CORCOM_MINUTES", SHARED / "minutes"))
SCORER = PAPERS.parent / "tools" / "score_minutes.py"
SAMPLES = Path(__file__).parent / "samples"

MADE_UP = {
    "Norlandia": "NLD-X",
    "Estovia": "EST-X",
    "Sudonian Isles": "SUD-X",
    "Westmark": "WMK-X",
    "Bergonia": "BRG-X",
    "Tarnland": "TRN-X",
    "Velmora": "VLM-X",
}
NAMES = names_with([StateForm(name, code) for name, code in MADE_UP.items()])


def read(name: str, paper: bytes | str, names=NAMES) -> dict:
    """The reading as a program gets it."""
    data = paper.encode() if isinstance(paper, str) else paper
    return json.loads(json.dumps(told(read_minutes(name, data, names))))


def scorer():
    """The scorer that stands beside the papers; the test is skipped where they are not."""
    if not (PAPERS.is_dir() and SCORER.is_file()):
        pytest.skip(f"no historic minutes at {PAPERS}: set CORCOM_MINUTES to their folder")
    spec = importlib.util.spec_from_file_location("score_minutes", SCORER)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def owners(action: dict) -> list:
    return [owner["party"] for owner in action["owners"]]


def due(action: dict) -> list | None:
    return action["due"] and [action["due"]["iso_start"], action["due"]["iso_end"]]


def told_of(reading: dict, words: str) -> dict:
    """The action whose quote has these words."""
    found = [action for action in reading["actions"] if words in action["quote"]]
    assert found, f"nothing with '{words}' in {[action['quote'] for action in reading['actions']]}"
    return found[0]
