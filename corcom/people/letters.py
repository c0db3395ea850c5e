"""Messages about accounts."""

from enum import Enum

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from corcom.people.mail import InFiles
from corcom.people.models import Invitation, User
from corcom.people.queries import language_of, seat_of


class Way(Enum):
    """What became of a message."""

    SENT = "sent"
    FILED = "filed"
    REFUSED = "refused"


def send_invitation(invitation: Invitation, link: str) -> Way:
    """Send the link to the address of the invitation."""
    with translation.override(language_of(invitation.email)):
        context = {"seat": seat_of(invitation), "invitation": invitation, "link": link}
        text = render_to_string("people/invitation.txt", context)
        return _sent(EmailMessage(_("An invitation to CorCom"), text, to=[invitation.email]))


def send_reset(person: User) -> Way:
    """Tell a person that their second factor has been taken away."""
    with translation.override(person.language):
        text = render_to_string("people/second_factor_reset.txt", {})
        return _sent(EmailMessage(_("Your second factor at CorCom"), text, to=[person.email]))


def _sent(message: EmailMessage) -> Way:
    """A mail server that does not answer stops nobody: what was done stays done, and the caller says so."""
    try:
        message.send()
    except OSError:
        return Way.REFUSED
    return Way.FILED if settings.EMAIL_BACKEND.endswith(InFiles.__name__) else Way.SENT
