"""The table of rights as a page: what may be done, and by whom."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corcom.people.rights import TABLE, Right
from corcom.record.reader import Held, Reader, Role
from corcom.web.pages import Asked, Page

YES, OWN, NO = "yes", "own", "no"
MARKS: dict[str, str | Promise] = {
    YES: gettext_lazy("yes"),
    OWN: gettext_lazy("own"),
    NO: "–",
}
OURS, THEIRS = "ours", "theirs"
CIRCLES: tuple[tuple[str | Promise, str | Promise], ...] = (
    (gettext_lazy("Public"), gettext_lazy("Anybody.")),
    (
        gettext_lazy("States Parties"),
        gettext_lazy("Delegates of the States that are Parties on the day; the Presidency."),
    ),
    (gettext_lazy("Committee"), gettext_lazy("Whoever sits in the Coordination Committee on the day.")),
    (gettext_lazy("Presidency"), gettext_lazy("The Presidency, with the unit: drafts of the Committee.")),
    (gettext_lazy("The State concerned"), gettext_lazy("Delegates of that State.")),
    (
        gettext_lazy("The Coordinators of a theme"),
        gettext_lazy("Delegates in the Committee of the States that hold that mandate; the Presidency."),
    ),
    (gettext_lazy("Partner organisations"), gettext_lazy("The organisations named on the record itself.")),
    (gettext_lazy("The unit"), gettext_lazy("The unit and auditors.")),
)
"""Who sees the records of each circle; the unit and auditors see those of all."""


def rights(asked: Asked) -> Page:
    """The whole table."""
    lines = [(line, [(role, mark(line, role)) for role in Role]) for line in TABLE]
    return Page(
        template="web/rights.html",
        title=_("Who may do what"),
        section="record",
        context={
            "roles": [role.label for role in Role],
            "lines": [(line.says, [_shown(role, one) for role, one in marks]) for line, marks in lines],
            "circles": CIRCLES,
        },
        data=lambda: {
            "rights": [
                {
                    "right": line.name,
                    "says": str(line.says),
                    "roles": {role.value: one for role, one in marks},
                }
                for line, marks in lines
            ]
        },
        rows=lambda: (
            ("right", "says", *(role.value for role in Role)),
            [(line.name, str(line.says), *(one for _role, one in marks)) for line, marks in lines],
        ),
    )


def mark(line: Right, role: Role) -> str:
    """Whether somebody in that role holds the right: over all, over their own State or body alone, or not."""
    if role is Role.INSTALLATION:
        return YES if any(holder.role is role for holder in line.holders) else NO
    reader = Reader(frozenset(Held(held, OURS) for held in _together(role)))
    if line.held_by(reader, THEIRS):
        return YES
    return OWN if line.held_by(reader, OURS) else NO


def _together(role: Role) -> set[Role]:
    """What comes with a role: an account with any of them, and a focal point is a delegate."""
    found = {Role.ANYBODY, role}
    if role is not Role.ANYBODY:
        found.add(Role.PERSON)
    if role is Role.FOCAL_POINT:
        found.add(Role.DELEGATE)
    return found


def _shown(role: Role, one: str) -> dict[str, Any]:
    return {"role": role.label, "mark": MARKS[one], "is": one}
