"""The States, with their standing, narrowed by standing, region and group."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from html import escape

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corcom.duties.book import book
from corcom.figures.catalogue import GROUPS, UnknownGroup
from corcom.outreach.queries import audience
from corcom.record.shelf import shelf
from corcom.register.models import State
from corcom.register.queries import joining, named
from corcom.register.queries import states as all_states
from corcom.treaty import Participation
from corcom.treaty.dates import written
from corcom.web.marks import GROUP_NAMES, PARTICIPATION_WORDS, safe, state_link
from corcom.web.pages import Asked, Page
from corcom.web.problems import NoSuchPage

GROUP_LABELS = {
    "m49_region": gettext_lazy("Region"),
    "m49_subregion": gettext_lazy("Subregion"),
    "m49_intermediate_region": gettext_lazy("Intermediate region"),
    "un_group": gettext_lazy("Regional group"),
}


LANGUAGES = {
    "ara": gettext_lazy("Arabic"),
    "zho": gettext_lazy("Chinese"),
    "eng": gettext_lazy("English"),
    "fra": gettext_lazy("French"),
    "por": gettext_lazy("Portuguese"),
    "rus": gettext_lazy("Russian"),
    "spa": gettext_lazy("Spanish"),
}
"""Official languages by which audiences are chosen (ISO 639-3)."""


def states(asked: Asked) -> Page:
    """All States, or those that the reader chose."""
    found = _chosen(asked)
    days = _days(asked)
    on = book(asked.lens).standing_of("ccm", asked.lens.as_at)
    return Page(
        template="web/states.html",
        title=_("States"),
        section="states",
        context={
            "table": safe("".join(_row(asked.base, s, on[s.iso3], days.get(s.iso3, NONE)) for s in found)),
            "count": len(found),
            "all": len(all_states()),
            "choices": _choices(asked),
            "standings": [(p.value, PARTICIPATION_WORDS[p]) for p in Participation],
            "standing": asked.chosen("standing"),
            "languages": LANGUAGES.items(),
            "language": asked.chosen("language"),
            "name": asked.chosen("name"),
        },
        data=lambda: {"states": [_told(s, on[s.iso3], days.get(s.iso3, NONE)) for s in found]},
        rows=lambda: (COLUMNS, [list(_told(s, on[s.iso3], days.get(s.iso3, NONE)).values()) for s in found]),
    )


COLUMNS = (
    "iso3",
    "name",
    "standing",
    "signed",
    "deposited",
    "in_force",
    "m49_region",
    "m49_subregion",
    "un_group",
)


def _chosen(asked: Asked) -> list[State]:
    within = {key: asked.request.GET.getlist(key) for key in GROUPS if asked.chosen(key)}
    standings = [_standing(asked.chosen("standing"))] if asked.chosen("standing") else list(Participation)
    language = asked.chosen("language")
    if language and language not in LANGUAGES:
        raise NoSuchPage(
            _("States are not chosen by the language “{language}”.").format(language=language[:20]),
            _("Choose one of: {all}.").format(all=", ".join(LANGUAGES)),
        )
    try:
        found = audience(asked.lens, standings, within, language)
    except UnknownGroup as unknown:
        raise NoSuchPage(str(unknown), _("Choose among the regions and groups of the form.")) from unknown
    name = asked.chosen("name")
    meant = named(name)
    return [state for state in found if state in meant] if name else found


def _standing(text: str) -> Participation:
    if text not in {p.value for p in Participation}:
        raise NoSuchPage(
            _("There is no standing “{standing}”.").format(standing=text[:40]),
            _("Choose one of: {all}.").format(all=", ".join(p.value for p in Participation)),
        )
    return Participation(text)


def _choices(asked: Asked) -> list[dict[str, object]]:
    return [
        {
            "key": key,
            "label": GROUP_LABELS[key],
            "chosen": asked.chosen(key),
            "values": [(v, GROUP_NAMES.get(v, v)) for v in _values(key)],
        }
        for key in ("un_group", "m49_region", "m49_subregion")
    ]


def _values(key: str) -> Iterable[str]:
    everywhere = all_states()
    return shelf().keep(("values", key), lambda: sorted({getattr(s, key) for s in everywhere} - {""}))


Days = tuple[str, str, str]
NONE: Days = ("", "", "")
"""Signature, deposit and entry into force as ISO days, or empty."""


def _days(asked: Asked) -> dict[str, Days]:
    """The days of every State that signed or deposited."""
    now = book(asked.lens)
    return {
        iso3: (
            joined.signature.on if joined.signature else "",
            joined.deposit.on if joined.deposit else "",
            str(now.sheet("ccm", iso3).entry_into_force) if joined.deposit else "",
        )
        for iso3, joined in joining(asked.lens).items()
    }


def _told(state: State, standing: Participation, days: Days) -> dict[str, object]:
    places = (state.m49_region, state.m49_subregion, state.un_group)
    return dict(zip(COLUMNS, (state.iso3, state.name, standing.value, *days, *places), strict=True))


def _row(base: str, state: State, standing: Participation, days: Days) -> str:
    signed, deposited, force = map(_cell, days)
    return (
        f"<tr><th scope=row>{state_link(base, state.iso3, state.name)}</th>"
        f"<td>{escape(str(PARTICIPATION_WORDS[standing]))}</td><td>{signed}</td><td>{deposited}</td>"
        f"<td>{force}</td><td>{escape(state.m49_subregion)}</td></tr>"
    )


def _cell(day: str) -> str:
    return _written(day) if day else ""


@cache
def _written(day: str) -> str:
    return written(date.fromisoformat(day))
