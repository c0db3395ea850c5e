"""What minutes hold about persons: who was noted at a meeting, and passages that name somebody."""

from collections.abc import Iterator
from typing import Any

from corcom.committee.models import Participant, Passage, Revision
from corcom.people.held import Subject, holds_personal_data
from corcom.people.papers_read import names_person, without
from corcom.record.trail import Act


@holds_personal_data("attendance")
class Attendance:
    """Persons on the lists of those at a meeting; erased, the delegation stays."""

    @staticmethod
    def tell(subject: Subject) -> list[dict[str, Any]]:
        return [
            {
                "meeting": row.meeting_id,
                "delegation": row.delegation,
                "name": row.name,
                "left_at": row.left_at,
            }
            for row in _rows(subject)
        ]

    @staticmethod
    def forget(act: Act, subject: Subject) -> None:
        keys = [row.pk for row in _rows(subject)]
        Participant.objects.everything().filter(pk__in=keys).update(honorific="", name="")


@holds_personal_data("minutes")
class Minutes:
    """Passages that name the person in full, now or before; erased, they stay without the name."""

    FIELDS = ("written", "text", "speaker", "owners")

    @staticmethod
    def tell(subject: Subject) -> list[dict[str, Any]]:
        return [
            {"meeting": passage.minutes.meeting_id, "passage": passage.pk, "text": passage.written}
            for passage in _passages(subject)
        ]

    @staticmethod
    def forget(act: Act, subject: Subject) -> None:
        for passage in _passages(subject):
            bare = {name: without(subject, getattr(passage, name)) for name in Minutes.FIELDS}
            Passage.objects.everything().filter(pk=passage.pk).update(**bare)
        for revision in Revision.objects.all().iterator():
            if names_person(subject, revision.content["written"]):
                content = without(subject, revision.content)
                Revision.objects.filter(pk=revision.pk).update(content=content)


def _rows(subject: Subject) -> list[Participant]:
    named = Participant.objects.everything().exclude(name="")
    return [row for row in named if subject.is_called(row.name)]


def _passages(subject: Subject) -> Iterator[Passage]:
    for passage in Passage.objects.everything().select_related("minutes"):
        earlier = Revision.objects.filter(passage=passage).values_list("content", flat=True)
        if any(names_person(subject, content["written"]) for content in earlier):
            yield passage
