"""What CorCom writes as minutes, it reads back: the same meeting, delegations, items, promises and decisions."""

import io
from datetime import date, timedelta

import pypdfium2
import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corcom.committee.minutes_text import Listed, MinutesText, Part, Said
from corcom.committee.models import Meeting
from corcom.committee.papers.minutes import minutes_paper
from corcom.committee.wording import decision_told, intervention_told, on_days, promise_told
from corcom.papers.paper import Number
from corcom.papers.pdf import write_pdf
from corcom.papers.read_back import read_back
from corcom.papers.word import write_docx
from corcom.reading.calendar import Calendar, between
from corcom.record.lens import Lens
from tests.reading.given import MADE_UP, due, owners, read

STATES = sorted(MADE_UP)
OTHERS = {"ICRC": "ICRC", "CMC": "CMC", "UNODA": "UNODA", "ISU CCM": "ISU-CCM"}
CODES = {**MADE_UP, **OTHERS, "ISU": "ISU-CCM"}
TITLES = ("H.E. Mr.", "H.E. Ms.", "Mr.", "Ms.", "Dr.")
FIRST = ("Ada", "Bo", "Samantha K.", "José María", "Anne-Marie", "Đorđe", "Aïcha")
LAST = ("Nordin", "von Westen", "De Górgolas Hernández-Mora", "al-Berg", "van der Falk", "O’Sund", "Ström")
ITEMS = (
    "Overview of the Presidency",
    "Universalization",
    "Clearance and Risk Reduction",
    "Update by the Implementation Support Unit",
    "Financing of the ISU",
    "Work plan for the year",
    "Any Other Business",
)
TASKS = (
    "send the list of missions",
    "share the answer of its capital with the Committee",
    "prepare sample country pages",
    "visit the States that have not reported",
    "circulate a draft of the outline",
    "continue to engage signatory States in the region",
    "organise a working lunch",
    "remind States of their annual reports",
    "compile examples of national laws",
)
SAID = (
    "There was no comment on the report.",
    "The floor was open and the points were noted.",
    "Several delegations thanked the Presidency for its hospitality.",
)
DECISIONS = (
    "The outline of the report was adopted.",
    "The Committee agreed on the work plan.",
    "the venue stays the same",
    "The agenda was adopted without comment.",
)

days = st.dates(date(2024, 1, 1), date(2031, 6, 30))


@st.composite
def present(draw):
    """Delegations in the order of the form, the first of them presiding."""
    states = draw(st.lists(st.sampled_from(STATES), min_size=2, max_size=5, unique=True))
    first, others = states[0], sorted(states[1:])
    found = [Listed(first, CODES[first], f"{draw(st.integers(9, 20))}MSP Presidency", draw(persons(1)))]
    found += [Listed(name, CODES[name], "", draw(persons(0))) for name in others]
    for name in ("ICRC", "CMC", "UNODA", "ISU CCM"):
        if draw(st.booleans()):
            found.append(Listed(name, CODES[name], "", draw(persons(1))))
    return tuple(found)


def persons(least):
    name = st.tuples(st.sampled_from(TITLES), st.sampled_from(FIRST), st.sampled_from(LAST)).map(" ".join)
    return st.lists(name, min_size=least, max_size=3, unique=True).map(tuple)


@st.composite
def due_of(draw, day, following):
    """By when: EDTF and words, as somebody noted it."""
    kind = draw(st.sampled_from(("none", "day", "stated day", "month", "window", "next")))
    ahead = day + timedelta(days=draw(st.integers(3, 300)))
    if kind == "day":
        return ahead.isoformat(), ""
    if kind == "stated day":
        return ahead.isoformat(), f"by {ahead.day} {ahead:%B %Y}"
    if kind == "month":
        return f"{ahead:%Y-%m}", f"in {ahead:%B %Y}"
    if kind == "window":
        return f"{ahead}/{ahead + timedelta(days=9)}", ""
    return (following.isoformat(), "by the next meeting") if kind == "next" else ("", "")


@st.composite
def promise(draw, task, day, following):
    """A promise: its sentence, and what must be read."""
    who = draw(st.lists(st.sampled_from([*STATES, "CMC", "ISU"]), min_size=1, max_size=3, unique=True))
    edtf, stated = draw(due_of(day, following))
    calendar = Calendar(day, between(following, following))
    said = promise_told(who, task, edtf, stated, calendar)
    return said, [CODES[name] for name in who], edtf


def span(edtf: str) -> list | None:
    """First and last day of an EDTF text, as a reading tells them."""
    from corcom.record.partial import bounds

    return [day.isoformat() for day in bounds(edtf)] if edtf else None


@st.composite
def meetings(draw):
    """A made-up meeting: its text, and what must be read back from it."""
    day = draw(days)
    following = day + timedelta(days=draw(st.integers(20, 90)))
    promises, decisions, parts = [], [], [Part("2", "Opening", 0, (Said("The meeting was opened."),))]
    titles = draw(st.lists(st.sampled_from(ITEMS), min_size=1, max_size=5, unique=True))
    for number, title in enumerate(titles, 3):
        tasks = draw(st.lists(st.sampled_from(TASKS), max_size=3, unique=True))
        made = [draw(promise(task, day, following)) for task in tasks]
        said = [Said(draw(st.sampled_from(SAID))), *(Said(one[0]) for one in made)]
        if draw(st.booleans()):
            decisions.append(decision_told(draw(st.sampled_from(DECISIONS))))
            said.append(Said(decisions[-1]))
        promises += [(str(number), codes, edtf) for _, codes, edtf in made]
        parts.append(Part(str(number), title, 0, tuple(said)))
        if draw(st.booleans()):
            parts.append(Part(f"{number}.1", "Reports received", 1, (Said(draw(st.sampled_from(SAID))),)))
    last = f"It was agreed that the next Coordination Committee Meeting would be held {on_days(following.isoformat())}."
    parts.append(Part(str(len(titles) + 3), "Date of the Next Meeting", 0, (Said(last),)))
    there = draw(present())
    away = [name for name in STATES if name not in {one.name for one in there}]
    excused = draw(st.lists(st.sampled_from(away), max_size=3, unique=True)) if away else []
    hour = draw(st.integers(8, 17))
    meeting = Meeting(
        code="CC", on=day.isoformat(), times=f"{hour:02}:30-{hour + 2:02}:00", place="Palais of Streslau"
    )
    apologies = tuple(Listed(name, CODES[name]) for name in sorted(excused))
    draft = draw(st.booleans())
    standing = "Draft, version 1" if draft else "Adopted, version 2"
    text = MinutesText(
        meeting, day, standing, draft, 1, there, apologies, tuple(parts), (("Status", standing),)
    )
    return text, promises, [*decisions, last], following


def paper_of(text):
    return minutes_paper(Lens(text.day, text.day), text)


def parted(person: str) -> tuple[str, str]:
    title = next(title for title in TITLES if person.startswith(title))
    return title, person.removeprefix(title).strip()


def same(reading, made) -> None:
    text, promises, decisions, following = made
    meeting = text.meeting
    assert reading["title"] == "Minutes of the CCM Coordination Committee Meeting"
    assert (reading["date"], reading["weekday_stated"]) == (text.day.isoformat(), f"{text.day:%A}")
    assert f"{reading['start_time']}-{reading['end_time']}" == meeting.times
    assert reading["place"] == meeting.place
    assert [(d["delegation"], d["code"]) for d in reading["attendance"]] == [
        (d.name, d.code) for d in text.present
    ]
    assert reading["attendance"][0]["role"] == text.present[0].role
    for found, listed in zip(reading["attendance"], text.present, strict=True):
        assert [(p["title"], p["name"]) for p in found["persons"]] == [parted(p) for p in listed.persons]
    assert [d["code"] for d in reading["apologies"]] == [d.code for d in text.apologies]
    printed = [("1", "Present"), *([(None, "Apologies")] if text.apologies else [])]
    printed += [(part.number, part.title) for part in text.parts]
    assert [(item["number"], item["title"]) for item in reading["agenda"]] == printed
    found = [(a["agenda_item"], owners(a), due(a)) for a in reading["actions"]]
    assert found == [(item, codes, span(edtf)) for item, codes, edtf in promises]
    assert [d["what"] for d in reading["decisions"]] == decisions
    assert reading["next_meeting"]["iso_start"] == following.isoformat()


QUICK = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
FEWER = settings(QUICK, max_examples=8)


@QUICK
@given(meetings())
def test_minutes_written_as_word_are_read_back_as_they_were(made):
    same(read("minutes.docx", write_docx(paper_of(made[0]))), made)


@FEWER
@given(meetings())
def test_minutes_written_as_pdf_are_read_back_as_they_were(made):
    same(read("minutes.pdf", write_pdf(paper_of(made[0]))), made)


SHORT = MinutesText(
    Meeting(code="CC", on="2026-03-10"),
    date(2026, 3, 10),
    "Draft, version 3",
    True,
    3,
    (Listed("Westmark", "WMK-X", "16MSP Presidency", ("H.E. Mr. Otto von Westen",)),),
    (),
    (Part("2", "Opening", 0, tuple(Said(f"Paragraph {n} of a long meeting. " * 12) for n in range(30))),),
)


def test_a_draft_says_on_every_page_of_the_pdf_that_it_is_one():
    document = pypdfium2.PdfDocument(write_pdf(paper_of(SHORT)))
    texts = [page.get_textpage().get_text_range() for page in document]
    assert len(texts) > 2
    assert all("Draft, version 3" in text for text in texts)


def test_a_draft_says_so_in_every_header_of_the_word_file():
    section = Document(io.BytesIO(write_docx(paper_of(SHORT)))).sections[0]
    for header in (section.first_page_header, section.header):
        assert "Draft, version 3" in header.paragraphs[0].text


def test_the_file_carries_each_figure_with_its_day_and_the_reading_finds_its_value():
    told = ("There were ", Number(16, "participation.signatories", date(2026, 3, 9), "16"), " signatories.")
    text = MinutesText(**{**fields(SHORT), "parts": (Part("2", "Universalization", 0, (Said(told),)),)})
    data = write_docx(paper_of(text))
    [number] = read_back("minutes.docx", data)["numbers"]
    assert (number["figure"], number["value"], number["as_at"]) == (
        "participation.signatories",
        16,
        "2026-03-09",
    )
    assert 16 in [figure["value"] for figure in read("minutes.docx", data)["figures"]]


def fields(text: MinutesText) -> dict:
    return {name: getattr(text, name) for name in MinutesText.__dataclass_fields__}


def test_a_figure_with_its_day_is_not_due_on_that_day():
    said = "Norlandia undertook to remind the 16 (as at 10 March 2026) signatory States by 30 June 2026."
    text = MinutesText(**{**fields(SHORT), "parts": (Part("2", "Universalization", 0, (Said(said),)),)})
    [action] = read("minutes.docx", write_docx(paper_of(text)))["actions"]
    assert due(action) == ["2026-06-30", "2026-06-30"]


@pytest.mark.parametrize(
    ("speaker", "typed", "told"),
    [
        ("Norlandia", "It supported the plan.", "Norlandia supported the plan."),
        ("Norlandia", "supported the plan", "Norlandia supported the plan."),
        ("Norlandia", "No objection to the plan", "Norlandia: No objection to the plan."),
        ("ISU", "They had written to all.", "The ISU had written to all."),
        ("", "the floor was open", "The floor was open."),
        ("Norlandia", "Norlandia agreed.", "Norlandia agreed."),
    ],
)
def test_an_intervention_is_told_in_prose(speaker, typed, told):
    assert intervention_told(speaker, typed) == told
