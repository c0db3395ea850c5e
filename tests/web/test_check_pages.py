"""The pages of checking: a text or file is held against the record, bound, taken along, kept."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from corcom.checking.models import KeptText
from corcom.papers.read_back import read_back
from corcom.record.lens import today
from tests.budgets.statements import listened
from tests.people.persons import person, signed_in
from tests.reading.test_bad_input import bad

pytestmark = pytest.mark.django_db

PAGE = "/desk/check/"
TEXT = "A note of Streslau\r\n\r\nThere are 16 signatories.\r\n<script>alert('zq')</script> & 104 States Parties: none.\r\n"
LATER = "2024-01-01"


@pytest.fixture
def unit():
    return signed_in(person("unit"))


def sent(text: str = TEXT, **more) -> dict[str, str]:
    return {"text": text, "as_at": "2018-09-25", **more}


def test_a_pasted_text_gets_its_verdicts_and_nothing_is_written(unit):
    with listened() as heard:
        page = unit.post(PAGE, sent()).content.decode()
    assert "16 signatories" in page
    assert "They are Angola" in page
    assert [write for write in heard.writes if "session" not in write] == []
    assert not KeptText.objects.everything().exists()


def test_scripts_come_out_as_text(unit):
    for address in (PAGE, f"{PAGE}bound/"):
        page = unit.post(address, sent(bind=["0"])).content.decode()
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert" in page


def test_a_dropped_file_is_read(unit):
    upload = SimpleUploadedFile("note.txt", TEXT.encode())
    page = unit.post(PAGE, {"as_at": "2018-09-25", "file": upload}).content.decode()
    assert "16 signatories" in page


@pytest.mark.parametrize(
    "name", ["bomb.docx", "old.docx", "latin.txt", "picture.png", "macros.docm", "broken.pdf"]
)
def test_a_file_that_cannot_be_read_is_refused_in_the_form(unit, name):
    data, why = bad(name)
    answer = unit.post(PAGE, {"as_at": "2018-09-25", "file": SimpleUploadedFile(name, data)})
    assert answer.status_code == 422
    assert why in answer.content.decode()


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"text": " ", "as_at": "2018-09-25"}, "Paste a text or choose a file"),
        ({"text": "x", "as_at": "soon"}, "valid date"),
        ({"text": "x", "as_at": "1066-10-14"}, "out of reach"),
    ],
)
def test_what_is_missing_stands_in_the_form(unit, given, says):
    answer = unit.post(PAGE, given)
    assert answer.status_code == 422
    assert says in answer.content.decode()


def test_another_day_rewrites_the_bound_figures_and_marks_them(unit):
    page = unit.post(f"{PAGE}bound/", sent(bind=["0"], day=LATER)).content.decode()
    assert "<del>16</del>" in page
    assert ">12</ins>" in page
    assert "104 States Parties: none" in page


def test_only_what_a_figure_counts_can_be_bound(unit):
    page = unit.post(f"{PAGE}bound/", sent("Three questions were asked.", bind=["0", "7"])).content.decode()
    assert "0 figures bound" in page


@pytest.mark.parametrize("bind", [["x"], ["-1"], ["1000000"]])
def test_what_no_page_of_ours_sends_is_refused(unit, bind):
    assert unit.post(f"{PAGE}bound/", sent(bind=bind)).status_code == 409


def test_the_bound_text_is_taken_along_as_word_and_as_text(unit):
    word = unit.post(f"{PAGE}bound/", sent(bind=["0"], day=LATER, form="docx"))
    assert [one["value"] for one in read_back("text.docx", word.content)["numbers"]] == [12]
    text = unit.post(f"{PAGE}bound/", sent(bind=["0"], day=LATER, form="txt"))
    assert "There are 12 signatories." in text.content.decode()
    assert "<script>" in text.content.decode()
    assert text["Content-Disposition"].startswith("attachment")


def test_a_word_file_that_carries_its_figures_is_known_again(unit):
    word = unit.post(f"{PAGE}bound/", sent(bind=["0"], day=LATER, form="docx")).content
    upload = SimpleUploadedFile("note.docx", word)
    page = unit.post(PAGE, {"as_at": LATER, "file": upload}).content.decode()
    assert "This paper was written by CorCom: 1 figure is bound already." in page


def test_a_text_is_kept_opened_as_at_a_day_and_removed(unit):
    kept = unit.post(f"{PAGE}keep/", sent(bind=["0"], title="A note"))["Location"]
    assert "0 changed" in unit.get(kept).content.decode()
    assert ">12</ins>" in unit.get(kept, {"day": LATER}).content.decode()
    assert unit.get(kept, {"day": "soon"}).status_code == 409
    assert "There are 12" in unit.get(kept, {"day": LATER, "form": "txt"}).content.decode()
    assert "A note" in unit.get(PAGE).content.decode()
    unit.post(f"{kept}forget/")
    assert unit.get(kept).status_code == 404


def test_a_text_without_a_title_is_not_kept(unit):
    assert unit.post(f"{PAGE}keep/", sent(title=" ")).status_code == 409
    assert not KeptText.objects.everything().exists()


def test_anothers_text_is_not_there(unit):
    kept = unit.post(f"{PAGE}keep/", sent(title="A note"))["Location"]
    outsider = signed_in(person("delegate", "LAO"))
    assert outsider.get(kept).status_code == 404
    assert outsider.post(f"{kept}forget/").status_code == 404
    assert "A note" not in outsider.get(PAGE).content.decode()


def test_an_auditor_checks_and_is_not_offered_to_keep():
    auditor = signed_in(person("auditor"))
    page = auditor.post(f"{PAGE}bound/", sent(bind=["0"])).content.decode()
    assert "1 figure bound" in page
    assert "Keep the text" not in page
    assert auditor.post(f"{PAGE}keep/", sent(title="A note")).status_code == 403


def test_the_question_is_asked_as_at_today_when_nothing_else_is_said(unit):
    assert f'value="{today().isoformat()}"' in unit.get(PAGE).content.decode()
