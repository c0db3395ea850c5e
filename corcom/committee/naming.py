"""Offices are given: a State is named President, President-Designate or Coordinator for a term."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from corcom.committee.models import Mandate, Meeting
from corcom.committee.noting import free_name, noted
from corcom.record.actions import action, put_on_record
from corcom.record.grades import Grade
from corcom.record.reader import PUBLIC
from corcom.record.refusal import Refusal
from corcom.record.trail import Act
from corcom.register.models import State


@dataclass(frozen=True, slots=True)
class Named:
    """An office as it is given: `on` is the term (EDTF), `period` the term as the decision states it."""

    state: State
    office: str
    theme: str
    on: str
    period: str
    decided_at: Meeting | None = None


@action("name_to_office")
def name_to_office(act: Act, given: Named) -> Mandate:
    """Put a mandate on record. A Coordinator coordinates a theme, and nobody else has one."""
    coordinates = given.office == Mandate.Office.COORDINATOR
    if coordinates != bool(given.theme):
        raise Refusal(
            _("A Coordinator needs a theme.") if coordinates else _("Only a Coordinator has a theme.")
        )
    stem = f"{given.office}-{given.state.iso3}-{given.on.replace('/', '-')}"
    return put_on_record(
        act,
        Mandate(
            id=free_name(Mandate, stem),
            on=given.on,
            grade=Grade.OFFICIAL,
            source=noted(act, PUBLIC),
            state=given.state,
            office=given.office,
            theme=given.theme,
            period=given.period,
            note=_decided(given.decided_at),
        ),
    )


def _decided(meeting: Meeting | None) -> str:
    return f"decided at the {meeting.title}" if meeting else ""
