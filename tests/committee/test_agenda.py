"""The agenda: numbers follow from the order, no item is ever lost, and who may see and change it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corcom.committee import agenda
from corcom.committee.agenda import Draft
from corcom.committee.convening import Gathering, enter_meeting
from corcom.committee.models import Item
from corcom.record.lens import Lens, today
from corcom.record.reader import THE_UNIT, Held, Reader, Role
from corcom.record.refusal import Refusal
from corcom.record.rights import NoRight
from corcom.record.trail import Act

pytestmark = pytest.mark.django_db

UNIT = Lens(today(), today(), THE_UNIT)
PRESIDENT = Reader(
    frozenset({Held(Role.ANYBODY), Held(Role.PRESIDENCY), Held(Role.MEMBER)}),
    frozenset({"public", "committee", "presidency"}),
)
MEMBER = Reader(frozenset({Held(Role.ANYBODY), Held(Role.MEMBER)}), frozenset({"public", "committee"}))


def act(reader=THE_UNIT):
    return Act("somebody", "made up", reader)


@pytest.fixture
def meeting():
    return enter_meeting(act(), Gathering("2027-03-09"))


def told(meeting, lens=UNIT):
    return [(one.number, one.item.title) for one in agenda.items(lens, meeting)]


def test_numbers_follow_from_the_tree(meeting):
    first = agenda.add(act(), meeting, Draft("Welcome"))
    agenda.add(act(), meeting, Draft("Any other business"))
    agenda.add(act(), meeting, Draft("By the President", parent=first.pk))
    assert told(meeting) == [
        ("1", "Welcome"),
        ("1.1", "By the President"),
        ("2", "Any other business"),
    ]


def test_an_item_moves_with_all_under_it(meeting):
    first = agenda.add(act(), meeting, Draft("A"))
    agenda.add(act(), meeting, Draft("A1", parent=first.pk))
    second = agenda.add(act(), meeting, Draft("B"))
    agenda.move(act(), second, "up")
    assert told(meeting) == [("1", "B"), ("2", "A"), ("2.1", "A1")]
    agenda.move(act(), first, "in")
    assert told(meeting) == [("1", "B"), ("1.1", "A"), ("1.1.1", "A1")]
    agenda.move(act(), first, "out")
    assert told(meeting) == [("1", "B"), ("2", "A"), ("2.1", "A1")]


@pytest.mark.parametrize("way", ["up", "down", "in", "out", "sideways"])
def test_a_lonely_item_moves_nowhere_and_says_so(meeting, way):
    item = agenda.add(act(), meeting, Draft("Alone"))
    with pytest.raises(Refusal):
        agenda.move(act(), item, way)


def test_an_agenda_has_three_levels(meeting):
    parent = None
    for title in ("A", "B", "C"):
        parent = agenda.add(act(), meeting, Draft(title, parent=parent)).pk
    with pytest.raises(Refusal, match="three levels"):
        agenda.add(act(), meeting, Draft("D", parent=parent))


def test_an_item_taken_off_is_gone_with_all_under_it_and_comes_back_where_it_stood(meeting):
    first = agenda.add(act(), meeting, Draft("A"))
    under = agenda.add(act(), meeting, Draft("A1", parent=first.pk))
    agenda.add(act(), meeting, Draft("B"))
    before = told(meeting)
    agenda.remove(act(), first)
    assert told(meeting) == [("1", "B")]
    assert agenda.taken_off(UNIT, meeting) == [first]
    agenda.put_back(act(), first)
    assert told(meeting) == before
    agenda.remove(act(), under)
    agenda.remove(act(), first)
    with pytest.raises(Refusal, match="put that one back first"):
        agenda.put_back(act(), Item.objects.everything().get(pk=under.pk))


def test_minutes_add_up_and_those_under_an_item_are_not_counted_twice(meeting):
    first = agenda.add(act(), meeting, Draft("Themes", minutes_allotted=30))
    for title in ("Clearance", "Transparency"):
        agenda.add(act(), meeting, Draft(title, minutes_allotted=20, parent=first.pk))
    agenda.add(act(), meeting, Draft("Any other business", minutes_allotted=5))
    assert agenda.total_minutes(agenda.items(UNIT, meeting)) == 45


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    moves=st.lists(st.tuples(st.integers(0, 6), st.sampled_from(["up", "down", "in", "out", "off", "on"])))
)
def test_whatever_is_moved_no_item_is_lost_and_numbers_are_dense(meeting, moves):
    Item.objects.everything().filter(meeting_id=meeting.pk).delete()
    entered = [agenda.add(act(), meeting, Draft(f"Item {n}")) for n in range(7)]
    for which, way in moves:
        item = Item.objects.everything().get(pk=entered[which].pk)
        try:
            if way == "off":
                agenda.remove(act(), item)
            elif way == "on":
                agenda.put_back(act(), item)
            else:
                agenda.move(act(), item, way)
        except Refusal:
            pass
    for item in Item.objects.everything().filter(removed=True):
        item.removed = False
        item.save()
    found = agenda.items(UNIT, meeting)
    assert sorted(one.item.pk for one in found) == sorted(item.pk for item in entered)
    assert max(one.depth for one in found) < agenda.DEEPEST
    assert [one.number for one in found] == _dense(found)


def _dense(found):
    """The numbers that a tree of these depths must have."""
    counters: list[int] = []
    numbers = []
    for one in found:
        del counters[one.depth + 1 :]
        counters.extend([0] * (one.depth + 1 - len(counters)))
        counters[one.depth] += 1
        numbers.append(".".join(map(str, counters)))
    return numbers


def test_until_it_is_issued_the_agenda_is_open_to_the_unit_and_the_presidency_alone(meeting):
    agenda.add(act(PRESIDENT), meeting, Draft("Welcome"))
    assert told(meeting, Lens(today(), today(), PRESIDENT)) == [("1", "Welcome")]
    assert told(meeting, Lens(today(), today(), MEMBER)) == []
    assert told(meeting, Lens(today(), today())) == []


def test_a_member_changes_nothing(meeting):
    item = agenda.add(act(), meeting, Draft("Welcome"))
    for change in (
        lambda: agenda.add(act(MEMBER), meeting, Draft("Mine")),
        lambda: agenda.edit(act(MEMBER), item, Draft("Mine")),
        lambda: agenda.move(act(MEMBER), item, "up"),
        lambda: agenda.remove(act(MEMBER), item),
        lambda: agenda.put_back(act(MEMBER), item),
    ):
        with pytest.raises(NoRight):
            change()
    assert told(meeting) == [("1", "Welcome")]
