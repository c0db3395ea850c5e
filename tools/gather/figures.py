"""Due dates and totals in print, to hold the rules and the figures against."""

import re

from tools.gather import by_hand
from tools.gather.by_hand import notes
from tools.gather.raw import Raw, RawFiles
from tools.gather.sheet import fact, flag
from tools.gather.sources import UNVERIFIED, Catalogue, Row, Seen

FIGURES = {
    "signed": "participation.signed",
    "deposited": "participation.deposited",
    "joined": "participation.joined",
    "signatories_only": "participation.signatories",
    "not_party_of_197": "participation.not_party",
    "deposited_asia_without_western_asia": "participation.deposited",
    "initial_overdue": "reports.initial.overdue",
    "initial_submitted": "reports.initial.received",
}
ASIA = ";".join(
    f"m49_subregion={name}"
    for name in ("Central Asia", "Eastern Asia", "South-eastern Asia", "Southern Asia")
)
DUTIES = {
    "initial_due": "initial_report",
    "art3_deadline": "stockpile_destruction",
    "art4_deadline": "clearance",
    "art4_new_deadline": "clearance",
}
UNNAMED = {"ccm3.pronk.se/2018/07/25": "ESP"}
IN_PROFILE = re.compile(r"due date printed: (\d{4}-\d{2}-\d{2})")
EXPLAINED = notes("printed_due_dates")
EXTENDED = {("LAO", "2025-07"), ("LAO", "2025-08-01")}


def printed_due_dates(raw: RawFiles, catalogue: Catalogue) -> list[Row]:
    """One row a State, duty and printed date."""
    found: dict[str, Row] = {}
    for iso3, duty, on, seen in _printed(raw, catalogue):
        name = f"{iso3}-{duty.replace('_', '-')}-printed-{on}"
        known = found.get(name)
        both = Seen(known["source"], known["also"], known["grade"]) + seen if known else seen
        found[name] = fact(
            name, on, both, state=iso3, duty=duty, extended=flag((iso3, on) in EXTENDED),
            explanation=EXPLAINED.get(f"{iso3} {on}", ""),
        )  # fmt: skip
    return list(found.values())


def _printed(raw: RawFiles, catalogue: Catalogue) -> list[tuple[str, str, str, Seen]]:
    rows = [
        (row["iso3"], "initial_report", row["due_date_published"], catalogue.seen(row["source"], row["iso3"]))
        for row in raw.rows("transparency_overdue_lists")
        if row["due_date_published"]
    ]
    for row in raw.rows("rule_vectors"):
        rows += _vector(row, catalogue)
    for row in raw.rows("profile_facts"):
        printed = IN_PROFILE.search(row["value"])
        if printed:
            seen = catalogue.seen(row["source_url"], row["iso3"], row["as_of"])
            rows.append((row["iso3"], "initial_report", printed[1], seen))
    further = by_hand.rows("due_dates")
    return rows + [(r["state"], r["duty"], r["on"], catalogue.seen(r["source"], r["state"])) for r in further]


def _vector(row: Raw, catalogue: Catalogue) -> list[tuple[str, str, str, Seen]]:
    duty = DUTIES.get(row["case"])
    if duty is None:
        return []
    named = re.search(r"\b([A-Z]{3})\b(?<!EIF)", row["input"].replace("EIF", ""))
    iso3 = named[1] if named else UNNAMED[row["source"]]
    return [(iso3, duty, row["observed"], catalogue.seen(row["source"], iso3))]


# Totals

SAME = "108 signatories and 3 acceding"
UNDATED_2021 = "2021-09-21/2021-12"
NIUE = "the page is undated; Niue, which is on its list, reported in December 2021"
EXPLANATIONS = notes("published_totals")


def published_totals(raw: RawFiles, catalogue: Catalogue) -> list[Row]:
    """Totals as they were printed."""
    rows = [_total(row, catalogue) for row in raw.rows("published_totals")]
    rows += [_count(row, catalogue) for row in raw.rows("transparency_counts")]
    return [*rows, _received_in_2012(raw, catalogue), *_from_the_questions(catalogue)]


def _total(row: Raw, catalogue: Catalogue) -> Row:
    figure, on = FIGURES[row["measure"]], row["date"]
    asia = row["measure"].endswith("asia")
    unnamed = SAME in row["source"]
    seen = catalogue.seen("not seen" if unnamed else row["source"], "")
    return _row(figure, on, seen, row["expected"], ASIA if asia else "", UNVERIFIED if unnamed else "")


def _count(row: Raw, catalogue: Catalogue) -> Row:
    on = UNDATED_2021 if row["date"] == "2022" else row["date"]
    return _row(FIGURES[row["measure"]], on, catalogue.seen(row["source"]), row["value"])


def _received_in_2012(raw: RawFiles, catalogue: Catalogue) -> Row:
    """The statement of 2012 counts the reports received, too."""
    row = next(row for row in raw.rows("transparency_counts") if row["date"] == "2012-09-13")
    found = re.search(r"(\d+) had reported", row["note"])
    if not found:
        raise SystemExit("the statement of 13 September 2012 no longer says how many had reported")
    return _row("reports.initial.received", row["date"], catalogue.seen(row["source"]), found[1])


def _from_the_questions(catalogue: Catalogue) -> list[Row]:
    """The source of the 120 that had joined by February 2019 splits them."""
    seen = catalogue.seen("Monitor FAQ")
    parts = (("participation.deposited", "106"), ("participation.signatories", "14"))
    return [_row(figure, "2019-02-28", seen, value) for figure, value in parts]


def _row(figure: str, on: str, seen: Seen, value: str, within: str = "", grade: str = "") -> Row:
    region = "-asia" if within else ""
    undated = "/" in on
    return fact(
        f"{figure}{region}-{on.split('/')[0]}", on, seen, grade=grade, on_grade="inferred" if undated else "",
        note=NIUE if undated else "", figure=figure, within=within, value=value,
        explanation=EXPLANATIONS.get(f"{figure} {on.split('/')[0]}", ""),
    )  # fmt: skip
