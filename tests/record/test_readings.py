"""Where sources disagree: which reading is preferred, and which say otherwise."""

from datetime import UTC, datetime, timedelta
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from corcom.extensions.models import Completion, Stockpile
from corcom.record.grades import Grade
from corcom.record.readings import settle
from corcom.register.models import Deposit

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def a_deposit(name: str, on: str = "2018-03-01", **more: object) -> Deposit:
    common = {"grade": "official", "state_id": "RUR", "treaty": "ccm", "recorded_at": NOON}
    fact = Deposit(**{"id": name, "on": on, "instrument": "ratification", **common, **more})
    fact.place_in_time()
    return fact


def preferred(*facts: Deposit) -> str:
    """The name of the preferred fact, whichever order they come in."""
    found = {settle(order)[0].fact.pk for order in permutations(facts)}
    assert len(found) == 1
    return found.pop()


def disagreeing(*facts: Deposit) -> list[str]:
    return [fact.pk for fact in settle(facts)[0].disagreeing]


def test_a_persons_choice_comes_before_the_grade():
    assert preferred(a_deposit("a", grade="depositary"), a_deposit("b", preferred=True)) == "b"


def test_the_better_grade_comes_before_the_nearer_date():
    assert preferred(a_deposit("a", "2018", grade="depositary"), a_deposit("b")) == "a"


def test_a_full_day_comes_before_a_partial_date_and_that_before_none():
    assert preferred(a_deposit("a", ""), a_deposit("b", "2018-03"), a_deposit("c", "2018-03-01")) == "c"
    assert preferred(a_deposit("a", ""), a_deposit("b", "2018-03")) == "b"


def test_the_later_recording_comes_before_the_earlier():
    later = a_deposit("b", recorded_at=NOON + timedelta(microseconds=1))
    assert preferred(a_deposit("a"), later) == "b"


def test_the_name_decides_last():
    assert preferred(a_deposit("b"), a_deposit("a")) == "a"


def test_another_day_disagrees():
    assert disagreeing(a_deposit("a"), a_deposit("b", "2018-03-02", grade="published")) == ["b"]


def test_a_partial_date_that_holds_the_day_does_not():
    assert disagreeing(a_deposit("a"), a_deposit("b", "2018", grade="published")) == []


def test_a_partial_date_elsewhere_disagrees():
    assert disagreeing(a_deposit("a"), a_deposit("b", "2017", grade="published")) == ["b"]


def test_another_statement_disagrees():
    assert disagreeing(a_deposit("a"), a_deposit("b", instrument="accession", grade="published")) == ["b"]


def test_another_source_and_note_alone_do_not():
    assert disagreeing(a_deposit("a"), a_deposit("b", source_id="other", note="n", grade="published")) == []


def test_a_blank_denies_nothing():
    stock = {"state_id": "RUR", "held": "yes", "recorded_at": NOON, "grade": "official"}
    known, unknown = Stockpile(id="a", munitions=5, **stock), Stockpile(id="b", munitions=None, **stock)
    other = Stockpile(id="c", munitions=0, **stock)
    assert [fact.pk for fact in settle([known, unknown, other])[0].disagreeing] == ["c"]


def test_matters_are_kept_apart():
    facts = [a_deposit("a"), a_deposit("b", treaty="apmbc"), a_deposit("c", state_id="FRE")]
    assert [reading.fact.pk for reading in settle(facts)] == ["a", "b", "c"]


def test_where_nothing_is_the_same_matter_every_fact_stands_for_itself():
    common = {"state_id": "RUR", "duty": "clearance", "recorded_at": NOON, "grade": "official"}
    facts = [Completion(id="a", kind="complete", **common), Completion(id="b", kind="reopened", **common)]
    assert [reading.fact.pk for reading in settle(facts)] == ["a", "b"]


@given(st.permutations(range(5)), st.lists(st.sampled_from(Grade.values), min_size=5, max_size=5))
def test_the_order_in_which_facts_come_changes_nothing(order, grades):
    facts = [a_deposit(f"d{n}", f"2018-03-0{n + 1}", grade=grade) for n, grade in enumerate(grades)]
    shuffled = [facts[n] for n in order]
    assert settle(facts)[0].fact == settle(shuffled)[0].fact
    assert {f.pk for f in settle(facts)[0].disagreeing} == {f.pk for f in settle(shuffled)[0].disagreeing}
