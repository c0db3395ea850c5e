"""Persons from the command line: for lock-outs, and for those who ask what is held about them."""

from argparse import ArgumentParser, Namespace

from allauth.mfa.models import Authenticator

from corcom.people.actions import erase_person, invite, reset_second_factor
from corcom.people.first_administrator import link_of
from corcom.people.held import subject_named, told
from corcom.people.letters import Way, send_invitation, send_reset
from corcom.people.models import Invitation, Seat, User
from corcom.record.command import Command, day, remark, say, say_json
from corcom.record.first_start import migrated, ready
from corcom.record.lens import today
from corcom.record.refusal import Refusal
from corcom.record.rights import INSTALLATION
from corcom.record.trail import Act


def _configure_invite(parser: ArgumentParser) -> None:
    parser.add_argument("email", metavar="EMAIL", help="address of the person")
    parser.add_argument("--as", dest="capacity", required=True, choices=Seat.Capacity.values, help="the seat")
    parser.add_argument("--of", default="", metavar="CODE", help="code of the State or organisation (LAO)")
    parser.add_argument("--in-committee", action="store_true", help="speaks in the Coordination Committee")
    parser.add_argument("--until", type=day, metavar="DAY", help="first day without rights")


def _invite(args: Namespace) -> int:
    ready()
    offer = Invitation(
        email=args.email,
        capacity=args.capacity,
        of=args.of.upper(),
        in_committee=args.in_committee,
        starts_on=today(),
        ends_on=args.until,
    )
    link = link_of(invite(Act(INSTALLATION, "an invitation"), offer))
    if send_invitation(offer, link) is not Way.SENT:
        remark("No message went out: hand the link over yourself.")
    say(link)
    return 0


def _configure_person(parser: ArgumentParser) -> None:
    parser.add_argument("what", choices=("export", "erase", "unlock"), help="what to do")
    parser.add_argument("email", metavar="EMAIL", help="address of the person")
    parser.add_argument("--name", default="", help="also by this name, for somebody who has no account")
    parser.add_argument("--reason", default="", help="why, for the trail (erase, unlock); name nobody")


def _person(args: Namespace) -> int:
    migrated()
    return {"export": _export, "erase": _erase, "unlock": _unlock}[args.what](args)


def _export(args: Namespace) -> int:
    if not (found := told(subject_named(args.email, args.name))):
        raise Refusal(f"Nothing is held about {args.email}.")
    say_json(found)
    return 0


def _erase(args: Namespace) -> int:
    subject = subject_named(args.email, args.name)
    if not told(subject):
        raise Refusal(f"Nothing is held about {args.email}.")
    erase_person(Act(INSTALLATION, args.reason), subject)
    say("Erased: what the person did stays, under a pseudonym.")
    return 0


def _unlock(args: Namespace) -> int:
    person = User.objects.filter(email__iexact=args.email).first()
    if person is None or not Authenticator.objects.filter(user=person).exists():
        raise Refusal(f"{args.email} has no second factor here.")
    reset_second_factor(Act(INSTALLATION, args.reason), person)
    if send_reset(person) is not Way.SENT:
        remark("No message went out: tell the person.")
    say("The second factor is gone: the next sign-in asks to set one up.")
    return 0


COMMANDS: tuple[Command, ...] = (
    Command("invite", "invite somebody and print the link", _configure_invite, _invite),
    Command("person", "export, erase or unlock a person's account", _configure_person, _person),
)
