"""Article 3(6): what is kept for training and counter-measures."""

from tools.gather.numbers import numbered, pair
from tools.gather.raw import Raw, RawFiles
from tools.gather.sheet import fact
from tools.gather.sources import UNVERIFIED, Catalogue, Row
from tools.gather.stockpiles import TABLES, Stockpiles

NOT_CHECKED = ("CHL", "ITA")
AUSTRALIA = "as the State reported; another edition says that the items were destroyed in 2013"


def retained(raw: RawFiles, catalogue: Catalogue) -> list[Row]:
    """What the profiles say, then what only the sheet has."""
    stocks = Stockpiles(raw, catalogue)
    rows = [_kept(row, stocks) for row in raw.rows("profile_facts") if row["topic"] == "retained"]
    known = {(row["state"], row["munitions"], row["submunitions"]) for row in rows}
    listed = [_listed(row, stocks) for row in stocks.sheet]
    return numbered([*rows, *(row for row in listed if row and not _is_known(row, known))])


def _kept(row: Raw, stocks: Stockpiles) -> Row:
    munitions, submunitions = _numbers(row)
    note = "all destroyed" if "destroyed" in row["value"] else ""
    return fact(
        f"{row['iso3']}-retained", row["date"] or row["as_of"], stocks.seen(row),
        note=AUSTRALIA if row["iso3"] == "AUS" and munitions != "0" else note, state=row["iso3"],
        munitions=munitions, submunitions=submunitions,
    )  # fmt: skip


def _numbers(row: Raw) -> tuple[str, str]:
    """A number alone counts submunitions; 0 is none of both."""
    first, second = pair(row["number"])
    if not first:
        raise SystemExit(f"{row['iso3']}: {row['number']!r}: munitions or submunitions?")
    if first == "0":
        return "0", "0"
    return (first, second) if second else ("", first)


def _listed(row: Raw, stocks: Stockpiles) -> Row | None:
    """The sheet's numbers: unverified where its source, its day or the number was not checked."""
    munitions, submunitions = row["retained_munitions"], row["retained_submunitions"]
    if not munitions and not submunitions:
        return None
    seen = stocks.seen_in_sheet(row)
    doubtful = seen.source == TABLES.source or row["iso3"] in NOT_CHECKED or not row["retained_as_of"]
    return fact(
        f"{row['iso3']}-retained", row["retained_as_of"], seen, grade=UNVERIFIED if doubtful else "",
        state=row["iso3"], munitions=munitions, submunitions=submunitions,
    )  # fmt: skip


def _is_known(row: Row, known: set[tuple[str, str, str]]) -> bool:
    """Whether a profile has the same numbers, or those of them that the sheet has."""
    mine = row["munitions"], row["submunitions"]
    of_state = [numbers for state, *numbers in known if state == row["state"]]
    return any(_same(mine[0], first) and _same(mine[1], second) for first, second in of_state)


def _same(one: str, other: str) -> bool:
    return one == other or not one or not other
