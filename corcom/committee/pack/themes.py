"""5. One page a theme: Coordinators, States that need attention and why, questions for the meeting."""

from collections.abc import Iterator
from dataclasses import dataclass

from corcom.committee.models import Mandate
from corcom.committee.pack.brief import Brief, mark, named, names, number, table
from corcom.committee.queries import mandates
from corcom.duties.queries import positions
from corcom.figures.catalogue import ask
from corcom.papers.paper import Block, Column, Heading, Paragraph, Run, Strong, Text
from corcom.register.queries import find
from corcom.treaty import Position, Standing
from corcom.treaty.dates import written


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme of the Committee: the word by which its Coordinators are found, its duties and figures.

    `attention`: the standings of its duties that call for attention.
    """

    title: str
    word: str
    articles: str
    figures: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()
    attention: tuple[Standing, ...] = ()


THEMES = (
    Theme(
        "Universalization",
        "universalization",
        "Article 21",
        figures=("participation.deposited", "participation.signatories"),
    ),
    Theme(
        "Stockpile destruction and retention",
        "stockpile",
        "Article 3",
        figures=("stockpiles.open", "stockpiles.complete"),
        duties=("stockpile_destruction",),
        attention=(Standing.overdue, Standing.continuing),
    ),
    Theme(
        "Clearance and risk reduction education",
        "clearance",
        "Article 4",
        figures=("clearance.open", "clearance.complete"),
        duties=("clearance",),
        attention=(Standing.overdue, Standing.continuing),
    ),
    Theme("Victim assistance", "victim", "Article 5"),
    Theme("Cooperation and assistance", "cooperation", "Article 6"),
    Theme(
        "Transparency",
        "transparency",
        "Article 7",
        figures=("reports.initial.received", "reports.initial.overdue", "reports.initial.no_record"),
        duties=("initial_report",),
        attention=(Standing.overdue, Standing.due, Standing.no_record),
    ),
    Theme("National implementation measures", "national implementation", "Article 9"),
    Theme("General status and operation", "general status", "Articles 10 to 20"),
)


def themes(brief: Brief) -> Iterator[Block]:
    """The theme pages; a theme on which the record holds nothing yet says so in a line."""
    yield Heading("5. Theme by theme", 1)
    for theme in THEMES:
        yield from _page(theme, brief)


def _page(theme: Theme, brief: Brief) -> Iterator[Block]:
    yield Heading(f"{theme.title} ({theme.articles})", 2)
    yield Paragraph((Strong("Coordinators: "), _coordinators(theme, brief)))
    if not theme.figures:
        yield Paragraph((mark("no_record"), " on States that need attention under this theme."))
        return
    for name in theme.figures:
        answer = ask(brief.lens, name)
        counted = number(answer.value, name, brief.lens.as_at)
        yield Paragraph((Strong(f"{answer.figure.label}: "), counted))
    if theme.duties:
        yield from _attention(theme, brief)
    else:
        signatories = ask(brief.lens, "participation.signatories")
        yield Paragraph((Strong("Signatories: "), names(signatories.states)))


def _coordinators(theme: Theme, brief: Brief) -> Run:
    held = [
        m.state_id
        for m in mandates(brief.lens)
        if m.office == Mandate.Office.COORDINATOR and theme.word in m.theme.lower()
    ]
    return f"{named(held)}." if held else mark("no_record")


def _attention(theme: Theme, brief: Brief) -> Iterator[Block]:
    found = [
        p
        for p in positions(brief.lens)
        if p.position.duty in theme.duties and p.position.standing in theme.attention
    ]
    columns = (
        Column("State", width=1.7),
        Column("Due", width=1.4),
        Column("Standing", width=1.1),
        Column("Why", width=4),
    )
    rows = [_row(p.state, p.position) for p in sorted(found, key=lambda p: str(p.position.due))]
    yield from table("States that need attention", columns, rows, "No State on record needs attention here.")


def _row(iso3: str, position: Position) -> tuple[Text, ...]:
    state = find(iso3)
    due = written(position.due) if position.due else "–"
    return state.name if state else iso3, due, mark(position.standing.value), str(position.reason)
