"""Articles 5 and 6: lists of States with victims, focal points, plans, casualties."""

from tools.gather.by_hand import rows as written
from tools.gather.numbers import numbered
from tools.gather.raw import Raw, RawFiles
from tools.gather.sheet import fact, flag
from tools.gather.sources import UNVERIFIED, Catalogue, Row, Seen, slug

LISTS = {"dubrovnik": "2015-09-11/2021-09-21", "lausanne": "2021-09-21/.."}
NOTES = {
    ("COL", "dubrovnik"): "the Monitor names it among the States Parties with responsibility for victims",
    ("COL", "lausanne"): "the Monitor names it among the States Parties with responsibility for victims",
}
NOT_SEEN = "not seen"
VICTIMS = "victim assistance"
SEEN_PLANS = {"LAO": "annex 3 of the 2019 Article 4 request"}


def victims(raw: RawFiles, catalogue: Catalogue) -> dict[str, list[Row]]:
    """The tables of victim assistance, by name."""
    sheet = raw.rows("victim_assistance")
    return {
        "victim_listings": [_listing(row, name, catalogue) for row in sheet for name in LISTS],
        "focal_points": _focal_points(raw, sheet, catalogue),
        "assistance_plans": [_plan(row, catalogue) for row in sheet if row["plan_or_strategy"]],
        "casualties": _casualties(raw, catalogue),
    }


def _listing(row: Raw, name: str, catalogue: Catalogue) -> Row:
    """The pages are undated: each stands for the time of its plan."""
    cells = dict(zip(LISTS, row["source"].split(" ; "), strict=True))
    return fact(
        f"{row['iso3']}-victims-{name}", LISTS[name], catalogue.seen(cells[name]), on_grade="inferred",
        note=NOTES.get((row["iso3"], name), ""), state=row["iso3"], listing=name,
        named=flag(row[f"listed_art5_{name}_period"] == "y"),
    )  # fmt: skip


def _focal_points(raw: RawFiles, sheet: list[Raw], catalogue: Catalogue) -> list[Row]:
    facts = [row for row in raw.rows("profile_facts") if row["topic"] == "focal_point"]
    found = [_found(row, facts, catalogue) for row in written("focal_points")]
    unseen = catalogue.seen(NOT_SEEN)
    listed = [row for row in sheet if row["focal_point_body"]]
    further = [_focal_point(row["iso3"], "", unseen, VICTIMS, row["focal_point_body"]) for row in listed]
    return numbered([*found, *further])


def _found(point: Raw, facts: list[Raw], catalogue: Catalogue) -> Row:
    row = next(row for row in facts if row["iso3"] == point["state"] and point["words"] in row["value"])
    seen = catalogue.seen(row["source_url"], row["iso3"], row["as_of"])
    return _focal_point(row["iso3"], row["date"] or row["as_of"], seen, point["theme"], point["body"])


def _focal_point(iso3: str, on: str, seen: Seen, theme: str, body: str) -> Row:
    return fact(f"{iso3}-focal-point-{slug(theme)}", on, seen, state=iso3, theme=theme, body=body)


def _plan(row: Raw, catalogue: Catalogue) -> Row:
    """Unverified as the focal points are, but for the one that was seen."""
    title = row["plan_or_strategy"].split(" (annex")[0]
    seen = catalogue.seen(SEEN_PLANS.get(row["iso3"], NOT_SEEN))
    on = "2019" if seen.grade != UNVERIFIED else ""
    return fact(f"{row['iso3']}-assistance-plan", on, seen, state=row["iso3"], title=title)


def _casualties(raw: RawFiles, catalogue: Catalogue) -> list[Row]:
    facts = [row for row in raw.rows("profile_facts") if row["topic"] == "victims"]
    what = {(row["state"], row["words"]): row["what"] for row in written("casualties")}
    return numbered([_counted(row, what, catalogue) for row in facts])


def _counted(row: Raw, what: dict[tuple[str, str], str], catalogue: Catalogue) -> Row:
    iso3, value = row["iso3"], row["value"]
    said = next((text for (state, words), text in what.items() if state == iso3 and words in value), value)
    return fact(
        f"{iso3}-casualties", row["date"] or row["as_of"],
        catalogue.seen(row["source_url"], iso3, row["as_of"]), state=iso3, number=row["number"], what=said,
    )  # fmt: skip
