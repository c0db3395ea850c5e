"""The Anti-Personnel Mine Ban Convention, done at Oslo on 18 September 1997.

Here to prove that a Convention is one file. Requests for more time are filed by a decision of the parties
and not under the text, so none is declared.
"""

from datetime import date

from corcom.treaty.convention import Convention
from corcom.treaty.membership import EntryIntoForce
from corcom.treaty.reports import Report, YearlyReport
from corcom.treaty.sentence import marked as _
from corcom.treaty.works import Extension, Work

# Article 17: in force on the first day of the sixth month after the month of the 40th deposit; for a State
# that deposits later, on the first day of the sixth month after its deposit. Article 20: withdrawal.
ENTRY = EntryIntoForce(
    instruments=40,
    completed_on=date(1998, 9, 16),
    together_article="17(1)",
    later_article="17(2)",
    withdrawal_article="20",
)

# Article 7(1): not later than 180 days after entry into force for the State.
INITIAL_REPORT = Report(
    name="initial_report", article="7(1)", label=_("Initial transparency report"), days=180
)

# Article 7(2): every year, for the calendar year before, not later than 30 April.
ANNUAL_REPORT = YearlyReport(
    name="annual_report",
    article="7(2)",
    label=_("Annual report"),
    label_of_year=_("Annual report for {year}"),
    day_and_month=(30, 4),
    after=INITIAL_REPORT,
)

# Article 4: as soon as possible, not later than four years after entry into force.
# The text knows no extension.
STOCKPILE_DESTRUCTION = Work(
    name="stockpile_destruction",
    article="4",
    label=_("Destroy stockpiles"),
    matter=_("stocks"),
    years=4,
)

# Article 5(1): as soon as possible, not later than ten years after entry into force.
# Article 5(3): more time, up to ten years at once.
CLEARANCE = Work(
    name="clearance",
    article="5(1)",
    label=_("Clear mined areas"),
    matter=_("mined areas"),
    years=10,
    extension=Extension(article="5(3)", years=10),
)

APMBC = Convention(
    code="apmbc",
    name=_("Anti-Personnel Mine Ban Convention"),
    entry=ENTRY,
    duties=(INITIAL_REPORT, ANNUAL_REPORT, STOCKPILE_DESTRUCTION, CLEARANCE),
)
