"""Articles 3 and 4 in words."""

from django.utils.translation import gettext as _

from corcom.duties.words import counted, says
from corcom.extensions.models import (
    Completion,
    Contamination,
    ExtensionDecision,
    ExtensionRequest,
    Presence,
    Retained,
    SeenUndone,
    Stockpile,
    Work,
)
from corcom.record.grades import Grade
from corcom.treaty.dates import written


@says(Stockpile)
def _stockpile(fact: Stockpile) -> str:
    if fact.held == Presence.NONE:
        return _("No stocks, by its own statement or as reported")
    if fact.held == Presence.UNCLEAR:
        return _("Stocks unclear")
    told = _amounts(fact.munitions, fact.munitions_grade, fact.submunitions, fact.submunitions_grade)
    return _("Stocks: {amounts}").format(amounts=told) if told else _("Stocks held, quantity not on record")


@says(Retained)
def _retained(fact: Retained) -> str:
    told = _amounts(fact.munitions, "", fact.submunitions, "")
    if not (fact.munitions or fact.submunitions):
        return _("Retains none for training")
    return _("Retained for training: {amounts}").format(amounts=told)


def _amounts(munitions: int | None, m_grade: str, submunitions: int | None, s_grade: str) -> str:
    counts = (
        counted(munitions, m_grade, _("{number} cluster munitions")),
        counted(submunitions, s_grade, _("{number} submunitions")),
    )
    return ", ".join(filter(None, counts))


@says(Contamination)
def _contamination(fact: Contamination) -> str:
    if fact.contaminated == Presence.NONE:
        return _("No contaminated areas")
    if fact.area_km2 is not None:
        return _("Contaminated: {area} km²").format(area=f"{fact.area_km2.normalize():,f}")
    if fact.what:
        return fact.what[0].upper() + fact.what[1:]
    return _("Contaminated") if fact.contaminated == Presence.YES else _("Contamination unclear")


@says(Completion)
def _completion(fact: Completion) -> str:
    if fact.kind == Completion.Kind.REOPENED:
        return _("{work}: reopened, more was found").format(work=_work(fact.duty))
    return _("{work}: declared complete").format(work=_work(fact.duty))


@says(SeenUndone)
def _undone(fact: SeenUndone) -> str:
    return _("{work}: seen not to be complete").format(work=_work(fact.duty))


@says(ExtensionRequest)
def _request(fact: ExtensionRequest) -> str:
    days = {"work": _work(fact.duty), "deadline": written(fact.deadline)}
    if fact.asked_until is None:
        return _("{work}: asked for more time after {deadline}").format(**days)
    until = written(fact.asked_until)
    return _("{work}: asked for more time, from {deadline} to {until}").format(**days, until=until)


@says(ExtensionDecision)
def _decision(fact: ExtensionDecision) -> str:
    work, where = _work(fact.duty), fact.meeting_id or _("meeting not seen")
    if fact.outcome != ExtensionDecision.Outcome.GRANTED or fact.until is None:
        return _("{work}: request considered, decision not seen ({where})").format(work=work, where=where)
    unseen = fact.until_grade == Grade.UNVERIFIED
    until = _("a day not seen") if unseen else written(fact.until)
    return _("{work}: more time granted until {until} ({where})").format(work=work, until=until, where=where)


def _work(duty: str) -> str:
    return _("Destruction of stocks") if duty == Work.DESTRUCTION else _("Clearance")
