"""Figures bound to a day: another day rewrites them, and nothing else."""

from datetime import UTC, date, datetime

import pytest

from corcom.checking.actions import forget_text, keep_text
from corcom.checking.binding import Bound, bond_kept, bonds, can_be_bound, chosen_before, plain, rewritten
from corcom.checking.judge import check
from corcom.checking.models import KeptText
from corcom.checking.papers import text_paper
from corcom.checking.queries import kept_text, kept_texts
from corcom.papers.read_back import read_back
from corcom.papers.word import write_docx
from corcom.people.readers import reader_of
from corcom.record.lens import lens, today
from corcom.record.models import TrailEntry
from corcom.record.refusal import Refusal
from corcom.record.rights import NoRight
from corcom.record.trail import Act
from tests.checking.given import MEETING, checked
from tests.people.persons import person

pytestmark = pytest.mark.django_db

TEXT = """<b>Note</b> of the unit

There are sixteen signatories, and 104 States Parties to the Convention; 104 letters were sent.
The number of States Parties from Asia stands at 9. Only 4 States Parties from Asia spoke of 2016.
"""
LATER = date(2024, 1, 1)


def tied(text: str = TEXT):
    found = checked(text)
    places = {place for place, one in enumerate(found.findings) if can_be_bound(one)}
    return bonds(found, places)


def test_another_day_rewrites_what_is_bound_in_the_manner_of_the_text():
    lines = rewritten(TEXT, tied(), lens(LATER))
    said = plain(lines)
    assert (
        "There are twelve signatories, and 112 States Parties to the Convention; 104 letters were sent."
        in said
    )
    assert "<b>Note</b> of the unit" in said
    changed = [piece for line in lines for piece in line if isinstance(piece, Bound) and piece.changed]
    assert {piece.was for piece in changed} >= {"sixteen", "104"}


def test_the_same_day_leaves_a_text_that_agrees_as_it_was():
    text = "There are sixteen signatories\nand 104 States Parties to the Convention.\n"
    assert plain(rewritten(text, tied(text), lens(MEETING))) == text


def test_the_right_value_is_accepted_by_binding():
    text = "There are 42 African States Parties.\n"
    assert plain(rewritten(text, tied(text), lens(MEETING))) == "There are 32 African States Parties.\n"


def test_a_number_of_a_region_stays_within_it():
    text = "There are 4 States Parties from Asia.\n"
    assert plain(rewritten(text, tied(text), lens(LATER))) == "There are 6 States Parties from Asia.\n"


@pytest.mark.parametrize(
    "text",
    ["More than 100 States Parties have joined.", "As at 31 December 2017 there were 102 States Parties."],
)
def test_what_is_not_meant_to_move_cannot_be_bound(text):
    assert tied(text) == []


def test_a_word_file_carries_its_bound_figures_and_gives_them_back():
    lines = rewritten(TEXT, tied(), lens(LATER))
    data = write_docx(text_paper(lens(LATER), "Note", lines))
    carried = read_back("note.docx", data)["numbers"]
    assert [(one["figure"], one["value"]) for one in carried][:2] == [
        ("participation.signatories", 12),
        ("participation.deposited", 112),
    ]
    again = check(lens(LATER), "note.docx", data)
    stated = [again.findings[place].claim.stated for place in sorted(chosen_before(again, carried))]
    assert stated[:2] == ["twelve", "112"]


def act(user) -> Act:
    return Act(user.actor, "made up", reader_of(user, today()), at=datetime.now(tz=UTC))


def test_a_kept_text_comes_back_as_at_any_day():
    unit = person("unit")
    kept = keep_text(act(unit), "A note", TEXT, MEETING, tied())
    found = kept_text(lens(reader=reader_of(unit, today())), kept.pk)
    again = [bond_kept(told) for told in found.bonds]
    assert again == tied()
    assert "twelve signatories" in plain(rewritten(found.text, again, lens(LATER)))


def test_the_trail_says_that_a_text_was_kept_and_nothing_of_the_text():
    unit = person("unit")
    kept = keep_text(act(unit), "A note on Streslau", TEXT, MEETING, tied())
    line = TrailEntry.objects.order_by("-id").first()
    assert (line.action, line.record, line.of_record) == ("keep_text", str(kept.pk), False)
    assert "Streslau" not in str((line.after, line.before, line.reason))
    forget_text(act(unit), kept)
    assert TrailEntry.objects.order_by("-id").first().action == "forget_text"
    assert not KeptText.objects.everything().exists()


def test_a_kept_text_is_open_to_ones_own_side_alone():
    owner, colleague, other = person("delegate", "LAO"), person("delegate", "LAO"), person("delegate", "LKA")
    keep_text(act(owner), "A note", TEXT, MEETING, [])

    def open_to(user):
        return len(kept_texts(lens(reader=reader_of(user, today()))))

    assert (open_to(owner), open_to(colleague), open_to(other), open_to(person("unit"))) == (1, 1, 0, 1)
    kept = KeptText.objects.everything().get()
    with pytest.raises(Refusal):
        forget_text(act(other), kept)


def test_an_auditor_keeps_nothing():
    with pytest.raises(NoRight):
        keep_text(act(person("auditor")), "A note", TEXT, MEETING, [])


def test_a_text_without_a_title_is_refused():
    with pytest.raises(Refusal, match="under a title"):
        keep_text(act(person("unit")), " ", TEXT, MEETING, [])
