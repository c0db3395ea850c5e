"""The scale of assessments of the United Nations."""

from tools.gather.raw import Raw, RawFiles
from tools.gather.sheet import fact
from tools.gather.sources import Catalogue, Row

KINDS = {"member state": "member", "notional rate, outside the 100 %": "notional"}
WORKED_OUT = "worked out again from assessed amounts"
RESIDUAL = "what the other members leave of 100 percent"


def scale_rates(raw: RawFiles, catalogue: Catalogue) -> list[Row]:
    """The States that have a rate; the Cook Islands and Niue are in no scale."""
    return [_rate(row, catalogue) for row in raw.rows("scale_of_assessments") if row["kind"] in KINDS]


def _rate(row: Raw, catalogue: Catalogue) -> Row:
    computed = row["note"].startswith("rate unverified, then")
    note = (RESIDUAL if "residual" in row["note"] else WORKED_OUT) if computed else ""
    return fact(
        f"{row['period']}-{row['iso3']}", row["period"].replace("-", "/"), catalogue.seen(row["source"]),
        grade="inferred" if computed else "", note=note, state=row["iso3"], period=row["period"],
        rate=row["rate_percent"], kind=KINDS[row["kind"]], resolution=row["resolution"],
    )  # fmt: skip
