"""Messages about accounts."""

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from corcom.people.models import Invitation, User
from corcom.people.queries import seat_of


def send_invitation(invitation: Invitation, link: str) -> bool:
    """Send the link to the address of the invitation; False where no mail server took it."""
    context = {"seat": seat_of(invitation), "invitation": invitation, "link": link}
    text = render_to_string("people/invitation.txt", context)
    return _sent(EmailMessage(_("An invitation to CorCom"), text, to=[invitation.email]))


def send_reset(person: User) -> bool:
    """Tell a person that their second factor has been taken away."""
    text = render_to_string("people/second_factor_reset.txt", {})
    return _sent(EmailMessage(_("Your second factor at CorCom"), text, to=[person.email]))


def _sent(message: EmailMessage) -> bool:
    """A mail server that does not answer stops nobody: what was done stays done, and the caller says so."""
    try:
        message.send()
    except OSError:
        return False
    return True
