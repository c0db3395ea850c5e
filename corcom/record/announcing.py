"""Announcements: whoever must know of an act is told, in the transaction of the act itself.

Rooms say what happened and to which roles; the room that knows persons hears it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from corcom.record.reader import Held


@dataclass(frozen=True, slots=True)
class Announcement:
    """`what`: one sentence without names of persons; lazy, for each reads it in a language of their own.

    `where`: the address of the site to go to.
    """

    what: str | Promise
    where: str
    to_roles: frozenset[Held] = frozenset()
    to_actors: frozenset[str] = frozenset()
    urgent: bool = False


Hearer = Callable[[Announcement], None]
_hearers: list[Hearer] = []


def hears(hearer: Hearer) -> Hearer:
    """Enter who hears all announcements."""
    _hearers.append(hearer)
    return hearer


def announce(announcement: Announcement) -> None:
    """Tell all who hear. Call it inside the transaction of the act."""
    for hearer in _hearers:
        hearer(announcement)
