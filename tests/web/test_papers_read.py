"""Minutes from files on the desk: dropped, looked at beside the record, written as a whole."""

import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from corcom.committee import queries
from corcom.committee.ledger import ledger
from corcom.committee.models import Finding, ReadPaper
from tests.committee.reviewed import (
    UNIT,
    accept_all,
    findings,
    rows_of_the_record,
    sample,
    taken_in,
    the_lakes,
)
from tests.people.persons import person, signed_in
from tests.reading.test_bad_input import FILES, bad, pdf

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lakes")]

HOSTILE = "<script>alert('x')</script>"


@pytest.fixture
def lakes(empty_record):
    the_lakes()


@pytest.fixture
def unit(lakes):
    return signed_in(person("unit"))


def drop(client, data: bytes | None = None, name: str = "minutes.txt"):
    content = sample().encode() if data is None else data
    return client.post("/desk/papers/new/", {"file": SimpleUploadedFile(name, content)})


@pytest.fixture
def paper(lakes) -> ReadPaper:
    return taken_in()


def step(client, paper, name, **given):
    return client.post(f"/desk/papers/{paper.pk}/step/{name}/", given)


def judge(client, finding, verdict="accepted", **more):
    return client.post(
        f"/desk/papers/{finding.paper_id}/findings/{finding.pk}/", {"verdict": verdict, **more}
    )


def test_a_file_that_is_dropped_opens_its_review_and_writes_no_fact(unit):
    before = rows_of_the_record()
    answer = drop(unit)
    paper = ReadPaper.objects.everything().get()
    assert answer["Location"] == f"/desk/papers/{paper.pk}/"
    page = unit.get(answer["Location"]).content.decode()
    assert "Nothing is on record yet" in page
    assert "Estovia informed the Committee" in page
    assert rows_of_the_record() == before


def test_dropped_twice_it_leads_to_the_same_review(unit):
    assert drop(unit)["Location"] == drop(unit, name="again.txt")["Location"]
    assert "This file was read before" in unit.get("/desk/papers/").content.decode()


@pytest.mark.parametrize("name", FILES)
def test_what_is_no_file_of_minutes_is_refused_with_what_is_wrong(unit, name):
    data, why = bad(name)
    answer = drop(unit, data, name)
    said = "The submitted file is empty" if not data else why
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not ReadPaper.objects.everything().exists()


def test_five_thousand_pages_are_refused(unit, tmp_path):
    answer = drop(unit, pdf("#for i in range(5000) [x #pagebreak()]", tmp_path), "long.pdf")
    assert answer.status_code == 422
    assert "it has 5001 pages" in answer.content.decode()


def test_no_file_at_all_is_asked_for(unit):
    assert "This field is required" in unit.post("/desk/papers/new/").content.decode()


def test_hostile_text_comes_out_as_text(unit):
    text = sample().replace("a first draft of the guidance note", f"a first draft {HOSTILE}")
    answer = drop(unit, text.encode(), f"{HOSTILE}.txt")
    page = unit.get(f"{answer['Location']}?kind=promise").content.decode()
    assert HOSTILE not in page
    assert "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;" in page


def test_after_a_verdict_comes_the_next_that_waits_with_the_choices_kept(unit, paper):
    first, second = findings(paper, "promise")[:2]
    answer = judge(unit, first, kind="promise", by="")
    assert answer["Location"] == f"/desk/papers/{paper.pk}/?at={second.pk}&kind=promise#line-{second.line}"
    page = unit.get(answer["Location"]).content.decode()
    waiting = sum(one.waits for one in findings(paper))
    assert f"{waiting} of {waiting + 1} findings wait" in page


def test_the_least_sure_come_first_where_that_is_chosen(unit, paper):
    page = unit.get(f"/desk/papers/{paper.pk}/?kind=promise&by=sure").content.decode()
    ordered = sorted(findings(paper, "promise"), key=lambda one: (one.confidence, one.position))
    listed = page[page.index("list-of-findings") :]
    places = [listed.index(f"at={one.pk}#") for one in ordered]
    assert places == sorted(places)
    assert f"at={ordered[0].pk}" in listed


def test_the_finding_stands_beside_its_lines(unit, paper):
    one = findings(paper, "promise")[0]
    page = unit.get(f"/desk/papers/{paper.pk}/?at={one.pk}").content.decode()
    here = page[page.index('class="here"') :]
    assert page.count('class="here"') == 1
    assert here.index(f'href="?line={one.line}#add"') < here.index("<mark>")
    assert f'id="line-{one.line}"' in page


def test_a_finding_is_changed_by_its_form(unit, paper):
    one = findings(paper, "promise")[0]
    address = f"/desk/papers/{paper.pk}/findings/{one.pk}/change/"
    form = unit.get(address).content.decode()
    assert 'name="owners" value="Estovia"' in form
    wrong = unit.post(address, {"owners": "Estovia", "what": "x", "due": "next Tuesday"})
    assert wrong.status_code == 422
    assert (
        unit.post(address, {"owners": "Estovia; ISU", "what": "Send a draft", "due": "2019-04"}).status_code
        == 302
    )
    changed = findings(paper, "promise")[0]
    assert (changed.verdict, changed.says["what"], changed.says["due"]) == (
        "changed",
        "Send a draft",
        "2019-04",
    )
    assert [owner["code"] for owner in changed.says["owners"]] == ["ESV", "ISU-CCM"]


def test_an_owner_whom_nobody_knows_stands_out(unit, paper):
    one = findings(paper, "promise")[0]
    unknown = [{"code": "", "name": "Elbonia"}]
    Finding.objects.everything().filter(pk=one.pk).update(found={**one.found, "owners": unknown})
    page = unit.get(f"/desk/papers/{paper.pk}/?at={one.pk}").content.decode()
    assert "<mark>Elbonia</mark> <small>nobody on record has this name" in page


def test_a_delegation_is_given_its_state_by_name(unit, paper):
    one = findings(paper, "delegation")[0]
    address = f"/desk/papers/{paper.pk}/findings/{one.pk}/change/"
    given = {"delegation": "The Lake Realm", "role": "", "presence": "apologies"}
    assert "No State or organisation" in unit.post(address, {**given, "code": "Elbonia"}).content.decode()
    assert unit.post(address, {**given, "code": "Bergonia"}).status_code == 302
    assert findings(paper, "delegation")[0].says["code"] == "BRG"


@pytest.mark.parametrize(
    ("kind", "given", "says"),
    [
        ("title", {"text": "Minutes of the lakes"}, {"text": "Minutes of the lakes"}),
        ("date", {"day": "2019-03-15"}, {"day": "2019-03-15"}),
        ("times", {"text": "10:00-12:00"}, {"text": "10:00-12:00"}),
        ("place", {"text": "Streslau"}, {"text": "Streslau"}),
        ("item", {"number": "9", "parent": "", "title": "Boats"}, {"number": "9", "title": "Boats"}),
        ("next_meeting", {"dates": "2019-05", "stated": "in May"}, {"dates": "2019-05", "stated": "in May"}),
    ],
)
def test_each_kind_has_a_form_of_its_own(unit, paper, kind, given, says):
    one = findings(paper, kind)[0]
    address = f"/desk/papers/{paper.pk}/findings/{one.pk}/change/"
    assert unit.get(address).status_code == 200
    assert unit.post(address, given).status_code == 302
    assert says.items() <= findings(paper, kind)[0].says.items()


def test_what_the_reading_missed_is_added_and_then_said(unit, paper):
    answer = step(unit, paper, "add", kind="promise", first="70", last="70")
    added = Finding.objects.everything().get(by_hand=True)
    assert answer["Location"] == f"/desk/papers/{paper.pk}/findings/{added.pk}/change/#line-70"
    assert "added by hand" in unit.get(answer["Location"]).content.decode()


def test_the_button_says_how_many_it_accepts_and_accepts_so_many(unit, paper):
    page = unit.get(f"/desk/papers/{paper.pk}/").content.decode()
    said = int(re.search(r"Accept (\d+), sure to 90 %", page)[1])
    step(unit, paper, "accept", above="0.9")
    assert len([one for one in findings(paper) if one.verdict == "accepted"]) == said
    assert step(unit, paper, "undo").status_code == 302
    assert [one for one in findings(paper) if one.verdict == "accepted"] == []


def test_while_findings_wait_the_page_leads_to_them_and_writing_is_refused(unit, paper):
    page = unit.get(f"/desk/papers/{paper.pk}/").content.decode()
    first = next(one for one in findings(paper) if one.waits)
    assert f'<a href="/desk/papers/{paper.pk}/?at={first.pk}">Look at them first.</a>' in page
    before = rows_of_the_record()
    answer = step(unit, paper, "write", circle="committee")
    assert answer.status_code == 409
    assert "findings wait: look at them first" in answer.content.decode()
    assert rows_of_the_record() == before


def test_written_the_meeting_and_its_promises_stand_on_the_desk(unit, paper):
    accept_all(paper)
    assert "go on record" in unit.get(f"/desk/papers/{paper.pk}/").content.decode()
    assert step(unit, paper, "write", circle="committee").status_code == 302
    assert queries.meeting(UNIT, "CC-2019-03-14").status == "held"
    desk = unit.get("/desk/promises/").content.decode()
    assert ledger(UNIT)[0].promise.what.split(",")[0] in desk
    page = unit.get(f"/desk/papers/{paper.pk}/").content.decode()
    assert "/desk/meetings/CC-2019-03-14/" in page
    assert "data-press" not in page.replace('data-press="j"', "").replace('data-press="k"', "")


def test_forgotten_the_page_says_so_and_names_nobody(unit, paper):
    accept_all(paper)
    step(unit, paper, "write", circle="committee")
    step(unit, paper, "forget")
    page = unit.get(f"/desk/papers/{paper.pk}/").content.decode()
    assert "The text of this paper is forgotten" in page
    assert "Ada Example" not in page


def test_put_aside_a_paper_is_gone(unit, paper):
    assert step(unit, paper, "forget")["Location"] == "/desk/papers/"
    assert unit.get(f"/desk/papers/{paper.pk}/").status_code == 404


def test_what_is_not_there_is_not_there(unit, paper):
    one = findings(paper, "figure")[0]
    assert unit.get("/desk/papers/999/").status_code == 404
    assert step(unit, paper, "burn").status_code == 404
    assert judge(unit, one).status_code == 404
    assert unit.post(f"/desk/papers/999/findings/{one.pk}/").status_code == 404


def test_the_list_comes_as_data(unit, paper):
    told = json.loads(unit.get("/desk/papers.json").content)["papers"][0]
    assert (told["held_on"], told["stage"]) == ("2019-03-14", "review")
    assert told["waiting"] == sum(one.waits for one in findings(paper))
    assert unit.get("/desk/papers.csv").content.decode().startswith("number,file,title,held_on,stage,waiting")


@pytest.mark.parametrize(("seat", "of"), [("delegate", "NRL"), ("observer", "ICRC"), ("auditor", "")])
def test_nobody_else_sees_the_names_in_a_paper(paper, seat, of):
    client = signed_in(person(seat, of, in_committee=seat != "auditor"))
    for address in ("/desk/papers/", "/desk/papers.json", f"/desk/papers/{paper.pk}/"):
        answer = client.get(address)
        assert answer.status_code == 403
        assert "Ada Example" not in answer.content.decode()
