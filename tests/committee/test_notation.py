"""How paragraphs of minutes are typed: what is written is read as it was meant, and any text has a reading."""

from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from corcom.committee.notation import FigureNamed, Mark, Note, parse, write

PARTIES = FigureNamed("participation.signatories")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("It was noted.", Note(("It was noted.",))),
        ("@New Zealand: It agreed.", Note(("It agreed.",), speaker="New Zealand")),
        ("! Adopted.", Note(("Adopted.",), Mark.DECISION)),
        ("!Adopted.", Note(("Adopted.",), Mark.DECISION)),
        (
            "> NZL, ISU: share the reply by 9 March",
            Note(("share the reply by 9 March",), Mark.PROMISE, owners=("NZL", "ISU")),
        ),
        ("@Iraq: > send reminders", Note(("send reminders",), Mark.PROMISE, "Iraq")),
        ("> meet at 12:30 sharp", Note(("meet at 12:30 sharp",), Mark.PROMISE)),
        ("> : bring these: forms", Note(("bring these: forms",), Mark.PROMISE)),
        ("Of #participation.signatories.", Note(("Of ", PARTIES, "."))),
        (
            "#participation.signatories@2018-09-25",
            Note((FigureNamed("participation.signatories", date(2018, 9, 25)),)),
        ),
        ("#participation.signatories@2018-02-31", Note(("#participation.signatories@2018-02-31",))),
        (r"\#participation.signatories", Note(("#participation.signatories",))),
        ("Item #4 and #hash", Note(("Item #4 and #hash",))),
        (r"\! is a sign", Note(("! is a sign",))),
        ("a > b", Note(("a > b",))),
        ("@nobody", Note(("@nobody",))),
        ("", Note()),
    ],
)
def test_what_is_typed_is_read(typed, meant):
    assert parse(typed) == meant


names = st.text("abc ÉLä'-().\\@!>#", min_size=1).map(lambda text: " ".join(text.split())).filter(bool)
figures = st.builds(
    FigureNamed,
    st.sampled_from(["participation.signatories", "reports.initial.overdue", "a.b2_c"]),
    st.none() | st.dates(),
)
texts = st.text("ab #.:@!>\\,;\n1", min_size=1)


@st.composite
def notes(draw):
    """A paragraph with signs wherever they could be misread; texts stand apart from figures by a bracket."""
    pieces = []
    for text, figure in draw(st.lists(st.tuples(texts, figures), max_size=3)):
        pieces += [f"){text}(" if pieces else f"{text.lstrip()}(", figure]
    text = draw(texts)
    pieces.append(f")({text})" if pieces else f"{text.strip()}.")
    mark = draw(st.sampled_from(Mark))
    owners = tuple(draw(st.lists(names, max_size=3))) if mark is Mark.PROMISE else ()
    return Note(tuple(pieces), mark, draw(st.just("") | names), owners)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)  # other tests run beside it
@given(notes())
def test_what_is_written_is_read_as_it_was_meant(note):
    assert parse(write(note)) == note


@given(st.text() | st.text("ab @!>\\#.:,;\n1-"))
@example("@\n!")
@example("> ,: a: b")
@example("@a: \\\\! b")
def test_any_text_has_a_reading_that_can_be_written(text):
    assert parse(write(parse(text))) == parse(text)


@given(st.text())
def test_of_a_text_without_signs_nothing_is_lost(text):
    plain = text.translate(dict.fromkeys(map(ord, "@!>#\\")))
    assert parse(plain).body == "\n".join(plain.splitlines()).strip()
