"""The States and the forms of their names."""

from tools.gather.raw import Raw, RawFiles
from tools.gather.sheet import flag
from tools.gather.sources import UNVERIFIED, Catalogue, Row, slug

KINDS = {"un_short": "short", "un_formal": "formal", "fr": "French", "es": "Spanish", "cldr": "variant"}
NOT_SEEN = "formal name unverified"


def states(raw: RawFiles, catalogue: Catalogue) -> list[Row]:
    """One row a State."""
    return [_state(row, catalogue) for row in raw.rows("states")]


def _state(row: Raw, catalogue: Catalogue) -> Row:
    seen = catalogue.seen(row["source"].split(";")[0])
    formal_seen = NOT_SEEN not in row["note"]
    return {
        "iso3": row["iso3"], "iso2": row["iso2"], "m49": row["m49"],
        "name": row["un_short_name_en"], "formal_name": row["official_name_en"] if formal_seen else "",
        "name_fr": row["name_fr"], "name_es": row["name_es"], "depositary_name": row["untc_name"],
        "m49_region": row["m49_region"], "m49_subregion": row["m49_subregion"],
        "m49_intermediate_region": row["m49_intermediate_region"],
        "un_group": row["un_regional_group"], "un_group_note": row["un_regional_group_note"],
        "unit_region": row["ccm_isu_region"], "un_status": row["un_status"],
        "admitted": row["un_admission_date"],
        **{key: flag(row[key] == "y") for key in ("sids", "ldc", "lldc")},
        "languages": row["official_languages"].replace("|", " "),
        "source": seen.source, "grade": seen.grade,
        "note": "" if formal_seen else "formal name not seen in a list of the United Nations",
    }  # fmt: skip


def state_names(raw: RawFiles) -> list[Row]:
    """One row a form of a name."""
    rows: dict[str, Row] = {}
    for row in raw.rows("state_names"):
        name = _name(row)
        while name["id"] in rows:
            name["id"] += "-2"
        rows[name["id"]] = name
    return list(rows.values())


def _name(row: Raw) -> Row:
    kind = KINDS.get(row["kind"], row["kind"])
    return {
        "id": f"{row['iso3']}-{kind.lower()}-{slug(row['alias']) or 'name'}",
        "name": row["alias"], "state": row["iso3"], "kind": kind, "until": row["valid_until"],
        "grade": UNVERIFIED if row["confidence"] == UNVERIFIED else "published",
    }  # fmt: skip
