"""What papers under review hold about persons: the lines that name them."""

import json
import re
from collections.abc import Iterator
from typing import Any

from corcom.committee.models import Finding, ReadPaper
from corcom.people.held import Subject, holds_personal_data
from corcom.record.trail import Act

NOBODY = "…"
"""What stands where a name was."""


@holds_personal_data("papers_read")
class PapersRead:
    """Lines of papers that name the person; erased, the lines stay without the name.

    A name is found as it is written in full; whoever reads a name in another form puts the text of the
    paper out of the way as a whole.
    """

    @staticmethod
    def tell(subject: Subject) -> list[dict[str, Any]]:
        return [
            {"paper": paper.name, "line": number, "text": text}
            for paper in _papers()
            for number, text, *_rest in paper.lines
            if names_person(subject, text)
        ]

    @staticmethod
    def forget(act: Act, subject: Subject) -> None:
        for paper in _papers():
            if not names_person(
                subject, json.dumps([paper.name, paper.title, paper.lines], ensure_ascii=False)
            ):
                continue
            bare = {name: without(subject, getattr(paper, name)) for name in ("name", "title", "lines")}
            ReadPaper.objects.everything().filter(pk=paper.pk).update(**bare)
            for finding in Finding.objects.everything().filter(paper=paper):
                bare = {
                    name: without(subject, getattr(finding, name)) for name in ("quote", "found", "changed")
                }
                Finding.objects.everything().filter(pk=finding.pk).update(**bare)


def _papers() -> Iterator[ReadPaper]:
    yield from ReadPaper.objects.everything().iterator()


def names_person(subject: Subject, text: str) -> bool:
    """Whether a text has a name or an address of the person, in any case."""
    return any(name in text.casefold() for name in (*subject.names, *subject.emails))


def without(subject: Subject, said: Any) -> Any:
    """The same text, list or table without the name and the addresses of the person, in any case."""
    if isinstance(said, str):
        for name in (*subject.names, *subject.emails):
            said = re.sub(re.escape(name), NOBODY, said, flags=re.IGNORECASE)
        return said
    if isinstance(said, list):
        return [without(subject, part) for part in said]
    if isinstance(said, dict):
        return {key: without(subject, part) for key, part in said.items()}
    return said
