"""Articles 5 and 6 in words."""

from django.utils.translation import gettext as _

from corcom.assistance.models import AssistancePlan, Casualties, FocalPoint, VictimListing
from corcom.duties.words import says


@says(VictimListing)
def _listing(fact: VictimListing) -> str:
    listing = fact.listing.capitalize()
    if fact.named:
        return _("Named as having responsibility for victims (list of the {listing} period)").format(
            listing=listing
        )
    return _("Not named as having responsibility for victims (list of the {listing} period)").format(
        listing=listing
    )


@says(FocalPoint)
def _focal_point(fact: FocalPoint) -> str:
    return _("Focal point ({theme}): {body}").format(theme=fact.theme, body=fact.body)


@says(AssistancePlan)
def _plan(fact: AssistancePlan) -> str:
    return _("Plan that covers victims: {title}").format(title=fact.title)


@says(Casualties)
def _casualties(fact: Casualties) -> str:
    if fact.number is None:
        return _("Casualties: {what}").format(what=fact.what)
    return _("Casualties: {number} – {what}").format(number=f"{fact.number:,}", what=fact.what)
