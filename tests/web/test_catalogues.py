"""The catalogues of the languages: whole, in step with the sources, and written as the languages are."""

import re
from gettext import GNUTranslations

import pytest
from babel.messages.mofile import read_mo
from django.utils.translation import gettext, override

from tools.messages import LANGUAGES, LOCALE, ROOT, catalogue, messages, said_in

PLACEHOLDER = re.compile(r"\{\w*\}|%\(\w+\)s|%%|</?\w+[^>]*>")
WORDS_OF_THE_RECORD = sorted(path for path in ROOT.glob("corcom/*/words.py") if "papers" not in path.parts)


def entries(language):
    return [entry for entry in catalogue(language) if entry.id]


def forms(text) -> tuple[str, ...]:
    """A text and, where there is one, the text of many."""
    return text if isinstance(text, tuple) else (text,)


def translations(language) -> list[str]:
    return [form for entry in entries(language) for form in forms(entry.string)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_string_of_the_workspace_is_translated_and_no_other_is_kept(language):
    kept = {
        (entry.context or "", forms(entry.id)[0], "".join(forms(entry.id)[1:])) for entry in entries(language)
    }
    wanted = messages()
    assert sorted(wanted - kept) == []
    assert sorted(kept - wanted) == []
    assert [entry.id for entry in entries(language) if not all(forms(entry.string))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_as_a_guess(language):
    assert [entry.id for entry in entries(language) if entry.fuzzy] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_and_tags_are_the_same_on_both_sides(language):
    for entry in entries(language):
        for form in forms(entry.string):
            assert sorted(PLACEHOLDER.findall(form)) == sorted(PLACEHOLDER.findall(forms(entry.id)[0])), form


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_django_reads_is_what_is_written_for_people(language):
    with (LOCALE / language / "LC_MESSAGES" / "django.mo").open("rb") as file:
        read = GNUTranslations(file)
        file.seek(0)
        assert len([entry for entry in read_mo(file) if entry.id]) == len(entries(language))
    for entry in entries(language):
        one, *many = forms(entry.id)
        if many:
            found = tuple(read.ngettext(one, many[0], number) for number in (1, 2))
        else:
            found = (read.pgettext(entry.context, one) if entry.context else read.gettext(one),)
        assert found == forms(entry.string)


def test_a_template_and_a_module_give_up_their_strings(tmp_path):
    module, template = tmp_path / "a.py", tmp_path / "a.html"
    module.write_text(
        'x = _("one"), ngettext("{n} cat", "{n} cats", n), pgettext("c", "two"), other("three")'
    )
    template.write_text(
        '{% translate "it\'s" %}{% translate "x" context "c" %}{{ a|default:_("none") }}'
        "{% blocktranslate trimmed count n=n %}{{ n }} dog{% plural %}{{ n }} dogs{% endblocktranslate %}"
    )
    assert set(said_in(module)) == {("", "one", ""), ("", "{n} cat", "{n} cats"), ("c", "two", "")}
    assert set(said_in(template)) == {
        *{("", "it's", ""), ("c", "x", ""), ("", "none", "")},
        ("", "%(n)s dog", "%(n)s dogs"),
    }


def test_french_is_set_with_its_spaces_and_apostrophes():
    for text in translations("fr"):
        assert not re.search(r"'| [:;?!»]|« |\w[;?!]", text), text
        assert not re.search(r"[^\u202f][;?!](?!\w)|[^\u00a0]»|«[^\u00a0]", text), text


@pytest.mark.parametrize(
    ("language", "familiar"),
    [("fr", r"\b(tu|te|toi|ton|ta|tes)\b"), ("es", r"\b(tú|tu|tus|te|ti|puedes|tienes|has)\b")],
)
def test_nobody_is_spoken_to_familiarly(language, familiar):
    assert [text for text in translations(language) if re.search(familiar, text, re.IGNORECASE)] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", WORDS_OF_THE_RECORD, ids=lambda path: path.parent.name)
def test_the_record_stays_in_one_language(language, path):
    """What a fact says is English on every page, whatever else some catalogue may translate."""
    said = list(said_in(path))
    assert said
    with override(language):
        assert [gettext(text) for _context, text, _many in said] == [text for _context, text, _many in said]
