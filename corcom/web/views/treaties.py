"""Other treaties beside the Convention, and the scale of assessments."""

from html import escape

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from corcom.duties.book import book
from corcom.finance.queries import rates
from corcom.record.lens import Lens
from corcom.register.models import State, TreatyCode
from corcom.register.queries import find, other_treaties, states
from corcom.web.marks import PARTICIPATION_WORDS, safe, state_link
from corcom.web.pages import Asked, Page

SHOWN = (TreatyCode.APMBC, TreatyCode.ATT, TreatyCode.TPNW, TreatyCode.CCW, TreatyCode.CCW_P5)


def treaties(asked: Asked) -> Page:
    """Who is what to which treaty."""
    return Page(
        template="web/treaties.html",
        title=_("Other treaties"),
        section="states",
        context={"columns": [code.label for code in SHOWN], "body": lambda: _body(asked)},
        data=lambda: {"states": {s.iso3: _standings(asked.lens, s) for s in states()}},
        rows=lambda: (
            ("iso3", "name", "ccm", *(code.value for code in SHOWN)),
            [(s.iso3, s.name, _ccm(asked.lens, s), *_standings(asked.lens, s).values()) for s in states()],
        ),
    )


def _body(asked: Asked) -> SafeString:
    return safe("".join(_row(asked, state) for state in states()))


def _row(asked: Asked, state: State) -> str:
    words = (_ccm(asked.lens, state), *_standings(asked.lens, state).values())
    cells = "".join(f"<td>{escape(word)}</td>" for word in words)
    return f"<tr><th scope=row>{state_link(asked.base, state.iso3, state.name)}</th>{cells}</tr>"


def _ccm(lens: Lens, state: State) -> str:
    return str(PARTICIPATION_WORDS[book(lens).sheet("ccm", state.iso3).participation.on(lens.as_at)])


def _standings(lens: Lens, state: State) -> dict[str, str]:
    found = {treaty.code: treaty.standing for treaty in other_treaties(lens, state.iso3)}
    return {code.value: str(found.get(code.value, _("not party"))) for code in SHOWN}


def scale(asked: Asked) -> Page:
    """The scale of assessments of the United Nations in the period that holds the day."""
    found = [(reading, find(reading.fact.state_id)) for reading in rates(asked.lens)]
    ordered = sorted(found, key=lambda row: (-row[0].fact.rate, row[1].name if row[1] else ""))
    total = sum(reading.fact.rate for reading, _state in found if reading.fact.kind == "member")
    return Page(
        template="web/scale.html",
        title=_("Scale of assessments"),
        section="states",
        context={"rows": ordered, "total": total, "period": found[0][0].fact.period if found else ""},
        data=lambda: {"rates": {r.fact.state_id: str(r.fact.rate) for r, _state in ordered}},
        rows=lambda: (
            ("iso3", "name", "period", "rate_percent", "kind"),
            [
                (r.fact.state_id, s.name if s else "", r.fact.period, r.fact.rate, r.fact.kind)
                for r, s in ordered
            ],
        ),
    )
