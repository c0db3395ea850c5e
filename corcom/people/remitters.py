"""What bank statements hold about whoever paid or is named in the text of a payment."""

from typing import Any

from corcom.payments.models import BankEntry
from corcom.people.held import Subject, holds_personal_data
from corcom.record.trail import Act

TOLD = ("on", "remitter", "text", "reference", "end_to_end")


@holds_personal_data("bank entries")
class Remitters:
    """Entries in which the person's name or address stands. The sums stay: they are the unit's books."""

    @staticmethod
    def tell(subject: Subject) -> list[dict[str, Any]]:
        return [{name: getattr(entry, name) for name in TOLD} for entry in _of(subject)]

    @staticmethod
    def forget(act: Act, subject: Subject) -> None:
        for entry in _of(subject):
            BankEntry.objects.everything().filter(pk=entry.pk).update(remitter="", text="", end_to_end="")


def _of(subject: Subject) -> list[BankEntry]:
    """Compared here: no database folds all letters alike."""
    sought = [word for word in (*subject.names, *subject.emails) if word]
    found = BankEntry.objects.everything().exclude(remitter="", text="", end_to_end="").iterator()
    return [
        entry
        for entry in found
        if any(word in f"{entry.remitter} {entry.text} {entry.end_to_end}".casefold() for word in sought)
    ]
