"""National legislation: what is on record by the day, and which figures it makes."""

import pytest

from corcom.duties.words import words
from corcom.figures.catalogue import ask
from corcom.law.models import NationalLaw
from corcom.law.queries import laws, laws_of
from tests.recorded import as_at, codes, fictional, party, put

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def parties(empty_record):
    fictional(RUR="Ruritania", FRE="Freedonia", SYL="Syldavia")
    for iso3 in ("RUR", "FRE"):
        party(iso3)


def law(name: str, on: str = "2015-06-01", kind: str = "specific", state: str = "RUR", **more):
    return put(NationalLaw, name, on, state_id=state, kind=kind, **more)


def specific(*day):
    return ask(as_at(*day), "laws.specific")


def test_a_specific_law_counts_from_the_day_of_its_enactment():
    law("act")
    assert [codes(specific(2015, 5, 31).states), codes(specific(2015, 6, 1).states)] == [set(), {"RUR"}]


def test_an_amendment_counts_as_a_specific_law():
    law("amendment", kind="amendment")
    assert codes(specific(2016).states) == {"RUR"}


def test_a_partial_date_counts_from_its_last_possible_day_and_before_that_the_record_cannot_tell():
    law("act", "2015")
    during, after = specific(2015, 12, 30), specific(2015, 12, 31)
    assert (codes(during.states), codes(during.no_record)) == (set(), {"RUR", "FRE"})
    assert (codes(after.states), codes(after.no_record)) == ({"RUR"}, {"FRE"})


def test_a_party_without_any_row_is_without_record_and_one_that_says_it_has_none_is_not():
    law("none", kind="none")
    assert codes(specific(2016).no_record) == {"FRE"}


def test_a_law_of_unknown_date_leaves_it_open_whether_there_was_one():
    law("review", "2012", kind="review")
    law("act", "", title="Act of unknown date")
    answer = specific(2016)
    assert (answer.value, codes(answer.no_record)) == (0, {"RUR", "FRE"})


def test_an_unverified_law_is_counted_and_listed_nowhere():
    law("act", grade="unverified")
    assert (specific(2016).value, laws(as_at(2016))) == (0, [])
    assert "RUR" in codes(specific(2016).no_record)


def test_a_law_of_a_state_outside_is_listed_and_not_counted():
    law("act", state="SYL")
    assert [r.fact.pk for r in laws_of(as_at(2016), "SYL")] == ["act"]
    assert specific(2016).value == 0


def test_existing_law_is_counted_until_a_specific_law_or_a_later_word_takes_its_place():
    law("old", "2012-01-01", kind="existing")
    law("fre", "2012-01-01", kind="existing", state="FRE")
    law("draft", "2014-01-01", kind="preparation", state="FRE")
    law("act", "2016-01-01")
    on = {year: codes(ask(as_at(year), "laws.existing").states) for year in (2011, 2013, 2015, 2016)}
    assert on == {2011: set(), 2013: {"RUR", "FRE"}, 2015: {"RUR"}, 2016: set()}


def test_laws_are_known_from_their_first_possible_day_and_undated_ones_always():
    law("act", "2015")
    law("undated", "", kind="other")
    assert [r.fact.pk for r in laws(as_at(2014))] == ["undated"]
    assert {r.fact.pk for r in laws(as_at(2015, 1, 1))} == {"act", "undated"}


def test_two_dates_of_one_law_are_one_matter_and_the_preferred_date_counts():
    law("early", "2015-06-01", title="Act", preferred=True)
    law("late", "2015-06-12", title="Act")
    (reading,) = laws(as_at(2016))
    assert (reading.fact.pk, [f.pk for f in reading.disagreeing]) == ("early", ["late"])
    assert specific(2015, 6, 2).value == 1


def test_a_law_in_words():
    act = law("act", title="Bomblets Act", citation="No. 7 of 2015", says="up to ten years")
    assert words(act) == "Specific law: Bomblets Act, No. 7 of 2015 – up to ten years"
    assert words(law("draft", kind="preparation")) == "Law in preparation"
    assert words(law("none", kind="none", says="none reported")) == "No specific law: none reported"


def test_the_title_of_a_law_is_said_once():
    act = law("act", title="Bomblets Act", says="Bomblets Act, in force since 2016")
    assert words(act) == "Specific law: Bomblets Act, in force since 2016"


def test_the_kind_of_a_measure_without_a_title_is_said_once():
    draft = law("draft", kind="preparation", says="in preparation since 2010")
    assert words(draft) == "In preparation since 2010"
