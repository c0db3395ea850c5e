"""What search looks through: an entry for each thing of the record, made once a version; who sees it.

The record is in English, and so is what is kept of it; the pages are named in the language of the reader.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy, override

from corcom.committee.models import AgendaItem, Meeting, MeetingDocument, Promise
from corcom.committee.queries import when_meets
from corcom.duties.words import dated, when
from corcom.figures.catalogue import CATALOGUE
from corcom.law.models import NationalLaw
from corcom.outreach.models import Ballot
from corcom.plans.models import PlanAction
from corcom.record.lens import Lens
from corcom.record.models import Fact, Source
from corcom.record.reader import PUBLIC, THE_UNIT
from corcom.record.shelf import fact_models, shelf
from corcom.register.models import StateName, TreatyCode
from corcom.register.names import folded
from corcom.register.queries import states
from corcom.web.facts import desk_page_of, headed, said
from corcom.web.views.articles import ARTICLES
from corcom.web.views.history import kind_of

KINDS = {
    "states": gettext_lazy("States"),
    "pages": gettext_lazy("Pages"),
    "persons": gettext_lazy("Persons"),
    "proposals": gettext_lazy("Proposals"),
    "corrections": gettext_lazy("Corrections"),
    "figures": gettext_lazy("Figures"),
    "meetings": gettext_lazy("Meetings"),
    "agenda": gettext_lazy("Agenda items"),
    "promises": gettext_lazy("Promises"),
    "articles": gettext_lazy("Articles"),
    "laws": gettext_lazy("National laws"),
    "votes": gettext_lazy("Votes"),
    "plans": gettext_lazy("Actions of the action plans"),
    "documents": gettext_lazy("Documents"),
    "facts": gettext_lazy("Facts"),
    "sources": gettext_lazy("Sources"),
}
"""The kinds of what is found, in the order in which they are shown."""

IN_THE_READERS_LANGUAGE = frozenset({"pages", "persons", "proposals", "corrections"})
"""The kinds that are not told in the words of the record."""

KIND_OF: dict[type[Fact], str] = {
    Meeting: "meetings",
    Promise: "promises",
    NationalLaw: "laws",
    Ballot: "votes",
    PlanAction: "plans",
    MeetingDocument: "documents",
}
PAGES = (
    ("/calendar/", gettext_lazy("Calendar of duties")),
    ("/matrix/", gettext_lazy("All duties of all States")),
    ("/figures/", gettext_lazy("Figures")),
    ("/meetings/", gettext_lazy("Meetings")),
    ("/promises/", gettext_lazy("Promises")),
    ("/articles/", gettext_lazy("Article by article")),
    ("/laws/", gettext_lazy("National laws")),
    ("/votes/", gettext_lazy("Votes")),
    ("/scale/", gettext_lazy("Scale of assessments")),
    ("/contributions/", gettext_lazy("Contributions to the unit")),
    ("/documents/", gettext_lazy("Documents")),
    ("/plans/", gettext_lazy("Action plans")),
    ("/sources/", gettext_lazy("Sources")),
    ("/disagreements/", gettext_lazy("Where sources disagree")),
    ("/corrections/", gettext_lazy("Log of corrections")),
    ("/rights/", gettext_lazy("Who may do what: the table of rights")),
    ("/reading/", gettext_lazy("How to read these pages (help)")),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found. `names` and `text` are folded, each line after a space."""

    kind: str
    title: str
    detail: str
    page: str
    circle: str
    names: str
    text: str


def entry(
    kind: str,
    title: str,
    page: str,
    *,
    detail: str = "",
    circle: str = PUBLIC,
    names: Iterable[str] = (),
    more: Iterable[str] = (),
) -> Entry:
    """An entry found by its title and other `names`, and by whatever `more` says."""
    told = _lines(title, *names)
    return Entry(kind, title, detail, page, circle, told, told + _lines(detail, *more))


def _lines(*texts: str) -> str:
    return "".join(f"\n {folded(text)}" for text in texts if text)


def of_record(lens: Lens) -> list[Entry]:
    """The entries of the record that are open to the reader of the lens."""
    now = shelf()
    entries = now.keep(("search", now.moment(lens)), lambda: _in_english(lens))
    open_to = {circle for circle in {one.circle for one in entries} if lens.reader.sees(circle)}
    return [*_pages(), *(one for one in entries if one.circle in open_to)]


def _pages() -> list[Entry]:
    """The pages by their names in the language of the reader; the English ones find them too."""
    with override("en"):
        english = {page: str(label) for page, label in PAGES}
    return [entry("pages", str(label), page, names=[english[page]]) for page, label in PAGES]


def _in_english(lens: Lens) -> list[Entry]:
    with override("en"):
        return list(_all(Lens(lens.as_at, lens.known_at, THE_UNIT)))


def _all(lens: Lens) -> Iterator[Entry]:
    yield from _states()
    yield from (entry("pages", str(code.label), "/treaties/", names=[code.value]) for code in TreatyCode)
    yield from (entry("figures", f.label, f"/figures/{f.name}/", detail=f.name) for f in CATALOGUE.values())
    yield from _articles()
    yield from _agenda(lens)
    for model in fact_models():
        yield from (_fact(fact) for fact in shelf().facts(model, lens))
    yield from _sources()


def _states() -> Iterator[Entry]:
    names: dict[str, list[str]] = {}
    for row in shelf().rows(StateName):
        names.setdefault(row.state_id, []).append(row.name)
    for state in states():
        called = [state.iso3, state.formal_name, *names.get(state.iso3, [])]
        formal = state.formal_name if state.formal_name != state.name else ""
        yield entry("states", state.name, f"/states/{state.iso3}/", detail=formal, names=called)


def _articles() -> Iterator[Entry]:
    for article in ARTICLES.values():
        title = f"Article {article.number}: {article.title}"
        yield entry("articles", title, f"/articles/{article.number}/", names=[str(article.title)])


def _agenda(lens: Lens) -> Iterator[Entry]:
    meetings = {meeting.pk: meeting for meeting in shelf().facts(Meeting, lens)}
    for item in shelf().rows(AgendaItem):
        if meeting := meetings.get(item.meeting_id):
            page, circle = f"/meetings/{meeting.code}/", meeting.open_to
            yield entry("agenda", item.title, page, detail=f"{meeting.title}, {item.number}", circle=circle)


def _sources() -> Iterator[Entry]:
    for source in shelf().rows(Source):
        detail = ", ".join(filter(None, (source.publisher, dated(source.dated))))
        yield entry("sources", source.title, f"/sources/{source.id}/", detail=detail, names=[source.id])


def _page_of(meeting: Meeting) -> str:
    """The public page of a meeting that is open to everybody; else where the Committee reads of it."""
    if meeting.open_to == PUBLIC:
        return f"/meetings/{meeting.code}/"
    return (
        f"/desk/meetings/{meeting.code}/" if meeting.body == Meeting.Body.COMMITTEE else desk_page_of(meeting)
    )


def _fact(fact: Fact) -> Entry:
    kind = KIND_OF.get(type(fact), "facts")
    page, day = desk_page_of(fact), when(fact)
    if isinstance(fact, Meeting):
        page, day = _page_of(fact), when_meets(fact)
    if isinstance(fact, Ballot) and fact.open_to == PUBLIC:
        page = f"/votes/{fact.pk}/"
    return entry(
        kind,
        headed(fact),
        page,
        detail=f"{kind_of(fact)}, {day}",
        circle=fact.open_to,
        names=[said(fact), fact.pk],
        more=[fact.note, getattr(fact, "title", ""), getattr(fact, "code", "")],
    )
