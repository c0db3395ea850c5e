"""How the Committee comes together: where its call is, whether its agenda is out, who reads its calendar."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from corcom.committee.models.record import Meeting
from corcom.record.scoped import Circled


class Arrangement(Circled):
    """What the Committee needs for a meeting and nobody else may know."""

    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="+")
    call = models.URLField(_("link of the conference call"), max_length=400, blank=True)
    agenda_issued_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.meeting_id)


class CalendarLink(models.Model):
    """A secret address at which somebody's calendar program reads the days of the Committee.

    `actor`: the pseudonym of the person. Only the hash of the secret is kept.
    """

    actor = models.CharField(max_length=40)
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-id"]

    def __str__(self) -> str:
        return self.actor
