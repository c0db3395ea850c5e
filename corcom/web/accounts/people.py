"""Persons, for the unit and focal points: who has rights, until when; invite, end, look after."""

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from corcom.people import actions
from corcom.people.accounts import has_second_factor
from corcom.people.forms import CommitteeForm, EndForm, InviteForm, WhyForm
from corcom.people.held import subject_of
from corcom.people.letters import send_invitation, send_reset
from corcom.people.models import Accreditation, User
from corcom.people.queries import (
    accreditations,
    invitations,
    looks_after_anybody,
    persons,
    seat_of,
)
from corcom.record.days import day
from corcom.record.refusal import Refusal
from corcom.record.shelf import held
from corcom.web.gate import act_in, lens_in, note_refusal, reader_in
from corcom.web.problems import problem
from corcom.web.workspace.serving import shown


def people(request: HttpRequest) -> HttpResponse:
    """Whom the reader looks after, with their seats; and whom they have invited."""
    lens = lens_in(request)
    with held():
        context = {
            "persons": persons(lens),
            "offers": invitations(lens, datetime.now(tz=UTC)),
            "today": lens.as_at,
            "anybody": looks_after_anybody(lens.reader),
        }
        return shown(request, "people/people.html", _("People"), context)


def invite(request: HttpRequest) -> HttpResponse:
    """Invite somebody: the link goes by e-mail and is shown once."""
    with held():
        form = InviteForm(request.POST or None, reader=reader_in(request))
        if request.method == "POST" and form.is_valid():
            try:
                return _invited(request, form)
            except Refusal as refusal:
                form.add_error(None, str(refusal))
        return shown(request, "people/invite.html", _("Invite somebody"), {"form": form})


def _invited(request: HttpRequest, form: InviteForm) -> HttpResponse:
    offer = form.save(commit=False)
    token = actions.invite(act_in(request, "an invitation"), offer)
    link = request.build_absolute_uri(reverse("invitation", args=[token]))
    context = {
        "offer": offer,
        "seat": seat_of(offer),
        "link": link,
        "way": send_invitation(offer, link).value,
    }
    return shown(request, "people/invited.html", _("Invited"), context)


def withdraw_invitation(request: HttpRequest, key: int) -> HttpResponse:
    """Close the link of an invitation."""
    lens = lens_in(request)
    found = next((o for o in invitations(lens, datetime.now(tz=UTC)) if o.invitation.pk == key), None)
    if found is None:
        return _missing(request, "invitations", str(key))

    def withdraw(form: Form) -> str:
        actions.withdraw_invitation(act_in(request, form.cleaned_data["reason"]), found.invitation)
        return _("The link opens no more.")

    with held():
        title = _("Withdraw an invitation: {seat}").format(seat=seat_of(found.invitation))
        return _done(request, WhyForm(request.POST or None), title, withdraw)


def seat(request: HttpRequest, key: int) -> HttpResponse:
    """One seat: end it; for the unit, also whether it speaks in the Committee."""
    found = accreditations(reader_in(request)).filter(pk=key).first()
    if found is None:
        return _missing(request, "accreditations", str(key))
    with held():
        ending = EndForm(request.POST if "end" in request.POST else None)
        if ending.is_bound and ending.is_valid() and _ended(request, found, ending):
            return HttpResponseRedirect(reverse("people"))
        return _seat_shown(request, found, ending)


def _ended(request: HttpRequest, found: Accreditation, form: EndForm) -> bool:
    act = act_in(request, form.cleaned_data["reason"])
    try:
        actions.end_accreditation(act, found, form.cleaned_data["ends_on"])
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    assert found.ends_on is not None
    messages.success(request, _("These rights end on {day}.").format(day=day(found.ends_on)))
    return True


def _seat_shown(request: HttpRequest, found: Accreditation, ending: EndForm) -> HttpResponse:
    committee = None
    if looks_after_anybody(reader_in(request)):
        committee = CommitteeForm(request.POST if "committee" in request.POST else None, instance=found)
        if committee.is_bound and committee.is_valid():
            act = act_in(request, "the State's place in the Committee")
            actions.seat_in_committee(act, found, committee.cleaned_data["in_committee"])
            return HttpResponseRedirect(reverse("people"))
    context = {"seat": found, "label": seat_of(found), "ending": ending, "committee": committee}
    return shown(request, "people/seat.html", seat_of(found), context)


@reauthentication_required()  # type: ignore[untyped-decorator]
def reset_second_factor(request: HttpRequest, pseudonym: UUID) -> HttpResponse:
    """Take a lost second factor away; the person hears of it."""
    person = User.objects.filter(pseudonym=pseudonym, is_active=True).first()
    if person is None or not has_second_factor(person):
        return _missing(request, "accounts", str(pseudonym))

    def reset(form: Form) -> str:
        actions.reset_second_factor(act_in(request, form.cleaned_data["reason"]), person)
        told = _("The second factor is gone; the person has been told by e-mail.")
        return (
            told
            if send_reset(person)
            else _("The second factor is gone. No e-mail could be sent: tell them.")
        )

    title = _("Take away the second factor of {name}").format(name=person.name or person.email)
    return _done(request, WhyForm(request.POST or None), title, reset)


@reauthentication_required()  # type: ignore[untyped-decorator]
def erase_person(request: HttpRequest, pseudonym: UUID) -> HttpResponse:
    """Remove what identifies a person; what they did stays under the pseudonym."""
    person = User.objects.filter(pseudonym=pseudonym).first()
    if person is None:
        return _missing(request, "accounts", str(pseudonym))

    def erase(form: Form) -> str:
        actions.erase_person(act_in(request, form.cleaned_data["reason"]), subject_of(person))
        return _("Nothing that CorCom holds names this person any more.")

    title = _("Erase what identifies {name}").format(name=person.name or person.email)
    return _done(request, WhyForm(request.POST or None), title, erase)


def _done(request: HttpRequest, form: Form, title: str, change: Callable[[Form], str]) -> HttpResponse:
    """Ask once more; then make the change, say what became of it, and go back to the list."""
    if form.is_valid():
        try:
            messages.success(request, change(form))
            return HttpResponseRedirect(reverse("people"))
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    return shown(request, "people/confirm.html", title, {"form": form, "back": reverse("people")})


def _missing(request: HttpRequest, table: str, record: str) -> HttpResponse:
    """The same words whether there is no such thing or the reader does not look after it."""
    note_refusal(request, table, record)
    return problem(
        request,
        404,
        _("There is nothing of that kind among what you look after."),
        _("Look for it in the list of persons."),
    )
