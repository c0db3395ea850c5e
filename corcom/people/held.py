"""Everything that is held about a person: told to the person, and removed when the person is forgotten.

Whoever keeps something that identifies a person enters here how it is told and how it is removed. What a
person did stays: acts name a pseudonym.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Protocol, TypeVar

from allauth.account.models import EmailAddress

from corcom.people.models import User
from corcom.record.trail import Act


@dataclass(frozen=True, slots=True)
class Subject:
    """A person, with an account or known by an address or a name alone, each casefolded."""

    emails: frozenset[str]
    names: frozenset[str] = frozenset()
    user: User | None = None

    def has(self, email: str) -> bool:
        """Whether the address is the person's, in any case."""
        return email.casefold() in self.emails

    def is_called(self, name: str) -> bool:
        """Whether the name is the person's, in any case."""
        return name.casefold() in self.names


class Holding(Protocol):
    """One kind of personal data."""

    @staticmethod
    def tell(subject: Subject) -> list[dict[str, Any]]:
        """What is held, as data for the person."""
        ...

    @staticmethod
    def forget(act: Act, subject: Subject) -> None:
        """Remove what identifies the person; inside the transaction of the erasure."""
        ...


H = TypeVar("H", bound=type[Holding])
HOLDINGS: dict[str, type[Holding]] = {}


def holds_personal_data(name: str) -> Callable[[H], H]:
    """Enter a kind of personal data under the name that the export gives to it."""

    def enter(holding: H) -> H:
        assert name not in HOLDINGS, f"there are two holdings named {name}"
        HOLDINGS[name] = holding
        return holding

    return enter


def subject_of(user: User) -> Subject:
    """The person with that account, by every address of theirs."""
    addresses = EmailAddress.objects.filter(user=user).values_list("email", flat=True)
    names = frozenset({user.name.casefold()} - {""})
    return Subject(frozenset({user.email.casefold(), *map(str.casefold, addresses)}), names, user)


def subject_named(email: str, name: str = "") -> Subject:
    """The person of an address, and of a name where one is given, whether there is an account or not."""
    also = frozenset({name.casefold()} - {""})
    if found := User.objects.filter(email__iexact=email).first():
        known = subject_of(found)
        return replace(known, names=known.names | also)
    return Subject(frozenset({email.casefold()}), also)


def told(subject: Subject) -> dict[str, list[dict[str, Any]]]:
    """All that is held about a person, by kind."""
    return {name: rows for name, holding in sorted(HOLDINGS.items()) if (rows := holding.tell(subject))}
