"""A paper with every kind of block; the States in it exist in books only."""

from datetime import date

from corcom.papers.paper import (
    Bullets,
    Column,
    Figure,
    Figures,
    Heading,
    Lines,
    Link,
    Mark,
    Number,
    Numbered,
    PageBreak,
    Paper,
    Paragraph,
    Strong,
    Table,
)

DAY = date(2018, 9, 25)
BEFORE = date(2018, 1, 25)
LIKE_MARKUP = (
    "<script>alert(1)</script>",
    "#eval",
    "*bold*",
    "=1+1",
    "{{ name }}",
    "$x^2$",
    "\\u{41}",
    "@ref",
)
NAMES = (
    "Türkiye",
    "Côte d’Ivoire",
    "Lao People’s Democratic Republic",
    "2009–2018",
    "Đồng",
    "Łódź",
    "fi fl ffi",
)
STATES = (
    "Ruritania", "Freedonia", "Grand Fenwick (Grand Duchy of)", "Sylvania", "Orsinia", "Zubrowka (Republic of)",
    "Graustark", "Brungaria", "Karlsland", "San Serriffe (Plurinational Archipelago Federation of)",
    "Vulgaria", "Syldavia", "Borduria", "Latveria", "Genovia", "Aldovia", "Elbonia", "Florin", "Guilder", "Qumar",
)  # fmt: skip
STANDINGS = (
    ("overdue", "overdue since 30 April 2018"),
    ("due", "due in 68 days"),
    ("fulfilled", "fulfilled"),
    ("continuing", "continuing"),
    ("no_record", "no record"),
)
LONG_WORD = "Minenräumungsverlängerungsantragsbearbeitungsausschuss"


def number(value, figure, shown=None, day=DAY):
    return Number(value, figure, day, shown or str(value))


def row(count):
    standing, word = STANDINGS[count % 5]
    area = number(
        count * 104729 % 9_000_000,
        f"area.left.{count}",
        f"{count * 104729 % 9_000_000:,}".replace(",", "\u202f"),
    )
    return (STATES[count % 20], "Clear contaminated areas", "4(1)(a)", area, Mark(standing, word))


def long_table():
    columns = (
        Column("State", width=3),
        Column("Duty", width=2.6),
        Column("Article", width=1),
        Column("Area left, m²", numeric=True, width=1.5),
        Column("Standing", width=2.6),
    )
    rows = tuple(row(count) for count in range(60))
    return Table(
        "Duties that fall due before the next meeting", columns, rows, "Record complete to 3 February 2026."
    )


def words_table():
    columns = (Column("Word", width=1), Column("Meaning", width=2), Column("Count", numeric=True, width=0.7))
    rows = (
        (LONG_WORD, "A committee with a long name; the column is narrow.", number(1, "words.long")),
        (
            "https://example.org/a/very/long/address/that/has/no/space",
            ("See ", Link("the source", "https://example.org/")),
            number(12, "words.addresses"),
        ),
        *((text, "Looks like markup, is text", number(3, "words.markup")) for text in LIKE_MARKUP),
        *(
            (name, ("A ", Strong("name"), " or a span"), number(1234, "words.names", "1\u202f234"))
            for name in NAMES
        ),
    )
    return Table("Words that are hard to set", columns, rows)


def big_numbers():
    return Figures(
        (
            Figure(
                "States Parties by deposit",
                number(104, "participation.parties"),
                ("+", number(2, "participation.parties.new"), " since 25 January 2018"),
            ),
            Figure(
                "for whom it is in force",
                number(103, "participation.in_force"),
                "the other: Ruritania, 1 February 2019",
            ),
            Figure(
                "signatories that have not ratified", number(16, "participation.signatories"), "unchanged"
            ),
            Figure(
                "of the budget received",
                number("80.24", "finance.share", "80.24 %"),
                ("CHF ", number(9194930, "finance.gap", "91\u202f949.30"), " to come"),
            ),
        )
    )


def sample(**changes):
    parts = (
        Heading("What this meeting must settle", 1, "settle"),
        Paragraph(("The Committee has ", number(3, "decisions.waiting", "three"), " decisions before it. The table ", Link("of duties", "#duties"), " gives the reasons; ", Strong("two papers"), " are open for comment until 2 October. The request of Ruritania is ", Mark("overdue", "overdue"), ", that of Sylvania ", Mark("no_record", "no record"), " at all.")),
        Numbered(("Adopt the minutes of 25 January 2018.", ("Comment on the request of ", Strong("Ruritania"), ", which asks for five more years to clear the valley of Strelsau, and agree on who writes the first draft of the analysis before the end of October."), "Name a Coordinator for outreach.")),
        Heading("Position of the Convention", 1),
        big_numbers(),
        Paragraph("Every number is named in the catalogue of figures. The changes are those since the last meeting, and each leads to the list of States behind it."),
        Bullets(("Freedonia deposited on 3 July 2018.", ("Sylvania voted ", Strong("in favour"), " for the first time."), "Grand Fenwick has asked for help with its stockpile of fourteen crossbows, and would like an answer before the meeting closes.")),
        Heading("Outreach", 2, "out-reach"),
        Numbered(("Write to Orsinia.", "Call Zubrowka.")),
        Lines("Grand Fenwick", ("The Duke", "The Chancellor")),
        Heading("Letters", 3),
        Paragraph("Two letters are ready for signature."),
        Heading("What falls due", 1, "duties"),
        long_table(),
        Heading("Hard words", 2),
        words_table(),
        PageBreak(),
        Heading("Annex", 1),
        Paragraph("The lists behind the figures."),
    )  # fmt: skip
    about = (
        ("Meeting", "Coordination Committee, fourth of 2018"),
        ("Date", "25 September 2018, 10:00 to 11:30, Strelsau"),
        ("As at", "25 September 2018"),
        ("As known", "21 November 2026"),
    )
    fields = {
        "title": "Meeting pack for the Coordination Committee",
        "subtitle": "Convention on Crossbows, fourth meeting of 2018",
        "as_at": DAY,
        "known_at": date(2026, 11, 21),
        "circle": "Coordination Committee",
        "about": about,
        "parts": parts,
        "status": "draft",
    }
    return Paper(**{**fields, **changes})
