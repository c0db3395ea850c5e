"""Work plans: what has to be ready by a fixed date, and the milestones planned backwards from it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from corcom.committee.models.record import Meeting
from corcom.record.scoped import Circled


class WorkPlan(Circled):
    """What the Committee, or the Coordinators of a theme, work towards."""

    title = models.CharField(_("title"), max_length=160)
    theme = models.CharField(_("theme"), max_length=80, blank=True)
    fixed_on = models.DateField(_("fixed date"))
    fixed_by = models.CharField(
        _("what is fixed for that day"),
        max_length=160,
        help_text=_("Such as: text to the translators, opening of the meeting."),
    )

    class Meta:
        ordering = ["fixed_on", "id"]

    def __str__(self) -> str:
        return self.title


class Milestone(Circled):
    """A step of a work plan. Its day follows from the fixed date, from a meeting, or stands by itself."""

    plan = models.ForeignKey(WorkPlan, on_delete=models.CASCADE, related_name="+")
    title = models.CharField(_("what is to be ready"), max_length=200)
    owners = models.CharField(_("who"), max_length=200, blank=True)
    owner_codes = models.CharField(max_length=120, blank=True)
    days_before = models.PositiveIntegerField(_("days before the fixed date"), null=True, blank=True)
    meeting = models.ForeignKey(
        Meeting,
        verbose_name=_("at the meeting"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    on = models.DateField(_("on a day of its own"), null=True, blank=True)
    takes_days = models.PositiveIntegerField(_("days of work before it"), default=0)
    tentative = models.BooleanField(_("tentative"), default=False)
    serves = models.CharField(_("serves"), max_length=120, blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)

    class Meta:
        ordering = ["plan", "id"]

    def __str__(self) -> str:
        return self.title
