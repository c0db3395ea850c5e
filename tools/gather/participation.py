"""What the States did at the depositary's: signature, deposit, withdrawal and the rest."""

import re

from tools.gather.raw import Raw, RawFiles
from tools.gather.sheet import fact
from tools.gather.sources import Catalogue, Row, Seen

DATES = {
    "signature": "signature_date",
    "deposit": "deposit_date",
    "provisional-application": "provisional_application_date",
    "withdrawal": "withdrawal_notified_date",
    "entry-into-force": "entry_into_force_date",
}
TABLES = {
    "signature": "signatures",
    "deposit": "deposits",
    "provisional-application": "provisional_applications",
    "withdrawal": "withdrawals",
    "entry-into-force": "entries_into_force",
}
DECLARED = {
    "BEL": (
        "2008-12-03",
        "Made on signature: it binds the Walloon, Flemish and Brussels-Capital regions too.",
        "",
    ),
    "COL": ("2015-09-10", "On articles 4 and 10.", ""),
    "SLV": (
        "2008-12-03/2011-01-10",
        "Interpretative, on article 10 and the jurisdiction of the International Court of Justice.",
        "made on signature or on deposit; which of the two was not seen",
    ),
    "VAT": (
        "2008-12-03",
        "On the wording of article 5, gender, article 4(4) and joint operations (article 21).",
        "",
    ),
}
OTHER_TREATIES = {"CCW-ART1-AMENDMENT": "ccw-art1"}
OF_THE_CONVENTION = "date is that of the instrument"
CONSENT = (
    "the depositary's table marks consent to this Protocol without a day: that of the Convention's instrument"
)
OTHER_NOTES = {
    ("ccw", "LAO", "deposit"): "a signature of 2 November 1982 was cancelled as out of time",
    ("att", "USA", "signature"): "on 18 July 2019 it told the depositary that it will not become a party",
}
JOINED = {"accession": "accession", "became party": "not seen"}
ALSO_IN_PROFILES = {
    ("CPV", "entry into force printed as"): "entry-into-force",
    ("LTU", "withdrawal took effect"): "withdrawal",
    ("VUT", "instrument of accession deposited"): "deposit",
}
ON_DEPOSIT = ("extended", "not applied", "does not extend", "European")


def participation(raw: RawFiles, catalogue: Catalogue) -> dict[str, list[Row]]:
    """The tables of acts, by name."""
    acts = [("ccm", row) for row in raw.rows("ccm_participation")]
    acts += [(_code(row), row) for row in raw.rows("other_treaties")]
    tables: dict[str, list[Row]] = {table: [] for table in TABLES.values()}
    for treaty, row in acts:
        seen = catalogue.seen(row["source"], row["iso3"])
        for act in _acts(row):
            tables[TABLES[act]].append(_act(treaty, act, row, seen))
    _later(raw, catalogue, tables)
    _other_readings(raw, catalogue, tables)
    _seen_by_others(raw, catalogue, tables["entries_into_force"])
    _seen_in_profiles(raw, catalogue, tables)
    return tables | {"declarations": _declarations(raw, catalogue)}


def _code(row: Raw) -> str:
    return OTHER_TREATIES.get(row["treaty"], row["treaty"].lower())


def _acts(row: Raw) -> list[str]:
    return [act for act, column in DATES.items() if row[column]]


def _act(treaty: str, act: str, row: Raw, seen: Seen) -> Row:
    more = {"state": row["iso3"], "treaty": treaty}
    if act == "deposit":
        more["instrument"] = row["instrument"]
    if act == "withdrawal":
        more["takes_effect"] = row["withdrawal_effective_date"]
    borrowed = act == "deposit" and row.get("note", "").startswith(OF_THE_CONVENTION)
    note = OTHER_NOTES.get((treaty, row["iso3"], act), "") or (CONSENT if borrowed else _note(act, row))
    on_grade = "inferred" if borrowed else ""
    return fact(
        f"{treaty}-{row['iso3']}-{act}", row[DATES[act]], seen, on_grade=on_grade, note=note, **more
    )  # fmt: skip


def _note(act: str, row: Raw) -> str:
    remark = row.get("depositary_note", "")
    if act == "provisional-application":
        in_part = "Article 1(1)(a) only" if "1(1)(a)" in remark else "Article 1"
        return in_part if "depositary_note" in row else ""
    if act == "withdrawal" and "C.N." in remark:
        return "depositary notification " + remark.split("(")[-1].rstrip(")")
    return remark if act == "deposit" and remark.startswith(ON_DEPOSIT) else ""


def _seen_by_others(raw: RawFiles, catalogue: Catalogue, entries: list[Row]) -> None:
    """Entries into force that other sources print as the depositary does."""
    for row in raw.rows("rule_vectors"):
        named = re.search(r"\((\w{3})\)", row["input"])
        if row["case"] == "eif" and named:
            entry = next(one for one in entries if one["id"] == f"ccm-{named[1]}-entry-into-force")
            if entry["on"] != row["observed"]:
                raise SystemExit(f"{entry['id']}: {row['source']} has {row['observed']}")
            both = Seen(entry["source"], entry["also"], "") + catalogue.seen(row["source"], named[1])
            entry["also"] = both.also


def _seen_in_profiles(raw: RawFiles, catalogue: Catalogue, tables: dict[str, list[Row]]) -> None:
    """Acts that a profile or a piece of news tells as the depositary does."""
    facts = [row for row in raw.rows("profile_facts") if row["topic"] == "position"]
    for (iso3, words), act in ALSO_IN_PROFILES.items():
        row = next(row for row in facts if row["iso3"] == iso3 and row["value"].startswith(words))
        known = next(one for one in tables[TABLES[act]] if one["id"] == f"ccm-{iso3}-{act}")
        seen = catalogue.seen(row["source_url"], iso3, row["as_of"])
        known["also"] = (Seen(known["source"], known["also"], "") + seen).also


def _declarations(raw: RawFiles, catalogue: Catalogue) -> list[Row]:
    rows = {row["iso3"]: row for row in raw.rows("ccm_participation") if row["declaration_summary"]}
    if set(rows) != set(DECLARED):
        raise SystemExit("the States that made a declaration are not those of DECLARED: look at each")
    seen = {iso3: catalogue.seen(row["source"], iso3) for iso3, row in rows.items()}
    seen["COL"] += catalogue.seen("https://treaties.unoda.org/a/cluster_munitions/colombia/RAT/un")
    return [_declaration(iso3, where) for iso3, where in seen.items()]


def _declaration(iso3: str, seen: Seen) -> Row:
    on, summary, note = DECLARED[iso3]
    name = f"ccm-{iso3}-declaration"
    return fact(name, on, seen, note=note, state=iso3, treaty="ccm", summary=summary)


def _later(raw: RawFiles, catalogue: Catalogue, tables: dict[str, list[Row]]) -> None:
    """What happened after the depositary's page: a new party, and second sources for what was foreseen."""
    for row in raw.rows("later_changes"):
        if row["iso3"]:
            _later_change(row, catalogue.seen(row["source"], row["iso3"]), tables)


def _later_change(row: Raw, seen: Seen, tables: dict[str, list[Row]]) -> None:
    treaty, iso3 = row["treaty"].lower(), row["iso3"]
    if row["change"] in JOINED:
        note = "only the year was seen, in an open list; the day of deposit was not found"
        more = {"state": iso3, "treaty": treaty, "instrument": JOINED[row["change"]]}
        tables["deposits"].append(
            fact(f"{treaty}-{iso3}-deposit", row["date_or_year"], seen, note=note, **more)
        )
        return
    act = {"withdrawal effective": "withdrawal", "entry into force": "entry-into-force"}[row["change"]]
    known = next(old for old in tables[TABLES[act]] if old["id"] == f"{treaty}-{iso3}-{act}")
    both = Seen(known["source"], known["also"], known["grade"]) + seen
    known["also"] = both.also


def _other_readings(raw: RawFiles, catalogue: Catalogue, tables: dict[str, list[Row]]) -> None:
    for row in raw.rows("ccm_discrepancies"):
        act = row["field"].removesuffix("_date")
        kept = next(old for old in tables[TABLES[act]] if old["id"] == f"ccm-{row['iso3']}-{act}")
        if kept["on"] != row["value_kept_untc"]:
            raise SystemExit(f"{kept['id']}: the reading kept is not the depositary's")
        seen = catalogue.seen(row["other_source"].split(" (")[0], row["iso3"])
        more = {key: kept[key] for key in ("state", "treaty", "instrument") if key in kept}
        note = f"the depositary has {kept['on']}"
        name = f"{kept['id']}-2"
        tables[TABLES[act]].append(fact(name, row["other_value"], seen, grade="published", note=note, **more))
