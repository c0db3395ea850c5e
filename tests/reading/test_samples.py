"""Minutes of made-up Conventions in other layouts, each with what a reader is to find in it."""

import json

import pytest

from tests.reading.given import SAMPLES, due, owners, read, told_of
from tests.reading.made import as_docx, as_pdf

NAMED = sorted(path.stem for path in SAMPLES.glob("*.txt"))
HEAD = ("date", "start_time", "end_time", "place")


def reading_of(name: str, kind: str, folder) -> tuple[dict, dict]:
    text = (SAMPLES / f"{name}.txt").read_text(encoding="utf-8")
    made = {"txt": text.encode, "docx": lambda: as_docx(text), "pdf": lambda: as_pdf(text, folder)}
    wanted = json.loads((SAMPLES / f"{name}.json").read_text(encoding="utf-8"))
    return read(f"{name}.{kind}", made[kind]()), wanted


@pytest.fixture(params=[(name, kind) for name in NAMED for kind in ("txt", "docx", "pdf")], ids="-".join)
def sample(request, tmp_path):
    return reading_of(*request.param, tmp_path)


def test_the_head_says_when_and_where(sample):
    reading, wanted = sample
    assert {key: reading[key] for key in HEAD} == {key: wanted.get(key) for key in HEAD}


def test_delegations_come_with_their_persons(sample):
    reading, wanted = sample
    assert {d["code"]: len(d["persons"]) for d in reading["attendance"]} == wanted["attendance"]
    assert [d["code"] for d in reading["apologies"]] == wanted["apologies"]


def test_the_agenda_is_whole(sample):
    reading, wanted = sample
    assert [[item["number"], item["title"]] for item in reading["agenda"]] == wanted["agenda"]


def test_every_promise_is_found_with_its_owner_and_day(sample):
    reading, wanted = sample
    for words, who, when in wanted["actions"]:
        found = told_of(reading, words)
        if who is not None:
            assert set(owners(found)) & set(who), words
        if when is not None:
            assert due(found) == when, words


def test_nothing_is_found_that_is_no_promise(sample):
    reading, wanted = sample
    quotes = [action["quote"] for action in reading["actions"]]
    wanted_words = [words for words, _, _ in wanted["actions"]]
    assert [quote for quote in quotes if not any(words in quote for words in wanted_words)] == []
    for words in wanted["not_actions"]:
        assert not any(words in quote and not any(w in quote for w in wanted_words) for quote in quotes), (
            words
        )


def test_the_next_meeting_is_known(sample):
    reading, wanted = sample
    coming = reading["next_meeting"]
    assert (coming and [coming["iso_start"], coming["iso_end"]]) == wanted["next_meeting"]
