"""Texts that somebody keeps, with their figures bound."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from corcom.record.scoped import Circled


class KeptText(Circled):
    """A working paper, no fact: a text that was checked, and which of its numbers follow which figures.

    `bonds`: line, place, signs and figure of each. Open to those with whom whoever kept it works.
    """

    title = models.CharField(_("title"), max_length=160)
    text = models.TextField(_("text"))
    as_at = models.DateField(_("as at"))
    bonds = models.JSONField(default=list)
    kept_by = models.CharField(max_length=40)
    kept_at = models.DateTimeField()

    class Meta:
        ordering = ["-kept_at", "-id"]

    def __str__(self) -> str:
        return self.title
