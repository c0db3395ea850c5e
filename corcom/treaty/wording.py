"""Every sentence that the rules can say. One place, so that they read alike and can be translated."""

from datetime import date

from corcom.treaty.dates import Span
from corcom.treaty.sentence import Count, Sentence
from corcom.treaty.sentence import marked as _

# when something was
ON_DAY = _("on {day}")
IN_PERIOD = _("in {period}")
WITHIN = _("{period}")
ONE_DAY = _("one day")
DAYS = _("{days} days")
ONE_YEAR = _("one year")
YEARS = _("{years} years")

# participation
NOT_PARTY = _("Not bound: the State is not party to the Convention.")
SIGNATORY = _("Not bound: the State signed {signed} and has not deposited an instrument.")
NOT_YET_BOUND = _("Not yet bound: deposited {deposited}, in force for the State from {start}.")
WITHDRAWN = _("No longer bound: withdrawal took effect on {end} (Art. {article}).")
ENTERED_LATER = _(
    "In force for the State on {start}, the first day of the sixth month after deposit {deposited} "
    "(Art. {article})."
)
ENTERED_TOGETHER = _(
    "In force on {start} together with the Convention itself, the first day of the sixth month after the "
    "{number}th instrument was deposited on {completed}; this State deposited {deposited} (Art. {article})."
)

# reports: the way to the date
DAYS_AFTER_ENTRY = _("Due {due}: {days} days (Art. {article}) after entry into force on {start}.")
YEAR_CLOSES = _("The calendar year {year} closes on {close}.")
DUE_NEXT_YEAR = _("Due {due}, in the next year (Art. {article}).")
EACH_YEAR = _("Each calendar year has a report of its own.")
FIRST_YEAR_OF_FIRST_REPORT = _(
    "The first yearly report covers {year}, the year in which the first report fell due, on {first_due} "
    "(a choice that the text leaves open)."
)
FIRST_YEAR_OF_ENTRY_CHOSEN = _(
    "The first yearly report covers {year}, the year of entry into force for the State "
    "(a choice that the text leaves open)."
)
FIRST_YEAR_OF_ENTRY = _("The first yearly report covers {year}, the year of entry into force for the State.")

# reports: where they stand
RECEIVED_EARLY = _("Received {received}, {time} before it was due.")
RECEIVED_ON_THE_DAY = _("Received {received}, on the day on which it was due.")
RECEIVED_LATE = _("Received {received}, {time} late: it was due on {due}.")
RECEIVED_IN_TIME = _("Received {received}, in time: it was due on {due}.")
RECEIVED_AFTER = _("Received {received}, late: it was due on {due}.")
RECEIVED_AROUND = _("Received {received}, the day was not seen: it was due on {due}.")
RECEIVED_BEFORE_ENTRY = _(
    "Received {received}, before the Convention entered into force for the State on {start}."
)
REPORT_DUE = _("The report is due by {due}.")
REPORT_UNVERIFIED = _("Was due on {due}; a report is noted, but it has not been seen in a source.")
REPORT_MISSING = _("Was due on {due}; a source says that it had not been received {seen}.")
REPORT_SOME_DAY = _("Was due on {due}; it was received on some day {received}.")
REPORT_DAY_UNSEEN = _(
    "Was due on {due}; a report is on record, the day on which it was received was not seen."
)
REPORT_ONLY_LATER = _("Was due on {due}; it was received only {received}.")
REPORT_LAST_SEEN_MISSING = _("Was due on {due}; not submitted when last seen, {seen}.")
REPORT_NO_RECORD = _(
    "Was due on {due}; the record holds neither a report nor a source that says that it was missing."
)

# what is kept
KEEPS_UNKNOWN = _("No statement on what is kept is on record; only a State that keeps some reports on it.")
KEEPS_NONE = _("The State keeps none, as stated {stated}.")
KEEPS_NONE_UNDATED = _("The State keeps none, as a source says.")
KEPT_UNKNOWN_IN_YEAR = _("No statement on what was kept in {year} is on record.")
ONLY_WHO_KEEPS = _("Binds only a State that keeps some (Art. {article}).")

# destruction and clearance: the way to the date
YEARS_AFTER_ENTRY = _("Due {due}: {years} (Art. {article}) after entry into force on {start}.")
YEARS_AFTER_HOSTILITIES = _("Due {due}: {years} (Art. {article}) after active hostilities ended {ended}.")
EXTENDED = _("Extended to {until} by a decision taken {decided} (Art. {article}).")
EXTENDED_WITHOUT_ARTICLE = _(
    "Extended to {until} by a decision taken {decided}; the text knows no extension."
)
LONGER_THAN_ALLOWED = _(
    "The time from {start} to {until} is longer than the {years} that Art. {article} allows at once."
)
MAY_BE_EXTENDED = _("May be extended by up to {years} at a time (Art. {article}).")

# destruction and clearance: where they stand
NO_STATEMENT = _("No clear statement on {matter} is on record; if there are any, the deadline is {due}.")
STATED_NONE = _("No {matter}, as stated {stated}.")
STATED_NONE_UNDATED = _("No {matter}, as a source says.")
WORK_CONTINUES = _("To be completed by {due}.")
WORK_CONTINUES_EXTENDED = _("To be completed by {due}, extended from {original}.")
WORK_REOPENED = _("To be completed by {due}; open again since more was found {reopened}.")
COMPLETED_IN_TIME = _("Completed {completed}, in time: the deadline was {due}.")
COMPLETED_LATE = _("Completed {completed}, after the deadline of {due}.")
COMPLETED_AROUND = _("Completed {completed}, the day was not seen: the deadline was {due}.")
COMPLETED_BEFORE_ENTRY = _(
    "Completed {completed}, before the Convention entered into force for the State on {start}."
)
COMPLETED_SOME_DAY = _("Completed on some day {completed}; whether before or after this day was not seen.")
COMPLETED_DAY_UNSEEN = _("Completion is on record, its day was not seen.")
REOPENED_SOME_DAY = _("Open again since some day {reopened}; whether before or after this day was not seen.")
REOPENED_DAY_UNSEEN = _("After completion more was found, the day was not seen.")
COMPLETION_UNVERIFIED = _(
    "The deadline was {due}; completion is noted, but it has not been seen in a source."
)
GRANT_UNVERIFIED = _(
    "The deadline was {due}; more time is noted, but the decision has not been seen in a source."
)
GRANT_SOME_DAY = _("The deadline was {due}; more time was granted on some day {decided}.")
GRANT_DAY_UNSEEN = _("The deadline was {due}; more time was granted, the day of the decision was not seen.")
GRANT_UNTIL_UNSEEN = _("The deadline was {due}; more time was granted, until when was not seen.")
DECISION_UNSEEN = _("The deadline was {due}; more time was asked for and the decision has not been seen.")
COMPLETED_ONLY_LATER = _("The deadline was {due}; completed only {completed}.")
GRANTED_ONLY_LATER = _("The deadline was {due}; more time was granted only {decided}.")
STILL_UNDONE = _("The deadline was {due}; a source says that the work was still undone {seen}.")
LAST_SEEN_UNDONE = _("The deadline was {due}; still undone when last seen, {seen}.")
WORK_NO_RECORD = _("The deadline was {due}; the record says neither that it was met nor that it was missed.")

# requests for more time: the way to the date
DEADLINE_TO_EXTEND = _("The deadline to extend is {deadline}.")
DECIDING_MEETING = _(
    "The last meeting to open on or before that day is the {meeting}, which opens on {opens}."
)
DECIDING_MEETING_PARTIAL = _(
    "The last meeting to open on or before that day is the {meeting}, which opens {period}; "
    "the earliest possible day, {opens}, is counted."
)
DECIDING_MEETING_ESTIMATED = _(
    "No meeting that could decide is dated yet: "
    "{opens} is estimated from the {meeting}, which opened on {last}."
)
MONTHS_BEFORE_MEETING = _(
    "A request is due {months} months before the meeting opens, by {due} (Art. {article})."
)
MONTHS_BEFORE_MEETING_ESTIMATED = _(
    "A request is due {months} months before the meeting opens, by {due} (Art. {article}); "
    "this is an estimate."
)
NO_MEETING_LEFT = _("No meeting on record could still decide before that day.")

# requests for more time: where they stand
REQUEST_DUE = _("Who needs more time than until {deadline} asks by {due}.")
NO_REQUEST = _(
    "Requests were due by {due}; no request is on record, "
    "and none is needed by a State that finishes in time."
)
NO_REQUEST_NO_MEETING = _("No request is on record, and no meeting that could decide it before {deadline}.")
FILED_IN_TIME = _("Filed {filed}, in time: it was due on {due}.")
FILED_LATE = _("Filed {filed}, {time} late: it was due on {due}, {months} months before the meeting.")
FILED_AFTER = _("Filed {filed}, late: it was due on {due}, {months} months before the meeting.")
FILED_AROUND = _("Filed {filed}, the day was not seen: it was due on {due}.")
FILED = _("Filed {filed}.")
FILED_DAY_UNSEEN = _("A request is on record by {seen}; the day on which it was filed was not seen.")
FILED_SOME_DAY = _("Was due on {due}; filed on some day {filed}.")
FILED_UNDATED = _("Was due on {due}; a request is on record, the day on which it was filed was not seen.")
FILED_ONLY_LATER = _("Was due on {due}; filed only {filed}.")
NOTHING_TO_EXTEND = _("Nothing to extend. {reason}")


def when(span: Span) -> Sentence:
    """'on 1 March 2018', 'in April 2019', 'by 31 December 2019', 'between 5 and 16 November 2018'."""
    if span.is_day:
        return Sentence(ON_DAY, day=span.earliest)
    whole = span.earliest != date.min and span.latest != date.max and (span.is_year or span.is_month)
    return Sentence(IN_PERIOD if whole else WITHIN, period=span)


def days_long(days: int) -> Sentence:
    return Sentence(ONE_DAY) if days == 1 else Sentence(DAYS, days=Count(days))


def years_long(years: int) -> Sentence:
    return Sentence(ONE_YEAR) if years == 1 else Sentence(YEARS, years=Count(years))
