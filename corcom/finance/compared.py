"""The books beside what papers print: kept apart, and held against each other."""

from dataclasses import dataclass

from corcom.figures.amounts import AMOUNTS, AmountAnswer, ask_amount
from corcom.record.lens import Lens

PRINTED = "contributions.printed."


@dataclass(frozen=True, slots=True)
class Compared:
    """One measure in print and by the books; `agrees` is None where one of them has no record."""

    printed: AmountAnswer
    books: AmountAnswer

    @property
    def agrees(self) -> bool | None:
        """Whether both are the same number."""
        if self.printed.value is None or self.books.value is None:
            return None
        return self.printed.value == self.books.value


def compared(lens: Lens) -> list[Compared]:
    """Each printed measure beside the books on the day of the lens, for readers who may see both."""
    found = []
    for name in AMOUNTS:
        if name.startswith(PRINTED):
            books = f"contributions.{name.removeprefix(PRINTED)}"
            found.append(Compared(ask_amount(lens, name), ask_amount(lens, books)))
    return [one for one in found if one.printed.value is not None or one.books.value is not None]
