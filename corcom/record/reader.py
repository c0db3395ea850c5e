"""Who asks: the roles that a reader holds today, and the circles of records that these open."""

from dataclasses import dataclass
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

PUBLIC = "public"
STATES_PARTIES = "states_parties"
COMMITTEE = "committee"
PRESIDENCY = "presidency"
UNIT = "unit"
UNVERIFIED = "unverified"
FIXED = frozenset({PUBLIC, STATES_PARTIES, COMMITTEE, PRESIDENCY, UNIT})
NAMED = frozenset({"state", "coordinators", "partners"})


class Role(models.TextChoices):
    """What somebody is in the machinery of the Convention."""

    ANYBODY = "anybody", _("Public")
    PERSON = "person", _("Person with an account")
    DELEGATE = "delegate", _("Delegate of a State")
    FOCAL_POINT = "focal_point", _("Focal point of a State")
    COORDINATOR = "coordinator", _("Coordinator of a theme")
    PRESIDENCY = "presidency", _("Presidency")
    MEMBER = "member", _("Member of the Coordination Committee")
    OBSERVER = "observer", _("Observer organisation")
    UNIT = "unit", _("Implementation Support Unit")
    AUDITOR = "auditor", _("Auditor")
    INSTALLATION = "installation", _("Command line")


class Held(NamedTuple):
    """A role, and of what: a State (ISO 3166-1 alpha-3), a theme or an organisation, or nothing."""

    role: Role
    of: str = ""


@dataclass(frozen=True, slots=True)
class Reader:
    """`roles`: what the reader is today. `circles`: what is open to them; the unit and auditors see all."""

    roles: frozenset[Held] = frozenset({Held(Role.ANYBODY)})
    circles: frozenset[str] = frozenset({PUBLIC})
    sees_all: bool = False

    def sees(self, circle: str) -> bool:
        """Whether a record of this circle is open to the reader."""
        return self.sees_all or not self.circles.isdisjoint(parts(circle))

    def holds(self, role: Role, of: str | None = None) -> bool:
        """Whether the reader holds the role, of this State, theme or organisation where one is meant."""
        return any(held.role == role and of in (None, held.of) for held in self.roles)

    def of(self, *roles: Role) -> list[str]:
        """Of what the reader holds these roles: States, themes, organisations."""
        return sorted({held.of for held in self.roles if held.role in roles and held.of})


STRANGER = Reader()
BOOKKEEPER = Reader(circles=frozenset({PUBLIC, UNVERIFIED}))
THE_COMMITTEE = Reader(frozenset({Held(Role.ANYBODY), Held(Role.MEMBER)}), frozenset({PUBLIC, COMMITTEE}))
"""What every member of the Committee sees: for papers that all of them receive."""
THE_UNIT = Reader(frozenset({Held(Role.ANYBODY), Held(Role.PERSON), Held(Role.UNIT)}), sees_all=True)


def state_concerned(iso3: str) -> str:
    """The circle of one State: its delegates and the unit."""
    return f"state:{iso3}"


def coordinators(theme: str) -> str:
    """The circle of a theme's Coordinators (`theme`: its slug, such as victim-assistance)."""
    return f"coordinators:{theme}"


def partners(*organisations: str) -> str:
    """The circle of the partner organisations named, by their codes."""
    return f"partners:{','.join(sorted(organisations))}"


def parts(circle: str) -> set[str]:
    """The single circles that a circle is made of: `partners:CMC,ICRC` is open to either."""
    kind, _colon, names = circle.partition(":")
    return {f"{kind}:{name}" for name in names.split(",")} if names else {circle}


def circle_name(circle: str) -> None:
    """Refuse what is no circle. Raises ValidationError."""
    kind, colon, names = circle.partition(":")
    if circle not in FIXED and not (kind in NAMED and colon and all(names.split(","))):
        raise ValidationError(
            _("“%(circle)s” is no circle: use %(fixed)s, or state:, coordinators: or partners: and a name."),
            params={"circle": circle, "fixed": ", ".join(sorted(FIXED))},
        )
