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

    `named`: the figures whose States call for attention; `unknown`: those whose States without record do.
    `attention`: the standings of its duties that do. `missing`: what no table holds yet.
    """

    title: str
    word: str
    articles: str
    figures: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()
    attention: tuple[Standing, ...] = ()
    named: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    missing: str = ""


THEMES = (
    Theme(
        "Universalization",
        "universalization",
        "Article 21",
        figures=(
            "participation.deposited",
            "participation.signatories",
            "votes.yes",
            "votes.no",
            "votes.abstain",
            "votes.last_vote_abstain",
        ),
        named=("participation.signatories", "votes.no", "votes.last_vote_abstain"),
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
    Theme(
        "Victim assistance",
        "victim",
        "Article 5",
        figures=("assistance.states", "assistance.focal_points"),
        named=("assistance.states", "assistance.focal_points"),
        unknown=("assistance.focal_points",),
    ),
    Theme(
        "Cooperation and assistance",
        "cooperation",
        "Article 6",
        figures=("stockpiles.open", "clearance.open", "assistance.states", "extensions.to_file"),
        named=("stockpiles.open", "clearance.open", "assistance.states"),
        missing="what these States ask for, and what others offer",
    ),
    Theme(
        "Transparency",
        "transparency",
        "Article 7",
        figures=(
            "reports.initial.received",
            "reports.initial.overdue",
            "reports.initial.no_record",
            "reports.annual.received",
            "reports.annual.overdue",
        ),
        duties=("initial_report",),
        attention=(Standing.overdue, Standing.due, Standing.no_record),
    ),
    Theme(
        "National implementation measures",
        "national implementation",
        "Article 9",
        figures=("laws.specific", "laws.existing"),
        named=("laws.existing",),
        unknown=("laws.specific",),
    ),
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
        yield _figure(name, theme, brief)
    if theme.duties:
        yield from _attention(theme, brief)
    yield from _unknown(theme, brief)
    if theme.missing:
        yield Paragraph((mark("no_record"), f" on {theme.missing}."))


def _figure(name: str, theme: Theme, brief: Brief) -> Paragraph:
    answer = ask(brief.lens, name)
    counted = number(answer.value, name, brief.lens.as_at)
    missing = f" ({len(answer.no_record)} without record)" if answer.no_record else ""
    states = f" – {names(answer.states)}" if name in theme.named and answer.states else ""
    return Paragraph((Strong(f"{answer.figure.label}: "), counted, missing + states))


def _unknown(theme: Theme, brief: Brief) -> Iterator[Block]:
    """The States on which nothing is on record, where it is known which States are meant at all."""
    for name in theme.unknown:
        answer = ask(brief.lens, name)
        if answer.no_record and answer.of:
            label = answer.figure.label
            yield Paragraph((Strong(f"{label}: "), mark("no_record"), f" of {names(answer.no_record)}"))


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
