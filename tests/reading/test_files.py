"""Word and PDF files as they are really made: numbers that Word prints, tables, tracked changes, columns."""

import typst
from docx import Document
from docx.oxml import OxmlElement

from tests.reading.given import due, owners, read, told_of
from tests.reading.made import saved

ATTENDED = [
    ("Delegation", "Representatives", "Role"),
    ("Norlandia", "Ms. Ada Example\nMr. Bo Sample", "President"),
    ("Estovia", "Cyril van der Test", ""),
    ("ICRC", "Mr. Hal Placeholder", ""),
    ("Lake Friends Society", "Ms. Kim Template", "Observer"),
]
ACTIONS = [
    ("No.", "Action", "Responsible", "Deadline"),
    ("1", "Send the revised work plan to all members", "ISU", "15 May 2019"),
    ("2", "Ask capitals for nominations", "Norlandia and Estovia", "next meeting"),
    ("3", "Comment on the draft guide", "All", "asap"),
]


def table(document, rows):
    made = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(made.add_row().cells, row, strict=True):
            cell.text = text


def numbered(document, text, depth=0):
    """A paragraph with a number that Word prints and does not keep in the text."""
    paragraph = document.add_paragraph(text, style="List Number")
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = depth
    return paragraph


def word_minutes() -> Document:
    document = Document()
    document.add_heading("Minutes of the Coordination Committee", 0)
    document.add_paragraph("Wednesday, 10 April 2019, 10:00 - 12:00")
    document.add_paragraph("Attendance")
    table(document, ATTENDED)
    for title, text in (
        ("Opening", "The President opened the meeting."),
        ("Work plan", "Estovia will revise the work plan by 3 May 2019."),
        ("Next meeting", "The next meeting will be held on 5 June 2019."),
    ):
        document.add_heading(title, 1)
        document.add_paragraph(text)
    document.add_heading("Action points", 1)
    table(document, ACTIONS)
    return document


def test_a_table_of_attendance_gives_delegations_persons_and_roles():
    found = read("minutes.docx", saved(word_minutes()))
    assert [
        (d["delegation"], d["code"], d["role"], [p["name"] for p in d["persons"]])
        for d in found["attendance"]
    ] == [
        ("Norlandia", "NLD-X", "President", ["Ada Example", "Bo Sample"]),
        ("Estovia", "EST-X", None, ["Cyril van der Test"]),
        ("ICRC", "ICRC", "observer", ["Hal Placeholder"]),
        ("Lake Friends Society", None, "Observer", ["Kim Template"]),
    ]


def test_headings_by_style_are_items():
    found = read("minutes.docx", saved(word_minutes()))
    assert [item["title"] for item in found["agenda"]][:3] == ["Opening", "Work plan", "Next meeting"]


def test_a_table_of_actions_gives_promises_with_owners_and_days():
    found = read("minutes.docx", saved(word_minutes()))
    marked = [action for action in found["actions"] if action["mark"] == "explicit"]
    assert [(action["what"], owners(action), due(action)) for action in marked] == [
        ("Send the revised work plan to all members", ["ISU"], ["2019-05-15", "2019-05-15"]),
        ("Ask capitals for nominations", ["NLD-X", "EST-X"], ["2019-06-05", "2019-06-05"]),
        ("Comment on the draft guide", ["CORCOM"], [None, None]),
    ]
    assert marked[2]["due"]["as_stated"] == "asap"


def test_what_was_struck_out_under_tracked_changes_is_not_read():
    document = word_minutes()
    paragraph = next(p for p in document.paragraphs if "Estovia will revise" in p.text)
    struck = OxmlElement("w:del")
    run = paragraph.runs[0]._r
    paragraph._p.replace(run, struck)
    struck.append(run)
    assert not any(
        "revise the work plan by" in a["quote"] for a in read("minutes.docx", saved(document))["actions"]
    )


def test_numbers_that_word_prints_belong_to_the_headings():
    document = Document()
    document.add_paragraph("Minutes of the Lakes Committee, 10 April 2019")
    for title in ("Opening of the meeting", "Work plan", "Any other business"):
        numbered(document, title)
        document.add_paragraph("The President thanked all members who had sent their comments in time.")
    found = read("minutes.docx", saved(document))
    assert [(item["number"], item["title"]) for item in found["agenda"]] == [
        ("1", "Opening of the meeting"),
        ("2", "Work plan"),
        ("3", "Any other business"),
    ]


PRINTED = """#set page(paper: "a4")
= Minutes of the Lakes Committee
Held on 10 April 2019

*Participants*
#grid(columns: (1fr, 1fr), row-gutter: 6pt,
  [Norlandia (President)], [Westmark],
  [Ms. Ada Example], [Ms. Fay Specimen],
  [Mr. Bo Sample], [Mr. Emil Draft],
  [Estovia], [ICRC],
  [Mr. Cyril van der Test], [Mr. Hal Placeholder])

*1. Work plan*

Westmark informed the Committee that it would translate the long and most important parts of the work plan for the
other members by 3 May 2019, and that the survey had been completed.

*2. Action points*

#table(columns: (1fr, 3fr, 1fr, 1fr), [No], [Action], [Owner], [Due],
  [1], [Send the revised draft of the work plan to all the members of the Committee], [Norlandia], [15 May 2019],
  [2], [Contact the Permanent Mission on the matter of the boats], [ISU], [20 May 2019])
"""


def printed(folder) -> dict:
    page = folder / "page.typ"
    page.write_text(PRINTED, encoding="utf-8")
    return read("minutes.pdf", typst.compile(str(page)))


def test_columns_that_extraction_has_run_together_come_apart(tmp_path):
    found = printed(tmp_path)
    assert {d["code"]: [p["name"] for p in d["persons"]] for d in found["attendance"]} == {
        "NLD-X": ["Ada Example", "Bo Sample"],
        "EST-X": ["Cyril van der Test"],
        "WMK-X": ["Fay Specimen", "Emil Draft"],
        "ICRC": ["Hal Placeholder"],
    }


def test_a_table_of_actions_without_its_cells_is_read_by_its_numbers(tmp_path):
    found = printed(tmp_path)
    for words, who, when in (
        ("Send the revised draft", "NLD-X", "2019-05-15"),
        ("Contact the Permanent Mission", "ISU", "2019-05-20"),
    ):
        assert owners(told_of(found, words)) == [who]
        assert due(told_of(found, words)) == [when, when]


def test_a_finding_in_a_pdf_knows_its_page(tmp_path):
    found = told_of(printed(tmp_path), "it would translate")
    assert (found["page"], found["mark"], due(found)) == (1, "implicit", ["2019-05-03", "2019-05-03"])
    assert 0 < found["confidence"] < 1
