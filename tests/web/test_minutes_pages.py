"""The pages of minutes and of the follow-up table: who sees what, what may be done, and the files."""

import io
from datetime import timedelta

import pytest
from docx import Document

from corcom.committee.circulating import circulate_minutes
from corcom.committee.follow_up import issue_follow_up
from corcom.committee.models import Minutes, MinutesCorrection, Passage
from corcom.record.lens import today
from tests.committee.made_minutes import taken
from tests.people.persons import person, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_record")]

HERE = "/desk/meetings/CC-2026-03-10/"
UNTIL = today() + timedelta(days=10)


@pytest.fixture
def made():
    return taken()


@pytest.fixture
def clients(made):
    return {name: signed_in(getattr(made, name)) for name in ("unit", "president", "member")}


@pytest.fixture
def out(made):
    made.close()
    circulate_minutes(made.act(), made.minutes, UNTIL)
    made.again()
    return made


def text(answer) -> str:
    return answer.content.decode()


def test_the_unit_and_the_presidency_read_a_draft_that_says_so_and_nobody_else_does(made, clients):
    for who in ("unit", "president"):
        page = text(clients[who].get(f"{HERE}minutes/"))
        assert "Draft, version 1." in page
        assert "Norlandia undertook to send the list of missions by 15 April 2026." in page
        assert "Dr. Bo Berg" in page
    refused = clients["member"].get(f"{HERE}minutes/")
    assert (refused.status_code, "Bo Berg" in text(refused)) == (404, False)
    assert clients["member"].get(f"{HERE}minutes.docx").status_code == 404
    assert signed_in(person("delegate", "TRN")).get(f"{HERE}minutes/").status_code == 403


def test_the_table_is_issued_in_one_click_and_read_by_the_committee(made, clients):
    assert clients["member"].get(f"{HERE}follow-up/").status_code == 404
    key = Passage.objects.everything().get(owner_codes="NRL").pk
    page = text(clients["president"].get(f"{HERE}follow-up/"))
    assert "Not issued yet" in page
    assert "From draft minutes." in page
    answer = clients["president"].post(
        f"{HERE}follow-up/issue/", {f"send-{key}": "the unit <b>"}, follow=True
    )
    assert "Issued on" in text(answer)
    seen = text(clients["member"].get(f"{HERE}follow-up/"))
    assert "Send the list of missions by 15 April 2026" in seen
    assert "the unit &lt;b&gt;" in seen
    assert "two parliaments" not in seen
    assert clients["member"].post(f"{HERE}follow-up/issue/").status_code == 403


def test_files_are_named_as_the_committee_names_them(out, clients):
    issue_follow_up(out.act(), out.minutes, {})
    for ending in ("docx", "pdf"):
        answer = clients["member"].get(f"{HERE}minutes.{ending}")
        assert answer["Content-Disposition"].endswith(f'"CCM_CC_2026-03-10_minutes_v1_draft.{ending}"')
        assert answer["Cache-Control"] == "no-store, private"
        table = clients["member"].get(f"{HERE}follow-up.{ending}")
        assert table["Content-Disposition"].endswith(f'"CCM_CC_2026-03-10_follow-up.{ending}"')
    assert clients["member"].get(f"{HERE}minutes.exe").status_code == 404


def test_the_table_as_word_has_a_row_for_each_promise_and_says_that_it_comes_from_a_draft(made, clients):
    issue_follow_up(made.act(), made.minutes, {})
    answer = clients["member"].get(f"{HERE}follow-up.docx")
    document = Document(io.BytesIO(b"".join(answer.streaming_content)))
    table = document.tables[-1]
    assert [row.cells[2].text for row in table.rows] == [
        "Who", "Norlandia", "Bergonia and CMC", "ISU CCM", "Sudonian Isles",
    ]  # fmt: skip
    section = document.sections[0]
    for header in (section.first_page_header, section.header):
        assert "From draft minutes" in header.paragraphs[0].text


def test_minutes_go_from_draft_to_adopted_through_the_pages(made, clients):
    made.close()
    unit, member = clients["unit"], clients["member"]
    wrong = unit.post(f"{HERE}minutes/circulate/", {"until": "soon"})
    assert wrong.status_code == 422
    page = text(unit.post(f"{HERE}minutes/circulate/", {"until": UNTIL.isoformat()}, follow=True))
    assert "Circulated: the members have a notice" in page
    key = Passage.objects.everything().get(speaker="Norlandia", kind="intervention").pk
    form = text(member.get(f"{HERE}minutes/passages/{key}/correct/"))
    assert "4.1 Universalization (Norlandia &amp; Bergonia)" in form
    said = {"says": "Norlandia informed that three parliaments had begun.", "why": "counted again"}
    assert "the unit decides" in text(
        member.post(f"{HERE}minutes/passages/{key}/correct/", said, follow=True)
    )
    assert member.get(f"{HERE}minutes/corrections/1/").status_code == 403
    asked = MinutesCorrection.objects.everything().get()
    at = f"{HERE}minutes/corrections/{asked.pk}/"
    assert "counted again" in text(unit.get(at))
    revision = Passage.objects.everything().get(pk=key).revision
    given = {
        "written": "@Norlandia: It informed that three had begun.",
        "based_on": revision,
        "verdict": "take",
    }
    assert "new version" in text(unit.post(at, given, follow=True))
    page = text(member.get(f"{HERE}minutes/"))
    assert "Draft, version 2." in page
    assert "Norlandia informed that three had begun." in page
    given = {"at_meeting": "CC-2026-05-12", "on": "2026-05-12"}
    assert member.post(f"{HERE}minutes/adopt/", given).status_code == 403
    page = text(clients["president"].post(f"{HERE}minutes/adopt/", given, follow=True))
    assert "as corrected." in page
    assert "draft-mark" not in text(member.get(f"{HERE}minutes/"))
    answer = member.get(f"{HERE}minutes.docx")
    assert "minutes_v2_adopted.docx" in answer["Content-Disposition"]
    document = Document(io.BytesIO(b"".join(answer.streaming_content)))
    assert "Draft" not in document.sections[0].header.paragraphs[0].text
    assert document.tables[-1].rows[1].cells[0].text == "Norlandia"


def test_when_the_day_has_passed_without_a_correction_the_page_says_so(out, clients):
    Minutes.objects.everything().update(comments_until=today() - timedelta(days=1))
    page = text(clients["member"].get(f"{HERE}minutes/"))
    assert "nobody has asked for a correction" in page
    assert "/correct/" not in page


def test_what_is_typed_as_markup_comes_out_as_text(made, clients):
    hostile = "<script>alert(1)</script> #eval(1) *bold* $x$ =1+1 {{ name }} \\u{41}"
    made.note("Any Other Business", f"@Bergonia: {hostile}")
    page = text(clients["unit"].get(f"{HERE}minutes/"))
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    answer = clients["unit"].get(f"{HERE}minutes.docx")
    document = Document(io.BytesIO(b"".join(answer.streaming_content)))
    assert any(hostile in paragraph.text for paragraph in document.paragraphs)
    assert b"".join(clients["unit"].get(f"{HERE}minutes.pdf").streaming_content).startswith(b"%PDF")
