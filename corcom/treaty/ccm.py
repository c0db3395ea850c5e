"""The Convention on Cluster Munitions, done at Dublin on 30 May 2008."""

from datetime import date

from corcom.treaty.case import FirstYear
from corcom.treaty.convention import Convention
from corcom.treaty.membership import EntryIntoForce
from corcom.treaty.reports import Report, YearlyReport
from corcom.treaty.requests import ExtensionRequest
from corcom.treaty.sentence import marked as _
from corcom.treaty.works import Extension, Work

# Article 17: in force on the first day of the sixth month after the month of the 30th deposit; for a State
# that deposits later, on the first day of the sixth month after its deposit. Article 20: withdrawal.
ENTRY = EntryIntoForce(
    instruments=30,
    completed_on=date(2010, 2, 16),
    together_article="17(1)",
    later_article="17(2)",
    withdrawal_article="20",
)

# Article 7(1): not later than 180 days after entry into force for the State.
INITIAL_REPORT = Report(
    name="initial_report", article="7(1)", label=_("Initial transparency report"), days=180
)

# Article 7(2): every year, for the calendar year before, not later than 30 April.
# Which calendar year comes first, the text does not say: `Choices.first_year`.
ANNUAL_REPORT = YearlyReport(
    name="annual_report",
    article="7(2)",
    label=_("Annual report"),
    label_of_year=_("Annual report for {year}"),
    day_and_month=(30, 4),
    after=INITIAL_REPORT,
)

# Article 3(2): as soon as possible, not later than eight years after entry into force for the State.
# Article 3(3): more time, up to four years at once.
STOCKPILE_DESTRUCTION = Work(
    name="stockpile_destruction",
    article="3(2)",
    label=_("Destroy stockpiles"),
    matter=_("stocks"),
    years=8,
    extension=Extension(article="3(3)", years=4),
)

# Article 3(5): the request is in nine months before the meeting that is to consider it.
MORE_TIME_TO_DESTROY = ExtensionRequest(
    work=STOCKPILE_DESTRUCTION, article="3(5)", label=_("Request more time to destroy stockpiles"), months=9
)

# Article 4(1)(a): remnants present at entry into force, not later than ten years after it.
# Article 4(1)(b): remnants that came later, not later than ten years after the end of active hostilities.
# Article 4(5): more time, up to five years at once.
CLEARANCE = Work(
    name="clearance",
    article="4(1)(a)",
    label=_("Clear contaminated areas"),
    matter=_("contaminated areas"),
    years=10,
    extension=Extension(article="4(5)", years=5),
    after_hostilities="4(1)(b)",
)

# Article 4(6): the request is in nine months before the meeting that is to consider it.
MORE_TIME_TO_CLEAR = ExtensionRequest(
    work=CLEARANCE, article="4(6)", label=_("Request more time to clear contaminated areas"), months=9
)

# Article 3(8): for every year in which a State Party kept some under Article 3(6), not later than 30 April
# of the next year.
RETENTION_REPORT = YearlyReport(
    name="retention_report",
    article="3(8)",
    label=_("Report on munitions retained"),
    label_of_year=_("Report on munitions retained in {year}"),
    day_and_month=(30, 4),
    first_year=FirstYear.entry_into_force,
    only_who_keeps=True,
)

CCM = Convention(
    code="ccm",
    name=_("Convention on Cluster Munitions"),
    entry=ENTRY,
    duties=(
        INITIAL_REPORT,
        ANNUAL_REPORT,
        STOCKPILE_DESTRUCTION,
        MORE_TIME_TO_DESTROY,
        CLEARANCE,
        MORE_TIME_TO_CLEAR,
        RETENTION_REPORT,
    ),
)
