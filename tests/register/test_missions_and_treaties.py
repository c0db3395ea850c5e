"""The register: missions, speakers, and the Conventions beside the CCM."""

import pytest

from corcom.duties.words import words
from corcom.register.models import Mission, Signature, Withdrawal
from corcom.register.queries import acts, missions, missions_told, other_treaties, speakers
from tests.recorded import as_at, codes, fictional, party, put, state

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def two_states(empty_record):
    fictional(RUR="Ruritania")
    state("FRE", "Freedonia", iso2="FR", m49="951", languages="por eng")


def mission(name: str, on: str, present: bool, city: str = "Geneva", **more):
    return put(Mission, name, on, state_id="RUR", city=city, present=present, **more)


def standing(code: str, *day):
    found = next(o for o in other_treaties(as_at(*day), "RUR") if o.code == code)
    return found.standing, found.since.pk if found.since else None


def withdrawn(on: str, takes_effect: str):
    put(Withdrawal, "left", on, state_id="RUR", treaty="apmbc", takes_effect=takes_effect)


def test_the_newest_word_on_a_mission_by_the_day_is_told():
    mission("wto", "2014-11", False)
    mission("press", "2019", True)
    assert [missions(as_at(year)) for year in (2013, 2018, 2020)] == [{}, {"RUR": False}, {"RUR": True}]
    assert missions_told(as_at(2018))["RUR"].source_id == "gazette"


def test_a_mission_in_another_city_or_unverified_is_not_one_in_geneva():
    mission("ny", "2014", True, city="New York")
    mission("unseen", "2014", False, grade="unverified")
    assert missions(as_at(2018)) == {}


def test_missions_in_words():
    assert words(mission("a", "2014", False)) == "No permanent mission in Geneva"
    assert words(mission("b", "2015", True)) == "Permanent mission in Geneva"


def test_speakers_have_the_language_among_their_official_ones():
    assert codes(speakers("por")) == codes(speakers("ENG")) == {"FRE"}
    assert speakers("po") == []


def test_a_state_that_did_nothing_is_not_party_to_the_conventions_always_told():
    assert [(o.code, o.standing, o.since) for o in other_treaties(as_at(2018), "RUR")] == [
        ("apmbc", "not party", None),
        ("att", "not party", None),
        ("tpnw", "not party", None),
        ("ccw", "not party", None),
    ]


def test_a_protocol_is_told_only_where_the_state_did_something():
    party("RUR", "2005-05-05", treaty="ccw-p5")
    told = {o.code: (o.standing, o.name) for o in other_treaties(as_at(2018), "RUR")}
    assert told["ccw-p5"] == ("State Party", "CCW Protocol V")
    assert "ccw-p4" not in told
    assert "ccm" not in told


def test_the_standing_follows_signature_deposit_and_withdrawal():
    put(Signature, "signed", "1997-12-04", state_id="RUR", treaty="apmbc")
    party("RUR", "1999-01-01", treaty="apmbc")
    withdrawn("2025-06-27", "2025-12-27")
    assert standing("apmbc", 1996) == ("not party", None)
    assert standing("apmbc", 1998, 12, 30) == ("signatory", "signed")
    assert standing("apmbc", 2025, 12, 26) == ("State Party", "apmbc-RUR")
    assert standing("apmbc", 2025, 12, 27) == ("withdrawn", "left")


def test_an_act_under_another_convention_names_it():
    put(Signature, "signed", "1997-12-04", state_id="RUR", treaty="apmbc")
    party("RUR", "2011-03-01")
    told = {o.code: words(o.since) for o in other_treaties(as_at(2018), "RUR") if o.since}
    assert told == {"apmbc": "Signature (Anti-Personnel Mine Ban Convention)"}
    assert words(acts(as_at(2018), "RUR")[0].reading.fact) == "Deposit of an instrument of accession"
