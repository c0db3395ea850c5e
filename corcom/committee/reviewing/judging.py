"""The verbs of a review: accept, change, refuse, take back, add what the reading missed."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from corcom.committee.models import Finding, ReadPaper
from corcom.committee.reviewing.beside import beside, stands_out
from corcom.committee.reviewing.intake import TABLE
from corcom.record.actions import action
from corcom.record.lens import lens
from corcom.record.refusal import Refusal
from corcom.record.trail import Act, Line, write_line

Verdict = Finding.Verdict
Kind = Finding.Kind
FINDINGS = "findings"
TO_JUDGE = (Verdict.ACCEPTED, Verdict.REFUSED)
MOST_LINES = 40
"""What is added by hand quotes at most so many lines."""


@action("review_paper")
def judge(act: Act, finding: Finding, verdict: str) -> None:
    """Accept or refuse a finding as it stands."""
    if verdict not in TO_JUDGE:
        raise Refusal(_("Accept a finding, change it, or refuse it."))
    if verdict == Verdict.ACCEPTED and finding.kind == Kind.PROMISE and not finding.says.get("owners"):
        raise Refusal(_("Nobody stands as the owner of this promise: change it, and say who."))
    _settle(act, finding, verdict=verdict)


@action("review_paper")
def change(act: Act, finding: Finding, says: dict[str, Any]) -> None:
    """Accept a finding with what a reviewer made of it."""
    _settle(act, finding, verdict=Verdict.CHANGED, changed=says)


def _settle(act: Act, finding: Finding, **given: Any) -> None:
    """Compare and swap: of two who judge one finding at once, one is refused."""
    demand_review(finding.paper)
    seen = _all().filter(pk=finding.pk, verdict=finding.verdict, judged_at=finding.judged_at)
    if not seen.update(**given, judged_by=act.actor, judged_at=act.at):
        raise Refusal(_("Somebody else has looked at this finding meanwhile: look at it again."))
    after = {"kind": finding.kind, "verdict": str(given["verdict"])}
    write_line(act, Line("judge_finding", FINDINGS, str(finding.pk), after=after))


@action("review_paper")
def accept_surer(act: Act, paper: ReadPaper, above: float) -> int:
    """Accept what waits, is surer than this and does not stand out; how many."""
    demand_review(paper)
    keys = [finding.pk for finding in surer(act, paper, above)]
    _all().filter(pk__in=keys).update(verdict=Verdict.ACCEPTED, judged_by=act.actor, judged_at=act.at)
    after = {"accepted": str(len(keys)), "above": str(above)}
    write_line(act, Line("accept_findings", TABLE, str(paper.pk), after=after))
    return len(keys)


def surer(act: Act, paper: ReadPaper, above: float) -> list[Finding]:
    """The findings that `accept_surer` would accept."""
    findings = list(_all().filter(paper=paper))
    known = beside(lens(reader=act.reader), findings)
    return [one for one in findings if is_surer(one, above) and not stands_out(one, known[one.pk])]


def is_surer(finding: Finding, above: float) -> bool:
    """Whether it waits for a verdict and is at least so sure."""
    return finding.waits and finding.confidence >= above


@action("review_paper")
def take_back(act: Act, paper: ReadPaper) -> Finding | None:
    """Undo what whoever acts did last in this review: the findings of that moment wait again."""
    demand_review(paper)
    own = _all().filter(paper=paper, judged_by=act.actor).exclude(verdict=Verdict.WAITING)
    last: Finding | None = own.order_by("-judged_at", "position").first()
    if last is None:
        return None
    same = own.filter(judged_at=last.judged_at)
    keys = [str(key) for key in same.order_by("position").values_list("pk", flat=True)]
    same.update(verdict=Verdict.WAITING, changed=None, judged_by="", judged_at=None)
    after = {"verdict": str(Verdict.WAITING), "findings": str(len(keys))}
    write_line(act, Line("take_verdict_back", FINDINGS, keys[0], after=after))
    return last


@action("review_paper")
def add(act: Act, paper: ReadPaper, kind: str, first: int, last: int) -> Finding:
    """Enter what the reading missed, on these lines of the paper; what it says comes by `change`."""
    demand_review(paper)
    if kind not in (
        Kind.PROMISE,
        Kind.ITEM,
        Kind.DELEGATION,
        Kind.APOLOGIES,
        Kind.NEXT_MEETING,
        Kind.ADOPTED,
    ):
        raise Refusal(_("Say what stands there: a promise, an item, a delegation or a meeting."))
    quoted = [line for line in paper.lines if first <= line[0] <= last][:MOST_LINES]
    if not quoted:
        raise Refusal(_("The paper has no such lines: give the numbers that stand beside them."))
    quote = " ".join(str(line[1]).strip() for line in quoted)
    finding = Finding(
        circle=paper.circle,
        paper=paper,
        kind=kind,
        position=_position(paper, quoted[0][0]),
        line=quoted[0][0],
        page=quoted[0][2],
        quote=quote,
        found=_bare(kind, quote, _item_before(paper, quoted[0][0])),
        by_hand=True,
    )
    finding.save()
    write_line(act, Line("add_finding", FINDINGS, str(finding.pk), after={"kind": kind}))
    return finding


def _bare(kind: str, quote: str, item: str) -> dict[str, Any]:
    """What a finding says before somebody has said what it is."""
    if kind == Kind.PROMISE:
        said = {"what": quote, "due": "", "due_as_stated": "", "item": item}
        return {"owners": [], **said, "marked": False, "kind": "commitment"}
    if kind == Kind.ITEM:
        return {"number": "", "parent": "", "title": quote[:300]}
    if kind in (Kind.DELEGATION, Kind.APOLOGIES):
        return {"delegation": quote[:80], "code": "", "role": "", "persons": []}
    return {"day": ""} if kind == Kind.ADOPTED else {"dates": "", "stated": quote[:160]}


def _position(paper: ReadPaper, line: int) -> int:
    """Behind whatever stands before that line."""
    before = _all().filter(paper=paper, line__lte=line).order_by("-position").first()
    return before.position if before else 0


def _item_before(paper: ReadPaper, line: int) -> str:
    """The number of the item under which a line stands."""
    items: Iterable[Finding] = _all().filter(paper=paper, kind=Kind.ITEM, line__lte=line).order_by("-line")
    return next((str(item.says["number"]) for item in items if item.says.get("number")), "")


def demand_review(paper: ReadPaper) -> None:
    """Refuse what comes after a review."""
    if paper.stage != ReadPaper.Stage.REVIEW:
        raise Refusal(_("This review is over: what it found stands on record, and is changed there."))


def _all() -> Any:
    return Finding.objects.everything()
