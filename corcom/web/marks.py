"""Small pieces of HTML that many pages share, written outside templates where a page has hundreds."""

from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from corcom.outreach.models import Vote
from corcom.treaty import Participation, Standing

STANDING_WORDS = {
    Standing.fulfilled: _("fulfilled"),
    Standing.due: _("due"),
    Standing.overdue: _("overdue"),
    Standing.continuing: _("continuing"),
    Standing.not_applicable: _("does not apply"),
    Standing.no_record: _("no record"),
}
CAST_WORDS = {
    Vote.Cast.YES: _("in favour"),
    Vote.Cast.NO: _("against"),
    Vote.Cast.ABSTAIN: _("abstained"),
    Vote.Cast.NON_VOTING: _("no vote recorded"),
}
PARTICIPATION_WORDS = {
    Participation.not_party: _("not party"),
    Participation.signatory: _("signatory"),
    Participation.deposited: _("State Party, not yet bound"),
    Participation.in_force: _("State Party"),
    Participation.withdrawn: _("withdrawn"),
}
PARTICIPATION_TILES = {
    Participation.not_party: "outside",
    Participation.signatory: "signatory",
    Participation.deposited: "party soon",
    Participation.in_force: "party",
    Participation.withdrawn: "left",
}
GROUP_NAMES = {
    "African": _("African Group"),
    "Asia-Pacific": _("Asia-Pacific Group"),
    "Eastern European": _("Eastern European Group"),
    "GRULAC": _("Latin American and Caribbean Group"),
    "WEOG": _("Western European and Others Group"),
    "": _("In no group"),
}


def safe(html: str) -> SafeString:
    """HTML that was put together from escaped parts."""
    return mark_safe(html)  # noqa: S308  (every part has been escaped by its maker)


def standing_mark(standing: Standing, word: str = "") -> str:
    """A standing: a word first, a colour second."""
    return f'<span class="standing {standing.value}">{escape(word or str(STANDING_WORDS[standing]))}</span>'


def state_link(base: str, iso3: str, name: str) -> str:
    """A State's name, leading to its page."""
    return f'<a href="{base}/states/{iso3}/">{escape(name)}</a>'
