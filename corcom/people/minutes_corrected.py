"""What corrections to minutes and the lines of a follow-up table say of persons."""

from typing import Any

from corcom.committee.models import MinutesCorrection, NextStep
from corcom.people.held import Subject, holds_personal_data
from corcom.people.papers_read import names_person, without
from corcom.record.trail import Act


@holds_personal_data("corrections_to_minutes")
class Corrections:
    """Corrections that name the person; erased, they stay without the name."""

    FIELDS = ("said", "says", "why", "answer")

    @staticmethod
    def tell(subject: Subject) -> list[dict[str, Any]]:
        return [
            {"meeting": one.minutes.meeting_id, "delegation": one.delegation, "says": one.says}
            for one in _corrections(subject)
        ]

    @staticmethod
    def forget(act: Act, subject: Subject) -> None:
        for one in _corrections(subject):
            bare = {name: without(subject, getattr(one, name)) for name in Corrections.FIELDS}
            MinutesCorrection.objects.everything().filter(pk=one.pk).update(**bare)


@holds_personal_data("follow_up")
class FollowUp:
    """Lines of a follow-up table that say to send an answer to the person."""

    FIELDS = ("send_to", "document")

    @staticmethod
    def tell(subject: Subject) -> list[dict[str, Any]]:
        return [{"promise": step.promise_id, "send_to": step.send_to} for step in _steps(subject)]

    @staticmethod
    def forget(act: Act, subject: Subject) -> None:
        for step in _steps(subject):
            bare = {name: without(subject, getattr(step, name)) for name in FollowUp.FIELDS}
            NextStep.objects.everything().filter(pk=step.pk).update(**bare)


def _corrections(subject: Subject) -> list[MinutesCorrection]:
    every = MinutesCorrection.objects.everything().select_related("minutes")
    return [one for one in every if any(names_person(subject, getattr(one, f)) for f in Corrections.FIELDS)]


def _steps(subject: Subject) -> list[NextStep]:
    every = NextStep.objects.everything()
    return [step for step in every if any(names_person(subject, getattr(step, f)) for f in FollowUp.FIELDS)]
