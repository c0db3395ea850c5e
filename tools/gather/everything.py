"""All tables of the record from all raw files."""

from pathlib import Path

from tools.gather.areas import Areas
from tools.gather.committee import committee
from tools.gather.extensions import extensions
from tools.gather.figures import printed_due_dates, published_totals
from tools.gather.participation import participation
from tools.gather.raw import RawFiles
from tools.gather.reports import reports
from tools.gather.sources import Catalogue, Row
from tools.gather.states import state_names, states
from tools.gather.stocks import Stocks


def gather(folder: Path) -> dict[str, list[Row]]:
    """The rows of every table, by its name."""
    raw = RawFiles(folder)
    catalogue = Catalogue({row["iso3"]: row["un_short_name_en"] for row in raw.rows("states")})
    tables = {
        "states": states(raw, catalogue),
        "state_names": state_names(raw),
        **participation(raw, catalogue),
        **committee(raw, catalogue),
        **reports(raw, catalogue),
        **_works(raw, catalogue),
    }
    tables |= {
        "printed_due_dates": printed_due_dates(raw, catalogue),
        "published_totals": published_totals(raw, catalogue),
    }
    tables |= extensions(raw, catalogue, tables["meetings"])
    return {"sources": list(catalogue.rows()), **tables}


def _works(raw: RawFiles, catalogue: Catalogue) -> dict[str, list[Row]]:
    stocks, areas = Stocks(raw, catalogue).tables(), Areas(raw, catalogue)
    stocks["completions"] += areas.completions()
    return {**stocks, "contamination": areas.contamination(), "seen_undone": areas.seen_undone()}
