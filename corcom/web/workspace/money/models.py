"""The three models side by side for any budget and year, what if, and the same as a paper."""

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from corcom.finance.money import NotMoney, parsed, percent, shown, text_of
from corcom.finance.papers import annex, questionnaire
from corcom.finance.scale import explained, names
from corcom.finance.shares import Model, NoShares, Share, decimal, without_zeros
from corcom.finance.side_by_side import SideBySide, side_by_side, usual_budget
from corcom.record.days import day
from corcom.record.shelf import held
from corcom.web.gate import lens_in
from corcom.web.pages import Asked, Page
from corcom.web.problems import NoSuchPage, problem
from corcom.web.workspace.money.charts import bars
from corcom.web.workspace.money.common import bare, chosen_year, language, told
from corcom.web.workspace.sending import as_file

LARGEST = 15
HUNDRED = 100
COLUMNS = ("state", "name", "rate", "percent", "assessed", "hybrid", "without")
PAPERS = {"annex": annex, "questionnaire": questionnaire}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the reader asked: year, budget in hundredths, the assessed part, a State that leaves."""

    year: int
    budget: int
    part: Fraction
    leaving: str


def models(asked: Asked) -> Page:
    """What each State would pay under each model; where nothing can be shared, why."""
    wanted = _wanted(asked)
    try:
        found = side_by_side(asked.lens, wanted.year, wanted.budget, wanted.part)
        after = found.without(wanted.leaving) if wanted.leaving in found.scale.rates else None
    except NoShares as why:
        return _page(wanted, {"why": str(why)}, [])
    called = names()
    largest = sorted(found.models[Model.ASSESSED].shares, key=lambda s: (-s.amount, s.state))
    context = {
        "leaving": wanted.leaving if after else "",
        "leaving_name": called.get(wanted.leaving, "") if after else "",
        "states": sorted((called.get(s, s), s) for s in found.scale.rates),
        "models": [_model(found, model) for model in Model],
        "scale": found.scale,
        "total": decimal(found.scale.total, 3),
        "members_on": day(found.scale.day),
        "chart": _chart(found, largest[:LARGEST], called),
        "rows": [_row(found, after, share, called) for share in largest],
    }
    return _page(wanted, context, [_cells(found, after, share, called) for share in largest])


def _page(wanted: Wanted, context: dict[str, Any], cells: list[list[object]]) -> Page:
    chosen = {
        "year": wanted.year,
        "budget": shown(wanted.budget, language()) if wanted.budget else "",
        "part": without_zeros(wanted.part),
    }
    return Page(
        template="workspace/money/models.html",
        title=_("The three models side by side"),
        context={**chosen, **context},
        data=lambda: {
            "year": wanted.year,
            "budget": text_of(wanted.budget),
            "shares": [dict(zip(COLUMNS, row, strict=True)) for row in cells],
        },
        rows=lambda: (COLUMNS, cells),
    )


def _wanted(asked: Asked) -> Wanted:
    year = chosen_year(asked, asked.lens)
    text = asked.chosen("budget")
    try:
        budget = parsed(text, language=language()) if text else usual_budget(asked.lens, year)
    except NotMoney as error:
        raise NoSuchPage(str(error), _("Go back and write the budget anew.")) from error
    return Wanted(year, budget or 0, _part(asked.chosen("part")), asked.chosen("without"))


def _part(text: str) -> Fraction:
    """The assessed part of the hybrid model in per cent; half where nothing is said."""
    digits = text.replace(",", ".") or "50"
    if not re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,4})?", digits) or Fraction(digits) > HUNDRED:
        raise NoSuchPage(
            _("“{text}” is no part in per cent.").format(text=text[:40]), _("Write a number from 0 to 100.")
        )
    return Fraction(digits)


def _shared(asked: Asked, wanted: Wanted) -> SideBySide:
    try:
        return side_by_side(asked.lens, wanted.year, wanted.budget, wanted.part)
    except NoShares as why:
        raise NoSuchPage(str(why), _("Choose another year, budget or part.")) from why


def _model(found: SideBySide, model: Model) -> dict[str, Any]:
    of = found.models[model]
    largest, missing = found.late(model)
    labels = {Model.ASSESSED: _("Assessed"), Model.HYBRID: _("Hybrid"), Model.VOLUNTARY: _("Voluntary")}
    return {
        "label": labels[model],
        "assessed": told(of.assessed),
        "voluntary": told(of.voluntary),
        "missing": told(missing) if largest else "",
        "missing_part": percent(missing, of.budget, language()),
        "late": len(largest),
    }


def _chart(found: SideBySide, largest: list[Share], called: dict[str, str]) -> Any:
    rows = [(called.get(s.state, s.state)[:32], [s.amount, _hybrid(found, s.state)]) for s in largest]
    return bars(str(_("The largest shares, assessed and hybrid")), rows)


def _hybrid(found: SideBySide, state: str) -> int:
    share = found.models[Model.HYBRID].of(state)
    return share.amount if share else 0


def _row(found: SideBySide, after: SideBySide | None, share: Share, called: dict[str, str]) -> dict[str, Any]:
    changed = after.models[Model.ASSESSED].of(share.state) if after else None
    return {
        "iso3": share.state,
        "name": called.get(share.state, share.state),
        "rate": decimal(share.rate, 3),
        "percent": decimal(share.percent, 4),
        "assessed": bare(share.amount),
        "hybrid": bare(_hybrid(found, share.state)),
        "without": bare(changed.amount) if changed else "",
        "why": explained(share, found.models[Model.ASSESSED], found.scale, found.currency, language()),
    }


def _cells(found: SideBySide, after: SideBySide | None, share: Share, called: dict[str, str]) -> list[object]:
    changed = after.models[Model.ASSESSED].of(share.state) if after else None
    return [
        share.state,
        called.get(share.state, share.state),
        decimal(share.rate, 3),
        decimal(share.percent),
        text_of(share.amount),
        text_of(_hybrid(found, share.state)),
        text_of(changed.amount) if changed else "",
    ]


@require_GET
def models_paper(request: HttpRequest, kind: str, form: str) -> HttpResponse:
    """The annex or the questionnaire for what was chosen, as Word or PDF."""
    with held():
        asked = Asked(request, lens_in(request), "")
        write = PAPERS.get(kind)
        try:
            if write is None:
                raise NoSuchPage(_("There is no such paper."), _("Go back to the three models."))
            wanted = _wanted(asked)
            return as_file(
                request, write(asked.lens, _shared(asked, wanted)), f"models-{wanted.year}-{kind}", form
            )
        except NoSuchPage as missing:
            return problem(request, 404, missing.what, missing.next_step)
