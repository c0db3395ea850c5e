"""Offices and succession: terms joined from mandates, who leaves, who could come next, who is named."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corcom.committee.models import Mandate
from corcom.committee.naming import Named, name_to_office
from corcom.committee.offices import (
    _joined,
    candidates,
    coordinators,
    groups,
    leaving,
    never_served,
    staying,
    succeeding,
    terms,
)
from corcom.committee.succession_letters import letters_to_outgoing
from corcom.papers.paper import plain
from corcom.people.readers import reader_of
from corcom.record.lens import Lens, lens, today
from corcom.record.partial import bounds
from corcom.record.reader import STRANGER, Role
from corcom.record.refusal import Refusal
from corcom.record.rights import NoRight
from corcom.record.trail import Act
from corcom.register.models import State
from tests.people.persons import person
from tests.recorded import fictional, party, put

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_record")]

DAY = date(2026, 3, 1)
END = date(2026, 9, 18)
VICTIMS, LAWS = "Victim assistance", "National implementation measures"


def mandated(iso3, on, theme=VICTIMS, office="coordinator"):
    return put(Mandate, f"{iso3}-{on}-{theme}", on, state_id=iso3, office=office, theme=theme, period=on)


@pytest.fixture
def committee():
    fictional(RUR="Ruritania", FRE="Freedonia", SYL="Sylvania", ZUB="Zubrowka", GRA="Grand Fenwick")
    for iso3 in ("RUR", "FRE", "SYL", "ZUB", "GRA"):
        party(iso3)
    State.objects.everything().filter(pk__in=["RUR", "FRE", "SYL"]).update(un_group="African")
    State.objects.everything().filter(pk__in=["ZUB", "GRA"]).update(un_group="WEOG")
    mandated("RUR", "2024-09-13/2025-09-19")
    mandated("RUR", "2025-09-19/2026-09-18")
    mandated("FRE", "2025-09-19/2027-09-17", LAWS)
    mandated("ZUB", "2026-09-18/2028-09")
    mandated("GRA", "2014-09-05/2015-09-11")
    return Lens(DAY, today())


def of(found):
    return [(term.state.iso3, term.theme) for term in found]


def test_mandates_that_follow_each_other_are_one_term(committee):
    term = coordinators(committee)[1]
    assert (term.state.iso3, term.first, term.last) == ("RUR", date(2024, 9, 13), END)


def test_who_leaves_by_the_meeting_and_who_stays(committee):
    assert of(leaving(committee, END)) == [("RUR", VICTIMS)]
    assert of(staying(committee, END)) == [("FRE", LAWS)]
    assert of(leaving(committee, date(2026, 9, 17))) == []


def test_who_takes_over_a_theme_is_named_once_it_is_on_record(committee):
    ruritania, freedonia = leaving(committee, END)[0], staying(committee, END)[0]
    assert of(succeeding(committee, ruritania)) == [("ZUB", VICTIMS)]
    assert succeeding(committee, freedonia) == []


def test_the_group_furthest_below_its_part_comes_first(committee):
    assert [(g.name, len(g.parties), len(g.staying)) for g in groups(committee, END)] == [
        ("WEOG", 2, 0),
        ("African", 3, 1),
    ]


def test_those_that_never_served_are_asked_before_those_that_served_long_ago(committee):
    asked = [one.state.iso3 for one in candidates(committee, END)]
    assert asked == ["ZUB", "GRA", "SYL", "RUR"]
    assert [state.iso3 for state in never_served(committee)] == ["SYL"]


def test_letters_go_to_those_that_leave_and_to_nobody_else(committee):
    paper = letters_to_outgoing(
        committee, leaving(committee, END), "the Fourteenth Meeting of States Parties"
    )
    text = "\n".join(plain(getattr(part, "runs", "")) for part in paper.parts)
    assert "Ruritania has coordinated the work on victim assistance" in text
    assert "13 September 2024" in text
    assert "Freedonia" not in text


def unit():
    user = person("unit")
    return Act(user.actor, "decided", reader_of(user, today()))


def test_a_state_is_named_and_holds_the_office_from_its_first_day(committee):
    sylvania = State.objects.everything().get(pk="SYL")
    name_to_office(unit(), Named(sylvania, "coordinator", LAWS, "2026-02-01/2028", "2026-2028"))
    now = lens(DAY, today())
    assert ("SYL", LAWS) in of(coordinators(now))
    assert ("SYL", LAWS) not in of(coordinators(Lens(date(2026, 1, 31), today())))


@pytest.mark.parametrize(("office", "theme"), [("coordinator", ""), ("president", VICTIMS)])
def test_a_coordinator_has_a_theme_and_nobody_else(committee, office, theme):
    sylvania = State.objects.everything().get(pk="SYL")
    with pytest.raises(Refusal, match="theme"):
        name_to_office(unit(), Named(sylvania, office, theme, "2026/2028", "2026-2028"))


def test_a_delegate_names_nobody(committee):
    sylvania = State.objects.everything().get(pk="SYL")
    user = person("delegate", "SYL", in_committee=True)
    act = Act(user.actor, "we want it", reader_of(user, today()))
    with pytest.raises(NoRight):
        name_to_office(act, Named(sylvania, "coordinator", LAWS, "2026/2028", "2026-2028"))
    assert len(terms(committee)) == 4
    assert not STRANGER.holds(Role.UNIT)


DAYS = st.integers(0, 4000).map(lambda n: date.fromordinal(date(2012, 1, 1).toordinal() + n))
SPANS = st.lists(st.tuples(DAYS, st.integers(0, 900)), min_size=1, max_size=8)


@given(SPANS)
def test_joining_loses_no_day_and_adds_none(spans):
    mandates = []
    for first, length in spans:
        last = date.fromordinal(first.toordinal() + length)
        mandate = Mandate(id="x", on=f"{first}/{last}", state_id="RUR")
        mandate.on_earliest, mandate.on_latest = bounds(mandate.on)
        mandates.append(mandate)
    if State.objects.everything().filter(pk="RUR").first() is None:
        fictional(RUR="Ruritania")
    joined = _joined(("coordinator", VICTIMS, "RUR"), mandates)
    days = {d for m in mandates for d in range(m.on_earliest.toordinal(), m.on_latest.toordinal() + 1)}
    held = [d for t in joined for d in range(t.first.toordinal(), t.last.toordinal() + 1)]
    assert len(held) == len(set(held))
    assert set(held) == days
