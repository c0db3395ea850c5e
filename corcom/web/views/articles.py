"""The Convention article by article: who, how many, from which sources."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corcom.assistance.models import AssistancePlan, Casualties, FocalPoint, VictimListing
from corcom.duties.book import StatePosition
from corcom.duties.queries import positions
from corcom.duties.words import dated, when, words
from corcom.extensions.models import Completion, Contamination, ExtensionDecision, Retained, Stockpile
from corcom.figures.catalogue import ask
from corcom.figures.tell import answer_told
from corcom.law.models import NationalLaw
from corcom.outreach.models import Statement, UseReport
from corcom.outreach.queries import use_reports
from corcom.record.by_then import perhaps
from corcom.record.lens import Lens
from corcom.record.models import Fact
from corcom.record.shelf import Shelf, shelf
from corcom.register.models import State
from corcom.register.queries import find
from corcom.reporting.models import ReportReceived
from corcom.reporting.queries import may_be_in
from corcom.treaty import Standing
from corcom.treaty.dates import written
from corcom.web.facts import in_time
from corcom.web.marks import STANDING_WORDS
from corcom.web.pages import Asked, Page
from corcom.web.problems import NoSuchPage


@dataclass(frozen=True, slots=True)
class Article:
    """An article as the site tells it: its figures, its duties, and the tables of facts under it."""

    number: str
    title: Any
    about: Any
    figures: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()
    tables: tuple[type[Fact], ...] = field(default=())


ARTICLES = {
    article.number: article
    for article in (
        Article(
            "1",
            gettext_lazy("Never to use, produce, stockpile or transfer"),
            gettext_lazy("What States say of themselves, and what is reported."),
            tables=(Statement,),
        ),
        Article(
            "3",
            gettext_lazy("Storage and stockpile destruction"),
            gettext_lazy("All stocks are destroyed within eight years; more time may be granted."),
            figures=("stockpiles.open", "stockpiles.complete"),
            duties=("stockpile_destruction",),
            tables=(Stockpile, Retained, Completion, ExtensionDecision),
        ),
        Article(
            "4",
            gettext_lazy("Clearance and risk reduction education"),
            gettext_lazy("Contaminated areas are cleared within ten years; more time may be granted."),
            figures=("clearance.open", "clearance.complete", "extensions.to_file"),
            duties=("clearance",),
            tables=(Contamination,),
        ),
        Article(
            "5",
            gettext_lazy("Victim assistance"),
            gettext_lazy("Victims are assisted without end of time: care, rehabilitation, inclusion."),
            figures=("assistance.states",),
            tables=(VictimListing, FocalPoint, AssistancePlan, Casualties),
        ),
        Article(
            "6",
            gettext_lazy("International cooperation and assistance"),
            gettext_lazy("Who needs help may ask for it; who can help gives it."),
        ),
        Article(
            "7",
            gettext_lazy("Transparency"),
            gettext_lazy("A first report 180 days after entry into force, then one by 30 April every year."),
            figures=(
                "reports.initial.received",
                "reports.initial.due",
                "reports.initial.overdue",
                "reports.initial.no_record",
                "reports.annual.received",
            ),
            duties=("initial_report",),
            tables=(ReportReceived,),
        ),
        Article(
            "9",
            gettext_lazy("National implementation"),
            gettext_lazy("Legal, administrative and other measures, with penal sanctions."),
            figures=("laws.specific", "laws.existing"),
            tables=(NationalLaw,),
        ),
    )
}
TABLE_NAMES: dict[type[Fact], Any] = {
    Statement: gettext_lazy("Statements"),
    Stockpile: gettext_lazy("Stocks"),
    Retained: gettext_lazy("Munitions retained"),
    Completion: gettext_lazy("Declared complete, or reopened"),
    ExtensionDecision: gettext_lazy("Decisions on more time"),
    Contamination: gettext_lazy("Contaminated areas"),
    VictimListing: gettext_lazy("States with responsibility for victims"),
    FocalPoint: gettext_lazy("Focal points"),
    AssistancePlan: gettext_lazy("Plans that cover victims"),
    Casualties: gettext_lazy("Casualties"),
    ReportReceived: gettext_lazy("Reports received"),
    NationalLaw: gettext_lazy("National laws"),
}
SETTLED = (Standing.fulfilled, Standing.not_applicable)


def articles(asked: Asked) -> Page:
    """The articles on which there are pages."""
    return Page(
        template="web/articles.html",
        title=_("Article by article"),
        section="articles",
        context={"articles": [(a, [ask(asked.lens, n) for n in a.figures]) for a in ARTICLES.values()]},
        data=lambda: {"articles": [{"number": a.number, "title": str(a.title)} for a in ARTICLES.values()]},
        rows=lambda: (("number", "title"), [(a.number, str(a.title)) for a in ARTICLES.values()]),
    )


def article(asked: Asked, number: str) -> Page:
    """One article: its figures, the States whose duty is not settled, what is on record, the sources."""
    found = ARTICLES.get(number)
    if found is None:
        raise NoSuchPage(
            _("There is no page on Article {number}.").format(number=number[:10]),
            _("There are pages on Articles {all}.").format(all=", ".join(ARTICLES)),
        )
    known = shelf()
    answers = [ask(asked.lens, name) for name in found.figures]
    open_duties = _open(asked.lens, found)
    return Page(
        template="web/article.html",
        title=_("Article {number}").format(number=number),
        section="articles",
        context={
            "article": found,
            "answers": answers,
            "duties": [_duty(p) for p in open_duties],
            "tables": [_table(known, asked.lens, model) for model in found.tables],
            "use": [_use(report) for report in use_reports(asked.lens)] if number == "1" else [],
        },
        data=lambda: {"article": number, "figures": [answer_told(a) for a in answers]},
        rows=lambda: (
            ("state", "duty", "due", "standing", "reason"),
            [
                (p.state, p.position.duty, p.position.due, p.position.standing.value, str(p.position.reason))
                for p in open_duties
            ],
        ),
    )


def _open(lens: Lens, found: Article) -> list[StatePosition]:
    """The States whose duty is neither settled nor silent: nothing with a day, nothing to tell."""
    current = (p for p in positions(lens) if p.position.duty in found.duties)
    waiting = [p for p in current if p.position.standing not in SETTLED and p.position.due]
    return sorted(waiting, key=lambda p: (str(p.position.due), p.state))


def _duty(found: StatePosition) -> dict[str, Any]:
    position = found.position
    return {
        "state": find(found.state),
        "due": written(position.due) if position.due else "",
        "standing": position.standing.value,
        "word": STANDING_WORDS[position.standing],
        "reason": str(position.reason),
    }


def _table(known: Shelf, lens: Lens, model: type[Fact]) -> dict[str, Any]:
    """The facts of a table that may have been true by the day, State by State."""
    facts = sorted((r.fact for r in known.readings(model, lens) if _by(r.fact, lens)), key=_place)
    rows = [(_state(fact), when(fact), words(fact), fact.source_id) for fact in facts]
    coverage = known.coverage(model.csv_table)
    return {
        "name": TABLE_NAMES[model],
        "rows": rows,
        "complete": dated(coverage.complete_to) if coverage else "",
        "note": coverage.note if coverage else "",
    }


def _by(fact: Fact, lens: Lens) -> bool:
    return may_be_in(fact, lens) if isinstance(fact, ReportReceived) else perhaps(fact, lens)


def _place(fact: Fact) -> tuple[str, int, tuple[str, str]]:
    """By State, then by the year that a report covers, then in the order of the days."""
    state = _state(fact)
    year = fact.year or 0 if isinstance(fact, ReportReceived) else 0
    return state.name if state else "", year, in_time(fact)


def _state(fact: Fact) -> State | None:
    return find(getattr(fact, "state_id", "") or "")


def _use(report: UseReport) -> tuple[str, str, str, str]:
    return report.place, when(report), words(report), report.source_id
