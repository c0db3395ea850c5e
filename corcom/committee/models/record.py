"""What is on record: meetings and what became of them, who held which office, what was promised."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from corcom.record.models import Fact, Tabled
from corcom.record.partial import partial_date
from corcom.register.models import State, StateFact


class Meeting(Fact):
    """A meeting: of States Parties, a Review Conference, intersessional, preparatory, or of the Committee."""

    class Body(models.TextChoices):
        MSP = "msp", "Meeting of States Parties"
        RC = "rc", "Review Conference"
        INTERSESSIONAL = "intersessional", "Intersessional meeting"
        PREPARATORY = "preparatory", "Preparatory meeting"
        COMMITTEE = "committee", "Coordination Committee"

    class Status(models.TextChoices):
        PLANNED = "planned", _("planned")
        TENTATIVE = "tentative", _("tentative")
        CONVENED = "convened", _("convened")
        HELD = "held", _("held")
        NOT_HELD = "not_held", _("not held")
        CANCELLED = "cancelled", _("cancelled")

    WILL_NOT_MEET = (Status.NOT_HELD, Status.CANCELLED)

    csv_table = "meetings"
    same_matter: ClassVar[tuple[str, ...]] = ("code",)

    code = models.CharField(max_length=40, help_text="Short name: 8MSP, 2RC-1, CC-2018-09-25.")
    body = models.CharField(max_length=20, choices=Body.choices, help_text="Which body met.")
    title = models.CharField(max_length=160, help_text="Name of the meeting.")
    status = models.CharField(
        max_length=12, choices=Status.choices, help_text="Planned, tentative, convened, held ..."
    )
    place = models.CharField(max_length=120, blank=True, help_text="Where.")
    times = models.CharField(max_length=40, blank=True, help_text="From when to when on the day.")
    number = models.PositiveIntegerField(null=True, blank=True, help_text="Number of the Committee meeting.")
    presided_by = models.ForeignKey(
        State, null=True, blank=True, on_delete=models.PROTECT, related_name="+", help_text="Presiding State."
    )
    minutes_adopted_on = models.DateField(
        null=True, blank=True, help_text="Day of the meeting that adopted the minutes."
    )
    report_symbol = models.CharField(max_length=40, blank=True, help_text="Symbol of the final report.")

    def __str__(self) -> str:
        return self.title


class MeetingStep(Fact):
    """What became of a meeting; `on` is the day of the step, `dates` what it gives the meeting."""

    class Step(models.TextChoices):
        TENTATIVE = "tentative", _("dates proposed")
        CONVENED = "convened", _("convened")
        HELD = "held", _("held")
        CANCELLED = "cancelled", _("cancelled")
        MINUTES_CIRCULATED = "circulated", _("minutes circulated")
        MINUTES_ADOPTED = "adopted", _("minutes adopted")

    csv_table = "meeting_steps"

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+", help_text="The meeting.")
    step = models.CharField(max_length=12, choices=Step.choices, help_text="What happened.")
    dates = models.CharField(
        max_length=60,
        blank=True,
        validators=[partial_date],
        help_text="Date that it gives the meeting (EDTF: day, window, one of several); empty: unchanged.",
    )
    stated = models.CharField(max_length=160, blank=True, help_text="The dates in words, as agreed.")
    place = models.CharField(max_length=120, blank=True, help_text="Where; empty: unchanged.")
    times = models.CharField(max_length=40, blank=True, help_text="From when to when; empty: unchanged.")
    at_meeting = models.ForeignKey(
        Meeting,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The meeting that adopted the minutes.",
    )

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.step}"


class Attendance(Tabled):
    """A delegation at a meeting of the Committee; no persons."""

    class Presence(models.TextChoices):
        PRESENT = "present", "present"
        APOLOGIES = "apologies", "apologies"

    csv_table = "attendance"

    id = models.CharField(max_length=100, primary_key=True, help_text="Stable name of the row.")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="+", help_text="The meeting.")
    delegation = models.CharField(max_length=80, help_text="Name of the delegation.")
    state = models.ForeignKey(
        State, null=True, blank=True, on_delete=models.PROTECT, related_name="+", help_text="Its State."
    )
    role = models.CharField(max_length=120, blank=True, help_text="Role in the Committee.")
    presence = models.CharField(max_length=12, choices=Presence.choices, help_text="Present or apologies.")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.delegation}, {self.meeting_id}"


class AgendaItem(Tabled):
    """An item of a meeting's agenda, as a numbered tree."""

    csv_table = "agenda_items"

    id = models.CharField(max_length=100, primary_key=True, help_text="Stable name of the row.")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="+", help_text="The meeting.")
    position = models.PositiveIntegerField(help_text="Place in the agenda.")
    number = models.CharField(max_length=12, blank=True, help_text="Number as printed.")
    parent_number = models.CharField(max_length=12, blank=True, help_text="Number of the item above.")
    title = models.CharField(max_length=300, help_text="Title as printed.")

    class Meta:
        ordering = ["meeting", "position"]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()


class MeetingDocument(Fact):
    """A document of a meeting; `on` is the day of the meeting or of the document."""

    csv_table = "meeting_documents"

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+", help_text="The meeting.")
    title = models.CharField(max_length=240, help_text="Title, in our words where none was seen.")
    symbol = models.CharField(max_length=60, blank=True, help_text="Document symbol; empty: not seen.")

    def __str__(self) -> str:
        return self.symbol or self.title


class TookPart(StateFact):
    """A State's part in the Convention's formal meetings, as a source tells it."""

    csv_table = "took_part"

    meeting = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="+", help_text="The meeting."
    )
    says = models.CharField(max_length=300, help_text="What the source says, in our words.")


class Mandate(StateFact):
    """An office held by a State for a term; `on` is the term."""

    class Office(models.TextChoices):
        PRESIDENT = "president", "President"
        PRESIDENT_DESIGNATE = "president_designate", "President-Designate"
        COORDINATOR = "coordinator", "Coordinator"
        FRIEND = "friend", "Friend of the President"
        VICE_PRESIDENT = "vice_president", "Vice-President of the meeting"
        SESSION_CHAIR = "session_chair", "Chair of a session"

    csv_table = "mandates"
    same_matter: ClassVar[tuple[str, ...]] = ("state_id", "office", "theme", "period")

    office = models.CharField(max_length=24, choices=Office.choices, help_text="The office.")
    theme = models.CharField(max_length=80, blank=True, help_text="Theme of a Coordinator.")
    period = models.CharField(max_length=40, help_text="Term as the source states it.")


class Occasion(Fact):
    """A dated event other than a meeting: an anniversary, a briefing, a deadline of the Committee's own."""

    class Status(models.TextChoices):
        HELD = "held", "held"
        PLANNED = "planned", "planned"
        TENTATIVE = "tentative", "tentative"
        DEADLINE = "deadline", "deadline"

    csv_table = "occasions"

    title = models.CharField(max_length=200, help_text="What it is.")
    status = models.CharField(max_length=12, choices=Status.choices, help_text="Held, planned, tentative ...")
    anniversary = models.BooleanField(default=False, help_text="Remembered every year on its day.")

    def __str__(self) -> str:
        return self.title


class Promise(Fact):
    """Who undertook what, to whom, by when, and where it is written; `on` is the day it was made."""

    csv_table = "promises"

    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, related_name="+", help_text="The meeting it was made at."
    )
    item = models.CharField(max_length=20, blank=True, help_text="Agenda item; empty: none.")
    line = models.PositiveIntegerField(null=True, blank=True, help_text="Line of the paper.")
    marked = models.BooleanField(default=False, help_text="Marked in the paper as an action point.")
    owners = models.CharField(max_length=200, help_text="Who undertook it, separated by semicolons.")
    owner_codes = models.CharField(
        max_length=120,
        blank=True,
        help_text="Codes of the owners, separated by spaces: ISO 3166-1 alpha-3 or an organisation's.",
    )
    to_whom = models.CharField(max_length=120, blank=True, help_text="To whom, where the paper says so.")
    what = models.TextField(help_text="What was undertaken, in our words.")
    kind = models.CharField(max_length=30, blank=True, help_text="Commitment, request, proposal ...")
    due = models.CharField(max_length=40, blank=True, help_text="By when (EDTF); empty: no date.")
    due_as_stated = models.CharField(max_length=160, blank=True, help_text="By when, in the paper's words.")

    def __str__(self) -> str:
        return self.what


class PromiseStep(Fact):
    """What became of a promise on a day: it stays open until somebody closes it, and can be opened again."""

    class Step(models.TextChoices):
        KEPT = "kept", _("kept")
        DROPPED = "dropped", _("no longer needed")
        REOPENED = "reopened", _("opened again")
        TAKEN_UP = "taken_up", _("taken up again")

    CLOSING = (Step.KEPT, Step.DROPPED)

    csv_table = "promise_steps"

    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="+", help_text="The promise.")
    step = models.CharField(max_length=12, choices=Step.choices, help_text="What happened.")
    meeting = models.ForeignKey(
        Meeting,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The meeting where it was said, if at one.",
    )
    evidence = models.TextField(blank=True, help_text="What shows it.")

    def __str__(self) -> str:
        return f"{self.promise_id}: {self.step}"


class PromiseLink(Fact):
    """What a promise serves: an action of an action plan, or a duty under the Convention."""

    csv_table = "promise_links"
    same_matter: ClassVar[tuple[str, ...]] = ("promise_id", "serves")

    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="+", help_text="The promise.")
    serves = models.CharField(
        max_length=120,
        help_text="plan_actions/ and the name of the action, or duties/ and that of the duty.",
    )

    def __str__(self) -> str:
        return f"{self.promise_id}: {self.serves}"


class Reminder(models.Model):
    """That the owners of a promise were reminded; no fact of the record, only so that it happens once."""

    class Kind(models.TextChoices):
        BEFORE = "before", "before its day"
        AFTER = "after", "after its day"

    promise = models.CharField(max_length=100)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["promise", "kind"], name="one_reminder_of_a_kind")]

    def __str__(self) -> str:
        return f"{self.promise}, {self.kind}"
