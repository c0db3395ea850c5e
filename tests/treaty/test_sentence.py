import string
from datetime import date

import pytest

from corcom.treaty import Sentence, apmbc, ccm, wording
from corcom.treaty.sentence import Count
from corcom.treaty.wording import days_long, when, years_long

from .given import on


def test_dates_spans_and_sentences_are_written_out():
    inner = Sentence("on {day}", day=date(2018, 3, 1))
    text = Sentence(
        "{a}, {b}, {c}, {d} and {e}", a=date(2018, 3, 1), b=on("2019-04"), c=inner, d=2018, e="7(1)"
    )
    assert str(text) == "1 March 2018, April 2019, on 1 March 2018, 2018 and 7(1)"


def test_template_and_values_stay_readable_for_a_translator():
    sentence = Sentence("Due {due}.", due=date(2018, 3, 1))
    assert (sentence.template, sentence.values) == ("Due {due}.", {"due": date(2018, 3, 1)})


def test_sentences_are_equal_by_what_they_say():
    assert Sentence("{a}", a=1) == Sentence("{a}", a=1)
    assert hash(Sentence("{a}", a=1)) == hash(Sentence("{a}", a=1))
    assert Sentence("{a}", a=1) != Sentence("{a}", a=2)
    assert Sentence("{a}", a=1) != Sentence("{a}.", a=1)
    assert Sentence("1") != "1"
    assert repr(Sentence("{a}", a=1)) == "Sentence('1')"


@pytest.mark.parametrize(
    ("number", "text"), [(0, "no"), (1, "one"), (12, "twelve"), (13, "13"), (1366, "1,366")]
)
def test_small_numbers_are_words(number, text):
    assert str(Count(number)) == text


def test_one_day_is_not_one_days():
    assert [str(days_long(each)) for each in (1, 2, 86)] == ["one day", "two days", "86 days"]
    assert [str(years_long(each)) for each in (1, 10)] == ["one year", "ten years"]


@pytest.mark.parametrize(
    ("span", "text"),
    [
        ("2018-03-01", "on 1 March 2018"),
        ("2019-04", "in April 2019"),
        ("2017", "in 2017"),
        ("../2019-12-31", "by 31 December 2019"),
        ("2018-11-05/2018-11-16", "between 5 and 16 November 2018"),
        ("../..", "on a day not seen"),
    ],
)
def test_when_has_the_right_preposition(span, text):
    assert str(when(on(span))) == text


def templates():
    modules = (wording, ccm, apmbc)
    return {
        name: value
        for each in modules
        for name, value in vars(each).items()
        if isinstance(value, str) and name.isupper()
    }


def test_every_placeholder_has_a_name():
    assert len(templates()) > 60
    for name, template in templates().items():
        fields = [field for _, field, _, _ in string.Formatter().parse(template) if field is not None]
        assert all(field.isidentifier() for field in fields), name
