"""All tables of the record from all raw files."""

from pathlib import Path

from tools.gather.areas import contamination, seen_undone
from tools.gather.ballots import ballots
from tools.gather.committee import committee
from tools.gather.completions import completions
from tools.gather.coverage import coverage
from tools.gather.documents import Documents
from tools.gather.extensions import Extensions
from tools.gather.figures import printed_due_dates, published_totals
from tools.gather.laws import laws
from tools.gather.missions import missions
from tools.gather.participation import participation
from tools.gather.plans import plan_actions
from tools.gather.raw import RawFiles
from tools.gather.reports import reports
from tools.gather.retained import retained
from tools.gather.scale import scale_rates
from tools.gather.sources import Catalogue, Row
from tools.gather.statements import statements
from tools.gather.states import state_names, states
from tools.gather.stockpiles import Stockpiles
from tools.gather.took_part import took_part
from tools.gather.use_reports import use_reports
from tools.gather.victims import victims


def gather(folder: Path) -> dict[str, list[Row]]:
    """The rows of every table, by its name."""
    raw = RawFiles(folder)
    return gathered(raw, catalogue_of(raw))


def catalogue_of(raw: RawFiles) -> Catalogue:
    """A catalogue of sources that knows the names of the States."""
    return Catalogue({row["iso3"]: row["un_short_name_en"] for row in raw.rows("states")})


def gathered(raw: RawFiles, catalogue: Catalogue) -> dict[str, list[Row]]:
    """The same, of raw files that are already found."""
    tables = {
        "states": states(raw, catalogue),
        "state_names": state_names(raw),
        **participation(raw, catalogue),
        **committee(raw, catalogue),
        **reports(raw, catalogue),
        "stockpiles": Stockpiles(raw, catalogue).rows(),
        "retained": retained(raw, catalogue),
        "contamination": contamination(raw, catalogue),
        "completions": completions(raw, catalogue),
        "seen_undone": seen_undone(raw, catalogue),
        "printed_due_dates": printed_due_dates(raw, catalogue),
        "published_totals": published_totals(raw, catalogue),
        "laws": laws(raw, catalogue),
        **ballots(raw, catalogue),
        "scale_rates": scale_rates(raw, catalogue),
        "missions": missions(raw, catalogue),
        **victims(raw, catalogue),
        "statements": statements(raw, catalogue),
        "use_reports": use_reports(raw, catalogue),
        "took_part": took_part(raw, catalogue),
        "plan_actions": plan_actions(raw, catalogue),
    }
    tables["meeting_documents"] = Documents(raw, catalogue, tables["meetings"]).rows()
    tables |= Extensions(raw, catalogue, tables["meetings"]).tables()
    return {"sources": _named(catalogue, tables), "coverage": coverage(tables), **tables}


def _named(catalogue: Catalogue, tables: dict[str, list[Row]]) -> list[Row]:
    """The sources that some row names."""
    rows = [row for table in tables.values() for row in table]
    named = {name for row in rows for name in (row.get("source", ""), *row.get("also", "").split())}
    return [row for row in catalogue.rows() if row["id"] in named]
