"""Who presided, where minutes say 'the President' and never whose: whoever held the Presidency that day."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from corcom.committee.models import Mandate
from corcom.committee.queries import mandates
from corcom.reading import Minutes
from corcom.reading.findings import Owner
from corcom.record.lens import Lens, lens
from corcom.register.queries import find

CONVENTION = "CCM"
PRESIDENT = "President"


def with_presidency(minutes: Minutes) -> Minutes:
    """The same reading; where it knows the President by the office alone, with the State on record."""
    if minutes.convention != CONVENTION or minutes.date is None:
        return minutes
    if (president := _holder(lens(date.fromisoformat(minutes.date)))) is None:
        return minutes
    minutes.chair = _named(minutes.chair, president) if minutes.chair else president
    minutes.promises = [replace(one, owners=tuple(_each(one.owners, president))) for one in minutes.promises]
    minutes.interventions = [
        replace(one, speaker=_named(one.speaker, president)) for one in minutes.interventions
    ]
    return minutes


def _each(owners: Iterable[Owner], president: Owner) -> Iterable[Owner]:
    return (_named(owner, president) for owner in owners)


def _named(owner: Owner, president: Owner) -> Owner:
    return president if owner.party is None and owner.role == PRESIDENT else owner


def _holder(on_the_day: Lens) -> Owner | None:
    """The one State that holds the Presidency; nobody where the record knows of none or of several."""
    states = {one.state_id for one in mandates(on_the_day) if one.office == Mandate.Office.PRESIDENT}
    state = find(states.pop()) if len(states) == 1 else None
    return Owner(state.iso3, state.name, PRESIDENT) if state else None
