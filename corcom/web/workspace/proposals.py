"""Proposals in the workspace: a State writes, asks its capital, hands in, takes back."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from corcom.duties.words import when, words
from corcom.proposals import actions, queries
from corcom.proposals.approvals import ask_capital, link_of
from corcom.proposals.facts import (
    as_read,
    beside,
    in_their_language,
    kind_of,
    name_of,
    on_record,
    proposable,
)
from corcom.proposals.models import Approval, Document, Proposal
from corcom.record.history import hidden
from corcom.record.package.cells import text_of
from corcom.record.package.tables import table_of
from corcom.record.reader import Role
from corcom.record.refusal import Refusal
from corcom.record.rights import NoRight, may
from corcom.record.shelf import held
from corcom.register.models import State
from corcom.register.queries import find
from corcom.web.gate import act_in, lens_in, note_refusal, reader_in
from corcom.web.pages import Asked, Page
from corcom.web.problems import problem
from corcom.web.workspace.forms import WhyForm, fact_form
from corcom.web.workspace.serving import file_as, shown

Change = Proposal.Change


def proposals(asked: Asked) -> Page:
    """All proposals that are open to the reader: of one's own State, or of all."""
    found = queries.proposals(asked.lens)
    return Page(
        template="workspace/proposals.html",
        title=_("Proposals"),
        context={"proposals": [listed(one) for one in found], "states": own_states(asked.request)},
        data=lambda: {"proposals": [told(one) for one in found]},
        rows=lambda: (COLUMNS, [tuple(told(one).values()) for one in found]),
    )


COLUMNS = (
    "id",
    "state",
    "change",
    "table",
    "fact",
    "status",
    "channel",
    "reference",
    "proposed",
    "handed_in",
)


def told(proposal: Proposal) -> dict[str, Any]:
    """A proposal as data."""
    handed_in = proposal.submitted_at
    return {
        "id": proposal.pk,
        "state": proposal.state_id,
        "change": proposal.change,
        "table": proposal.table,
        "fact": proposal.fact,
        "status": proposal.status,
        "channel": proposal.channel,
        "reference": proposal.reference,
        "proposed": proposal.proposed_at.isoformat(),
        "handed_in": handed_in.isoformat() if handed_in else None,
    }


def listed(proposal: Proposal) -> dict[str, Any]:
    """A proposal as lists print it."""
    return {
        "address": reverse("proposal", args=[proposal.pk]),
        "proposal": proposal,
        "kind": kind_named(proposal.table),
        "change": proposal.get_change_display(),
        "status": proposal.get_status_display(),
    }


def kind_named(table: str) -> str:
    """What kind of fact a table holds."""
    return in_their_language(name_of(kind_of(table)))


def own_states(request: HttpRequest) -> list[State]:
    """The States that the reader speaks for."""
    return [found for code in reader_in(request).of(Role.DELEGATE) if (found := find(code))]


@require_GET
def proposal(request: HttpRequest, key: int) -> HttpResponse:
    """One proposal: what is proposed beside what is on record, its documents, its way."""
    with held():
        found = open_to(request, key)
        if found is None:
            return missing(request)
        return shown(request, "workspace/proposal.html", str(_("Proposal")), shown_of(request, found))


def shown_of(request: HttpRequest, found: Proposal) -> dict[str, Any]:
    """What the page of a proposal prints."""
    lens = lens_in(request)
    mine = may(act_in(request, "look"), "propose_change", found.state_id)
    unit = reader_in(request).holds(Role.UNIT)
    with_me = found.status in (Proposal.OPEN if unit else Proposal.WITH_THE_STATE)
    return {
        **listed(found),
        "beside": beside(found),
        "as_read": as_read(found),
        "documents": queries.documents(lens, found),
        "approvals": [_asked_capital(request, approval) for approval in queries.approvals(lens, found)],
        "may_change": mine and with_me,
        "may_submit": mine and found.status in Proposal.WITH_THE_STATE,
        "may_ask": mine and found.status in Proposal.WITH_THE_STATE and not unit,
        "may_withdraw": mine and found.is_open,
        "may_read_trail": may(act_in(request, "look"), "read_trail"),
        "may_decide": unit and found.status == Proposal.Status.SUBMITTED,
    }


def _asked_capital(request: HttpRequest, approval: Approval) -> dict[str, Any]:
    """What the capital was asked and answered; the link while it can be answered."""
    waiting = not approval.answer and approval.withdrawn_at is None
    path = reverse("approve", args=[link_of(approval)]) if waiting else ""
    return {"approval": approval, "link": request.build_absolute_uri(path) if path else ""}


def open_to(request: HttpRequest, key: int) -> Proposal | None:
    """The proposal, if it is open to whoever asks; that somebody asked for another's stands in the trail."""
    found = queries.proposal(lens_in(request), key)
    if found is None and Proposal.objects.everything().filter(pk=key).exists():
        note_refusal(request, actions.TABLE, str(key))
    return found


def missing(request: HttpRequest) -> HttpResponse:
    """The same words whether there is no such thing or it is not open to the reader."""
    return problem(
        request,
        404,
        _("There is no such proposal among those open to you."),
        _("Look for it in the list of proposals."),
    )


def propose(request: HttpRequest, iso3: str) -> HttpResponse:
    """Write a new proposal: first what kind of fact, then what it says."""
    state = find(iso3)
    if state is None or state.iso3 != iso3:
        return missing(request)
    if not may(act_in(request, "look"), "propose_change", iso3):
        note_refusal(request, "states", iso3)
        return missing(request)
    with held():
        table = request.GET.get("table", "")
        if table not in proposable():
            return shown(
                request, "workspace/kinds.html", _("Propose a change"), {"state": state, "kinds": kinds()}
            )
        return _written(request, state, _asked_for(request, state, table), None)


def kinds() -> list[tuple[str, str]]:
    """The kinds of fact that a State may propose, by their names."""
    return sorted(((table, kind_named(table)) for table in proposable()), key=lambda kind: kind[1])


def _asked_for(request: HttpRequest, state: State, table: str) -> dict[str, str]:
    """What the address asks for: a table, a fact on record, and what is to become of it."""
    fact = request.GET.get("fact", "")
    withdrawing = request.GET.get("change") == Change.WITHDRAW
    change = Change.RECORD if not fact else Change.WITHDRAW if withdrawing else Change.REPLACE
    return {"table": table, "fact": fact, "change": str(change)}


def amend(request: HttpRequest, key: int) -> HttpResponse:
    """Change a proposal that is still with whoever asks."""
    with held():
        found = open_to(request, key)
        if found is None:
            return missing(request)
        asked = {"table": found.table, "fact": found.fact, "change": found.change}
        return _written(request, found.state, asked, found)


def _written(
    request: HttpRequest, state: State, asked: dict[str, str], found: Proposal | None
) -> HttpResponse:
    on_behalf = reader_in(request).holds(Role.UNIT)
    sent = request.POST if request.method == "POST" else None
    try:
        fact_part = fact_form(asked["table"])(sent, initial=_cells(asked, state, found))
    except Refusal as refusal:
        if hidden(lens_in(request), f"{asked['table']}/{asked['fact']}"):
            note_refusal(request, asked["table"], asked["fact"])
        return problem(request, 404, str(refusal), _("Start again from the desk of the State."))
    why = WhyForm(sent, initial=_why(found), on_behalf=on_behalf)
    withdrawing = asked["change"] == Change.WITHDRAW
    if sent is not None and why.is_valid() and (withdrawing or fact_part.is_valid()):
        cells = {} if withdrawing else dict(fact_part.cleaned_data)
        wish = actions.Wish(**asked, cells=cells, **_given(why))
        try:
            saved = _save(request, state, wish, found, why.cleaned_data.get("revision"))
        except NoRight as refusal:
            return refused(request, refusal)
        except Refusal as refusal:
            why.add_error(None, str(refusal))
        else:
            return HttpResponseRedirect(reverse("proposal", args=[saved.pk]))
    context = {
        "state": state,
        "kind": kind_named(asked["table"]),
        "change": Change(asked["change"]).label,
        "about": _told_fact(asked, state),
        "fact_form": None if withdrawing else fact_part,
        "why_form": why,
        "found": found,
    }
    status = 422 if sent is not None else 200
    return shown(request, "workspace/propose.html", _("Propose a change"), context, status)


def _given(why: WhyForm) -> dict[str, str]:
    return {name: why.cleaned_data[name] for name in ("reason", "channel", "reference") if name in why.fields}


def _why(found: Proposal | None) -> dict[str, Any]:
    if found is None:
        return {}
    return {
        "reason": found.reason,
        "channel": found.channel,
        "reference": found.reference,
        "revision": found.revision,
    }


def _save(
    request: HttpRequest, state: State, wish: actions.Wish, found: Proposal | None, revision: int | None
) -> Proposal:
    if found is None:
        return actions.propose(act_in(request, wish.reason), state, wish)
    return actions.amend(act_in(request, wish.reason), found, wish, revision or 0)


def _cells(asked: dict[str, str], state: State, found: Proposal | None) -> dict[str, str]:
    """What the form shows at first: the proposal so far, or the fact on record."""
    if found is not None:
        return dict(found.cells)
    if not asked["fact"]:
        return {}
    fact = on_record(asked["table"], asked["fact"], state.iso3)
    return {
        name: text_of(getattr(fact, column.attname)) for name, column in table_of(type(fact)).columns.items()
    }


def _told_fact(asked: dict[str, str], state: State) -> str:
    if not asked["fact"]:
        return ""
    fact = on_record(asked["table"], asked["fact"], state.iso3)
    return f"{when(fact)}: {words(fact)}"


@require_POST
def step(request: HttpRequest, key: int, name: str) -> HttpResponse:
    """Hand in, take back, or ask the capital."""
    found = open_to(request, key)
    if found is None:
        return missing(request)
    try:
        said = _take(request, found, name)
    except Refusal as refusal:
        return refused(request, refusal)
    messages.success(request, said)
    return HttpResponseRedirect(reverse("proposal", args=[key]))


def _take(request: HttpRequest, found: Proposal, name: str) -> str:
    if name == "ask":
        ask_capital(act_in(request, "asked the capital for approval"), found)
        return _("Send the link below to your capital: it can be answered once, without an account.")
    if name == "submit":
        actions.submit(act_in(request, "handed in for review"), found)
        return _("Handed in: the unit will review it.")
    if name == "withdraw":
        actions.withdraw(act_in(request, "taken back"), found)
        return _("Taken back: nothing becomes of it.")
    raise Refusal(_("A proposal can be handed in, taken back, or sent to the capital."))


@require_POST
def attach(request: HttpRequest, key: int) -> HttpResponse:
    """Add a file to a proposal."""
    found = open_to(request, key)
    if found is None:
        return missing(request)
    upload = request.FILES.get("document")
    if upload is None:
        return refused(request, Refusal(_("Choose a file first.")))
    try:
        actions.attach(act_in(request, "added a document"), found, upload)
    except Refusal as refusal:
        return refused(request, refusal)
    messages.success(request, _("The document is kept with the proposal."))
    return HttpResponseRedirect(reverse("proposal", args=[key]))


@require_GET
def document(request: HttpRequest, key: int) -> HttpResponse | FileResponse:
    """A file that came with a proposal: always as a download, never shown as a page of this site."""
    found = queries.document(lens_in(request), key)
    if found is None:
        if Document.objects.everything().filter(pk=key).exists():
            note_refusal(request, "documents", str(key))
        return missing(request)
    return file_as(found.name, found.kind, found.sha256)


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """What could not be done, and what to do."""
    if isinstance(refusal, NoRight):
        note_refusal(request, "actions", str(request.resolver_match and request.resolver_match.url_name))
        return problem(request, 403, _("This is not yours to do."), _("Ask the unit, or your focal point."))
    return problem(request, 409, str(refusal), _("Go back, and try again."))
