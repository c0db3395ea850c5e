"""What the pack says of the meeting itself, for whose eyes, and what other rooms enter."""

from datetime import date, timedelta

import pytest

from corcom.committee.actions import take_step
from corcom.committee.circulating import circulate_minutes
from corcom.committee.correcting import propose_correction
from corcom.committee.follow_up import issue_follow_up
from corcom.committee.ledger import ledger, owned_by
from corcom.committee.models import Passage
from corcom.committee.papers import meeting_pack
from corcom.figures import briefing
from corcom.figures.briefing import pack_section
from corcom.papers.paper import Heading, Paragraph, Table, plain, texts
from corcom.record.lens import Lens, today
from corcom.record.reader import STRANGER, THE_COMMITTEE
from tests.committee.made_minutes import COMING, taken
from tests.people.persons import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_record")]


@pytest.fixture
def made():
    """Minutes circulated, a correction asked for, and a promise that was kept."""
    found = taken()
    issue_follow_up(found.act(), found.minutes, {})
    kept = owned_by(ledger(found.lens()), ["NRL"])[0]
    take_step(found.act(), kept, "kept", "2026-04-02", "the list of 2 April")
    found.close()
    circulate_minutes(found.act(), found.minutes, today() + timedelta(days=5))
    passage = Passage.objects.everything().get(kind="intervention", speaker="Norlandia")
    propose_correction(found.act(found.member), passage, "It said two.", "It should say three.", "")
    return found


def said(paper) -> list[str]:
    return [plain(text) for block in paper.parts for text in texts(block)]


def pack(reader):
    return meeting_pack(Lens(COMING, today(), reader), COMING)


def test_every_member_finds_the_minutes_to_adopt_with_the_corrections_asked_for(made):
    told = said(pack(THE_COMMITTEE))
    assert any(line.startswith("Minutes to adopt: those of the meeting of 10 March 2026.") for line in told)
    assert any("Draft, version 1, for corrections until" in line for line in told)
    assert "It should say three." in told
    assert "not yet decided" in told


def test_promises_stand_with_what_became_of_them(made):
    told = said(pack(THE_COMMITTEE))
    assert "kept, 2 April 2026: the list of 2 April" in told
    assert "Prepare sample pages by the next meeting." in told


def test_a_stranger_finds_nothing_of_what_is_the_committees(made):
    told = " ".join(said(pack(STRANGER)))
    assert not [word for word in ("three", "sample pages", "version 1", "list of 2 April") if word in told]


def test_a_room_beside_enters_a_part_of_its_own(monkeypatch):
    taken()
    monkeypatch.setattr(briefing, "_told", {})
    headed = [plain(part.text) for part in pack(THE_COMMITTEE).parts if isinstance(part, Heading)]
    assert "6. The unit" in headed
    assert "Money: no record" in said(pack(THE_COMMITTEE))

    @pack_section("money")
    def money(now, before):
        yield Paragraph(f"{now.as_at} after {before.as_at}")

    told = said(pack(THE_COMMITTEE))
    assert "2026-05-12 after 2026-03-10" in told
    assert "Money: no record" not in told


def test_the_agenda_comes_first_where_there_is_one(made):
    found = meeting_pack(Lens(date(2026, 3, 10), today(), THE_COMMITTEE), date(2026, 3, 10))
    first, table = found.parts[:2]
    assert plain(first.text) == "Agenda"
    assert isinstance(table, Table)
    assert [plain(row[1]) for row in table.rows][:2] == ["Opening", "Adoption of the Minutes"]


@pytest.mark.parametrize(
    ("ending", "start"), [("docx", b"PK"), ("pdf", b"%PDF"), ("html", b"<!doctype html>")]
)
def test_members_take_the_pack_from_the_desk_in_three_forms(made, ending, start):
    answer = signed_in(made.member).get(f"/desk/meetings/CC-2026-05-12/pack.{ending}")
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content).startswith(start)
