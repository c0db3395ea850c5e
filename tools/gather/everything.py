"""All tables of the record from all raw files."""

from pathlib import Path

from tools.gather.committee import committee
from tools.gather.participation import participation
from tools.gather.raw import RawFiles
from tools.gather.sources import Catalogue, Row
from tools.gather.states import state_names, states


def gather(folder: Path) -> dict[str, list[Row]]:
    """The rows of every table, by its name."""
    raw = RawFiles(folder)
    catalogue = Catalogue({row["iso3"]: row["un_short_name_en"] for row in raw.rows("states")})
    tables = {
        "states": states(raw, catalogue),
        "state_names": state_names(raw),
        **participation(raw, catalogue),
        **committee(raw, catalogue),
    }
    return {"sources": list(catalogue.rows()), **tables}
