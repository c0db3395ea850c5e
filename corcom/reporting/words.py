"""Article 7 in words."""

from django.utils.translation import gettext as _

from corcom.duties.words import says
from corcom.reporting.models import ListedOverdue, Report, ReportMissing, ReportReceived


@says(ReportReceived)
def _received(fact: ReportReceived) -> str:
    return _report(fact)


@says(ReportMissing)
def _missing(fact: ReportMissing) -> str:
    return _("{report}: not submitted by then").format(report=_report(fact))


@says(ListedOverdue)
def _listed(fact: ListedOverdue) -> str:
    return _("Named on a published list of {total} overdue initial reports").format(total=fact.total)


def _report(fact: Report) -> str:
    if fact.duty == "initial_report":
        return _("Initial transparency report")
    if fact.year is None:
        return _("Annual report, year not seen")
    return _("Annual report for {year}").format(year=fact.year)
