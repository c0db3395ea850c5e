"""Joining and the norm: votes in the General Assembly, statements of States, reports of use."""

from typing import ClassVar

from django.db import models

from corcom.record.grades import Grade
from corcom.record.models import Fact
from corcom.register.models import State, StateFact


class Ballot(Fact):
    """A vote taken on a resolution on the Convention; `on` is its day."""

    class Stage(models.TextChoices):
        PLENARY = "plenary", "General Assembly"
        FIRST_COMMITTEE = "first_committee", "First Committee"

    csv_table = "ballots"
    same_matter: ClassVar[tuple[str, ...]] = ("symbol", "stage", "part")

    symbol = models.CharField(max_length=40, help_text="Symbol of the resolution or draft.")
    session = models.PositiveIntegerField(help_text="Session of the General Assembly.")
    stage = models.CharField(max_length=16, choices=Stage.choices, help_text="Where the vote was taken.")
    part = models.CharField(max_length=60, blank=True, help_text="Part voted on; empty: the whole.")
    yes = models.PositiveIntegerField(null=True, blank=True, help_text="Votes in favour, in print.")
    no = models.PositiveIntegerField(null=True, blank=True, help_text="Votes against, in print.")
    abstain = models.PositiveIntegerField(null=True, blank=True, help_text="Abstentions, in print.")

    def __str__(self) -> str:
        return self.symbol


class Vote(StateFact):
    """How a State voted; `on` is the day of the vote."""

    class Cast(models.TextChoices):
        YES = "yes", "in favour"
        NO = "no", "against"
        ABSTAIN = "abstain", "abstained"
        NON_VOTING = "non_voting", "in none of the three lists"

    csv_table = "votes"
    same_matter: ClassVar[tuple[str, ...]] = ("state_id", "ballot_id")

    ballot = models.ForeignKey(Ballot, on_delete=models.PROTECT, related_name="+", help_text="The vote.")
    cast = models.CharField(max_length=12, choices=Cast.choices, help_text="What the State did.")


class Sponsor(StateFact):
    """A sponsor of a resolution."""

    csv_table = "sponsors"
    same_matter: ClassVar[tuple[str, ...]] = ("state_id", "ballot_id", "role")

    ballot = models.ForeignKey(
        Ballot, on_delete=models.PROTECT, related_name="+", help_text="The resolution."
    )
    role = models.CharField(max_length=60, help_text="Sponsor, or lead sponsor in the First Committee.")


class Statement(StateFact):
    """What a State says, or a source says of it, under Article 1: use, production, transfer, policy."""

    class Subject(models.TextChoices):
        USE = "use", "use"
        PRODUCTION = "production", "production"
        TRANSFER = "transfer", "transfer"
        POLICY = "policy", "policy"

    csv_table = "statements"
    told_by_states = True

    subject = models.CharField(max_length=12, choices=Subject.choices, help_text="What it is about.")
    says = models.CharField(max_length=400, help_text="What is said, in our words.")
    own = models.BooleanField(default=False, help_text="The State's own statement.")


class UseReport(Fact):
    """A report that cluster munitions were used; `on` is when."""

    class Status(models.TextChoices):
        CONFIRMED = "confirmed", "confirmed"
        ALLEGED = "alleged", "alleged"

    csv_table = "use_reports"

    state = models.ForeignKey(
        State,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The State.",
    )
    place = models.CharField(max_length=120, help_text="Where, as the source names it.")
    status = models.CharField(max_length=12, choices=Status.choices, help_text="Confirmed or alleged.")
    alleged_user = models.CharField(max_length=160, blank=True, help_text="Who is said to have used them.")
    user_grade = models.CharField(
        max_length=12,
        choices=Grade.choices,
        blank=True,
        help_text="How far that is trusted; of an unverified user the name is left out.",
    )
