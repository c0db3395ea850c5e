"""Whom to invite: by standing, group and language."""

import pytest

from corcom.figures.catalogue import UnknownGroup
from corcom.outreach.queries import audience
from corcom.register.models import Signature
from corcom.treaty import Participation
from tests.recorded import as_at, codes, fictional, party, put, state

pytestmark = pytest.mark.django_db

OUTSIDE = (Participation.not_party, Participation.withdrawn)


@pytest.fixture(autouse=True)
def four_states(empty_record):
    fictional(RUR="Ruritania")
    state("FRE", "Freedonia", iso2="FR", m49="951", m49_subregion="Nowhere", languages="por eng")
    state("SYL", "Syldavia", iso2="SY", m49="952", m49_subregion="Nowhere", languages="fra")
    state("BOR", "Borduria", iso2="BO", m49="953", m49_subregion="Nowhere", languages="por")
    party("RUR")
    put(Signature, "syl", "2008-12-03", state_id="SYL", treaty="ccm")


def test_without_a_choice_everybody_is_invited():
    assert len(audience(as_at(2012))) == 4


def test_by_standing_on_the_day():
    assert codes(audience(as_at(2012), OUTSIDE)) == {"FRE", "BOR"}
    assert codes(audience(as_at(2012), [Participation.signatory])) == {"SYL"}
    assert codes(audience(as_at(2008, 1, 1), [Participation.signatory])) == set()


def test_by_group_language_and_standing_together():
    nowhere = {"m49_subregion": ["Nowhere"]}
    assert codes(audience(as_at(2012), within=nowhere)) == {"FRE", "SYL", "BOR"}
    assert codes(audience(as_at(2012), OUTSIDE, nowhere, "por")) == {"FRE", "BOR"}
    assert codes(audience(as_at(2012), language="ENG")) == {"FRE"}


def test_a_group_that_there_is_not_is_said_and_not_silently_empty():
    with pytest.raises(UnknownGroup):
        audience(as_at(2012), within={"m49_subregion": ["Atlantis"]})
