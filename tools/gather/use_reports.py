"""Reports of use; the alleged user has a grade of its own, and no note names one."""

from tools.gather.by_hand import rows as written
from tools.gather.dates import interval
from tools.gather.numbers import numbered
from tools.gather.raw import Raw, RawFiles
from tools.gather.sheet import fact
from tools.gather.sources import UNVERIFIED, Catalogue, Row

USER_GRADES = {"confirmed": "published", "unverified": UNVERIFIED, "": ""}


def use_reports(raw: RawFiles, catalogue: Catalogue) -> list[Row]:
    """All of the sheet; an incident that nobody has seen in a source stays unverified."""
    known = {(row["country"], row["start"], row["user"]): row for row in written("use_reports")}
    return numbered([_report(row, known, catalogue) for row in raw.rows("use_incidents")])


def _report(row: Raw, known: dict[tuple[str, str, str], Row], catalogue: Catalogue) -> Row:
    more = known.get((row["country"], row["start"], row["alleged_user"].split(" (")[0]), {})
    user = "" if row["alleged_user"].startswith("not established") else row["alleged_user"]
    grade = USER_GRADES[row["confidence_user"]] if user else ""
    user = "" if grade == "unverified" else more.get("shown") or user
    incident = UNVERIFIED if row["confidence_incident"] == UNVERIFIED else ""
    seen = catalogue.seen("not seen" if incident else row["source"], row["iso3"])
    return fact(
        f"{row['iso3']}-use-report-{row['start']}", interval(row["start"], row["end"]), seen,
        note=more.get("note", ""), state=row["iso3"], place=more.get("place") or row["country"],
        status=row["status"], alleged_user=user, user_grade=grade,
    )  # fmt: skip
