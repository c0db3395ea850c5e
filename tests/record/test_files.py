"""Which files are taken with a proposal, and how they are kept."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from corcom.record.files import LARGEST, keep, path_of
from corcom.record.refusal import Refusal

PDF = b"%PDF-1.7\nA plain paper\n%%EOF"


@pytest.fixture(autouse=True)
def store(settings, tmp_path):
    settings.FILES = tmp_path / "files"
    return settings.FILES


def upload(name, content=PDF):
    return SimpleUploadedFile(name, content)


def package(*names, body=b"x"):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in names:
            made.writestr(name, body)
    return out.getvalue()


def test_a_file_is_kept_under_the_hash_of_its_content(store):
    kept = keep(upload("Note verbale 12.pdf"))
    assert (kept.name, kept.kind, kept.size) == ("Note verbale 12.pdf", "pdf", len(PDF))
    assert path_of(kept.sha256).read_bytes() == PDF
    assert [found for found in store.rglob("*") if found.is_file()] == [path_of(kept.sha256)]
    assert path_of(kept.sha256).stat().st_mode & 0o077 == 0


def test_the_same_content_is_kept_once(store):
    assert keep(upload("a.pdf")).sha256 == keep(upload("b.pdf")).sha256
    assert len([found for found in store.rglob("*") if found.is_file()]) == 1


def test_word_and_excel_without_macros_are_taken():
    assert keep(upload("letter.docx", package("[Content_Types].xml", "word/document.xml"))).kind == "docx"
    assert keep(upload("table.xlsx", package("[Content_Types].xml", "xl/workbook.xml"))).kind == "xlsx"


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("empty.pdf", b"", "is empty"),
        ("page.html", b"<script>alert(1)</script>", "is not taken"),
        ("picture.svg", b"<svg onload='alert(1)'/>", "is not taken"),
        ("script.pdf", b"#!/bin/sh\nrm -rf /", "is not taken"),
        ("program.exe", b"MZ", "is not taken"),
        ("no ending", PDF, "is not taken"),
        ("active.pdf", PDF + b"/OpenAction << /S /JavaScript /JS (app.alert(1)) >>", "holds scripts"),
        ("macros.docx", package("word/document.xml", "word/vbaProject.bin"), "holds macros"),
        ("wrong.docx", package("xl/workbook.xml"), "holds macros or embedded objects"),
        ("cut.docx", package("word/document.xml")[:40], "holds macros or embedded objects"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_could_harm_is_refused_and_not_kept(store, name, content, why):
    with pytest.raises(Refusal, match=why):
        keep(upload(name, content))
    assert not store.exists()


def test_a_package_that_unpacks_to_too_much_is_refused(store):
    bomb = package("word/document.xml", "word/more.xml", body=b"\0" * 60_000_000)
    assert len(bomb) < LARGEST
    with pytest.raises(Refusal, match="damaged"):
        keep(upload("bomb.docx", bomb))


def test_a_file_that_is_too_large_is_refused_unread(store):
    with pytest.raises(Refusal, match="larger than 10 MB"):
        keep(upload("large.pdf", PDF + b" " * LARGEST))


@given(st.text(max_size=300))
def test_whatever_a_file_is_called_its_name_leads_nowhere(tmp_path_factory, name):
    from django.conf import settings as now

    now.FILES = tmp_path_factory.mktemp("files")
    given_name = upload("x.pdf")
    given_name._name = f"{name}/../../{name}.pdf"
    kept = keep(given_name)
    assert "/" not in kept.name
    assert "\\" not in kept.name
    assert kept.name.isprintable()
    assert 0 < len(kept.name) <= 160
