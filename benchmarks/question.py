"""The question of the rules, the same for both: twelve things, every Party, every day of twenty years.

Pure Python: it is imported in OpenFisca's environment, which has no Django, as well.
"""

from datetime import date

FIRST, LAST = date(2010, 1, 1), date(2029, 12, 31)
DAYS = LAST.toordinal() - FIRST.toordinal() + 1

ONCE = (
    "ccm.initial_report",
    "ccm.stockpile_destruction",
    "ccm.extension_request.0",
    "ccm.clearance",
    "ccm.extension_request.1",
    "apmbc.initial_report",
    "apmbc.stockpile_destruction",
    "apmbc.clearance",
)
"""Duties owed once; the two requests for more time are those for stocks and for areas."""

YEARLY = ("ccm.annual_report", "ccm.retention_report", "apmbc.annual_report")
PARTICIPATION = "ccm.participation"
ASKED = (PARTICIPATION, *ONCE, *YEARLY)
YEARS = range(2009, 2031)

NEVER = date(9999, 12, 31).toordinal()
