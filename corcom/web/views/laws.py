"""National legislation, with filters."""

from typing import Any

from django.utils.translation import gettext as _

from corcom.duties.words import when, words
from corcom.figures.catalogue import GROUPS, UnknownGroup, ask, states_within
from corcom.law.models import NationalLaw
from corcom.law.queries import laws as all_laws
from corcom.record.readings import Reading
from corcom.record.shelf import shelf
from corcom.register.queries import find, states
from corcom.web.marks import GROUP_NAMES
from corcom.web.pages import Asked, Page
from corcom.web.problems import NoSuchPage

KINDS = [kind.value for kind in NationalLaw.Kind]
COLUMNS = ("state", "kind", "title", "on", "citation", "says", "source")


def laws(asked: Asked) -> Page:
    """All laws on record, or those of a kind or a group of States."""
    found = _chosen(asked)
    return Page(
        template="web/laws.html",
        title=_("National law"),
        section="articles",
        context={
            "laws": [_row(reading) for reading in found],
            "count": len(found),
            "kinds": [(kind.value, kind.label) for kind in NationalLaw.Kind],
            "kind": asked.chosen("kind"),
            "groups": [(g, name) for g, name in GROUP_NAMES.items() if g],
            "group": asked.chosen("un_group"),
            "specific": ask(asked.lens, "laws.specific"),
        },
        data=lambda: {"laws": [_told(reading.fact) for reading in found]},
        rows=lambda: (COLUMNS, [list(_told(reading.fact).values()) for reading in found]),
    )


def _chosen(asked: Asked) -> list[Reading[NationalLaw]]:
    kind = asked.chosen("kind")
    if kind and kind not in KINDS:
        raise NoSuchPage(
            _("There is no kind of law “{kind}”.").format(kind=kind[:40]),
            _("Choose one of: {all}.").format(all=", ".join(KINDS)),
        )
    within = {key: asked.request.GET.getlist(key) for key in GROUPS if asked.chosen(key)}
    try:
        inside = {state.iso3 for state in states_within(states(), within)}
    except UnknownGroup as unknown:
        raise NoSuchPage(str(unknown), _("Choose among the groups of the form.")) from unknown
    found = [r for r in all_laws(asked.lens) if r.fact.state_id in inside and kind in ("", r.fact.kind)]
    order = {state.iso3: place for place, state in enumerate(states())}
    return sorted(found, key=lambda r: (order[r.fact.state_id], str(r.fact.on_latest)))


def _row(reading: Reading[NationalLaw]) -> dict[str, Any]:
    law = reading.fact
    return {
        "law": law,
        "state": find(law.state_id),
        "kind": NationalLaw.Kind(law.kind).label,
        "when": when(law) if law.on else "",
        "named": ", ".join(filter(None, (law.title, law.citation))),
        "says": "" if law.says.casefold() in law.title.casefold() else law.says,
        "source": shelf().source(law.source_id),
        "others": [(when(other), words(other)) for other in reading.disagreeing],
    }


def _told(law: NationalLaw) -> dict[str, Any]:
    return {
        "state": law.state_id,
        "kind": law.kind,
        "title": law.title,
        "on": law.on,
        "citation": law.citation,
        "says": law.says,
        "source": law.source_id,
    }
