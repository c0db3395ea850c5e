"""What changes persons and their seats. The trail hears pseudonyms, capacities and days, and no name."""

from datetime import date, timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.utils.translation import gettext as _

from corcom.people.held import HOLDINGS, Subject
from corcom.people.invitations import (
    ClosedInvitation,
    Standing,
    hashed,
    new_token,
    opened,
    seat_is_for,
    standing,
)
from corcom.people.models import Accreditation, Invitation, Seat, User
from corcom.people.seats import cells, demand_over, demand_sound, keep_the_unit
from corcom.people.sessions import end_sessions
from corcom.record.actions import action
from corcom.record.lens import today
from corcom.record.refusal import Refusal
from corcom.record.rights import NoRight, demand
from corcom.record.trail import Act, Line, write_line, write_lines

SEAT = ("capacity", "of", "in_committee", "starts_on", "ends_on")


@action("invite")
def invite(act: Act, offer: Invitation) -> str:
    """Offer a seat to somebody: the token of the link, which is kept nowhere."""
    demand_over(act, offer)
    if offer.in_committee:
        demand(act, "invite_anybody")
    token = new_token()
    offer.token_hash, offer.invited_by, offer.invited_at = hashed(token), act.actor, act.at
    offer.expires_at = act.at + timedelta(days=settings.INVITATION_DAYS)
    demand_sound(offer)
    offer.save()
    write_line(act, Line("invite", "invitations", str(offer.pk), after=cells(offer)))
    return token


@action("invite")
def withdraw_invitation(act: Act, invitation: Invitation) -> None:
    """Close the link of an invitation that nobody has accepted."""
    demand_over(act, invitation)
    invitation.refresh_from_db()
    state = standing(invitation, act.at)
    if state in (Standing.ACCEPTED, Standing.WITHDRAWN):
        raise Refusal(_("This invitation cannot be withdrawn: {state}.").format(state=state.label))
    invitation.withdrawn_at = act.at
    invitation.save(update_fields=["withdrawn_at"])
    write_line(act, Line("withdraw_invitation", "invitations", str(invitation.pk), before=cells(invitation)))


@action("accept_invitation")
def accept_invitation(act: Act, token: str, person: User) -> Accreditation:
    """Take the seat that a link offers, once. The account of a new person is made with it.

    Raises NoSuchInvitation, ClosedInvitation, or Refusal where the seat is offered to somebody else.
    """
    invitation = opened(token, act.at)
    if not seat_is_for(invitation, person.email):
        raise ClosedInvitation(_("This invitation is for another account."))
    if person.pk is None:
        _make_account(person)
    invitation.accepted_by = person
    invitation.save(update_fields=["accepted_by"])
    seat = Accreditation.objects.create(user=person, **{name: getattr(invitation, name) for name in SEAT})
    if seat.capacity == Seat.Capacity.UNIT:
        _close_links_for_anybody(act)
    write_lines(
        act,
        [
            Line("accept_invitation", "invitations", str(invitation.pk), before=cells(invitation)),
            Line("accept_invitation", "accreditations", str(seat.pk), after=cells(seat)),
        ],
    )
    return seat


def _close_links_for_anybody(act: Act) -> None:
    """Once there is somebody in the unit, the links of first starts open no more."""
    waiting = Invitation.objects.filter(email="", accepted_by=None, withdrawn_at=None)
    closed = [Line("withdraw_invitation", "invitations", str(found.pk), cells(found)) for found in waiting]
    waiting.update(withdrawn_at=act.at)
    write_lines(act, closed)


def _make_account(person: User) -> None:
    """Whoever invites vouches for the address; an address belongs to one account."""
    taken = EmailAddress.objects.filter(email__iexact=person.email).exists()
    if taken or User.objects.filter(email__iexact=person.email).exists():
        raise Refusal(_("There is an account with this address: sign in with it and open the link again."))
    person.save()
    EmailAddress.objects.create(user=person, email=person.email.lower(), verified=True, primary=True)


@action("invite")
def end_accreditation(act: Act, seat: Accreditation, ends_on: date) -> None:
    """End somebody's rights: `ends_on` is the first day without them, today at the earliest."""
    seat.refresh_from_db()
    demand_over(act, seat)
    if ends_on < act.at.date():
        raise Refusal(_("Rights cannot end on a day that has passed: choose today or a later day."))
    if seat.ends_on and seat.ends_on <= act.at.date():
        raise Refusal(_("These rights have ended already."))
    _end(act, seat, max(ends_on, seat.starts_on))


def _end(act: Act, seat: Accreditation, ends_on: date) -> None:
    keep_the_unit([seat], ends_on)
    before = cells(seat)
    seat.ends_on = ends_on
    seat.save(update_fields=["ends_on"])
    write_line(act, Line("end_accreditation", "accreditations", str(seat.pk), before, cells(seat)))


@action("invite_anybody")
def seat_in_committee(act: Act, seat: Accreditation, in_committee: bool) -> None:
    """Say whether somebody speaks for the State in the Coordination Committee."""
    seat.refresh_from_db()
    before = cells(seat)
    seat.in_committee = in_committee
    seat.save(update_fields=["in_committee"])
    write_line(act, Line("seat_in_committee", "accreditations", str(seat.pk), before, cells(seat)))


@action("look_after_accounts")
def reset_second_factor(act: Act, person: User) -> None:
    """Take away the second factor of somebody who has lost it; the next sign-in asks to set one up."""
    Authenticator.objects.filter(user=person).delete()
    end_sessions(person)
    write_line(act, Line("reset_second_factor", "accounts", person.actor))


@action("keep_ones_account")
def close_account(act: Act, person: User) -> None:
    """Close one's own account: its seats end today, nobody signs in with it again."""
    if act.actor != person.actor:
        raise NoRight(_("Only the person can close an account; rights are ended seat by seat."))
    deactivate(act, person)
    write_line(act, Line("close_account", "accounts", person.actor))


def deactivate(act: Act, person: User) -> None:
    """End all seats and sessions now: a part of actions, which asks for no right itself."""
    keep_the_unit(person.accreditations.all(), today())
    for seat in person.accreditations.all():
        if seat.ends_on is None or seat.ends_on > today():
            _end(act, seat, max(today(), seat.starts_on))
    person.is_active = False
    person.save(update_fields=["is_active"])
    end_sessions(person)


@action("keep_ones_account")
def note(act: Act, what: str) -> None:
    """Leave a line that somebody changed how they sign in; what it is now is nobody else's business."""
    write_line(act, Line(what, "accounts", act.actor))


@action("look_after_accounts")
def erase_person(act: Act, subject: Subject) -> None:
    """Remove all that identifies a person, and keep what they did under the pseudonym."""
    if subject.user and subject.user.is_active:
        deactivate(act, subject.user)
    for holding in HOLDINGS.values():
        holding.forget(act, subject)
    if subject.user:
        write_line(act, Line("erase_person", "accounts", subject.user.actor))
