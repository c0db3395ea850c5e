"""Counts of States: right in one of the ways of counting, on another day, or not."""

from datetime import date

import pytest

from tests.checking.given import checked, only, verdicts

pytestmark = pytest.mark.django_db

DAY = date(2018, 9, 25)


@pytest.mark.parametrize(
    "text",
    [
        "There are 104 States Parties to the Convention.",
        "There are 103 States Parties to the Convention.",
        "The number of States Parties stands at 104.",
        "States Parties: 104",
        "The remaining 16 Signatory States were invited.",
        "There are sixteen signatories.",
        "There remain XVI Signatory States.",
        "There are only 4 States Parties from Asia.",
        "There are 7 States Parties from Asia.",
        "All eight States Parties of Central America attended.",
        "There are one hundred and four States Parties to the Convention.",
        "There are 16 signatories and, of the African group, many others.",
        "142 States voted in favour of the resolution.",
        "In the last vote there were 36 abstentions.",
    ],
)
def test_a_number_that_is_right_agrees(text):
    found = only(text)
    assert (found.verdict, found.computed) == ("agrees", found.stated)


def test_the_states_are_named():
    assert "They are Afghanistan, Japan" in only("There are 4 States Parties from Asia.").reason


def test_a_number_of_the_budget_year_is_told_with_its_day():
    found = checked("53 out of the 102 States Parties had paid to the 2018 budget.").findings[1]
    assert (found.verdict, found.stated, found.computed) == ("other_date", 102, 104)
    assert "31 December 2017" in found.reason
    assert "103 States Parties, in force" in found.reason


def test_a_number_of_another_day_names_the_day_of_the_text_when_it_was_right_then():
    text = "Minutes of 25 September 2018\n\nThere are 16 signatories."
    found = checked(text, date(2024, 1, 1)).findings[-1]
    assert found.verdict == "other_date"
    assert "25 September 2018, the day of the text" in found.reason


def test_a_day_in_the_sentence_counts_before_the_day_that_was_asked():
    found = checked("As at 31 December 2017 there were 102 States Parties.").findings[-1]
    assert found.verdict == "agrees"
    assert found.tie is None


def test_a_total_in_print_agrees_and_the_record_says_why_it_counts_otherwise():
    found = only("Reminders went to the 13 States Parties with outstanding Initial Transparency Reports.")
    assert (found.verdict, found.computed) == ("agrees", 14)
    assert "Panama" in found.reason
    assert "No record: Canada, France" in found.reason


@pytest.mark.parametrize("number", [15, 16])
def test_a_number_that_states_without_record_may_make_right_is_not_called_wrong(number):
    text = f"There are {number} States Parties with outstanding initial reports."
    assert only(text).verdict == "no_record"


def test_a_number_that_was_right_on_no_day_differs_with_the_right_one():
    found = only("There are 42 African States Parties.")
    assert (found.verdict, found.computed) == ("differs", 32)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("More than 100 States Parties were invited.", "rounding"),
        ("Nearly 110 States Parties were invited.", "rounding"),
        ("About 100 States Parties were invited.", "rounding"),
        ("More than 110 States Parties were invited.", "no_record"),
    ],
)
def test_a_number_that_does_not_mean_to_be_exact(text, verdict):
    assert only(text).verdict == verdict


@pytest.mark.parametrize(
    "text",
    [
        "Twelve States Parties took the floor.",
        "The 12 States Parties mentioned above agreed.",
        "5 States Parties asked for more time.",
        "Contributions came from 53 States Parties.",
        "There are 164 States Parties to the APMBC.",
        "The Mine Ban Convention has 164 States Parties to the Convention on mines, under the Ottawa process.",
        "States Parties were joined by 12 countries present in the room.",
        "13 States Parties with outstanding initial reports in the Caribbean and Africa.",
        "Four States that voted in favour spoke.",
    ],
)
def test_some_of_them_are_never_called_wrong(text):
    assert set(verdicts(text).values()) == {"no_record"}


@pytest.mark.parametrize(
    "text",
    [
        "Call +41 22 906 83 12 States Parties may also write.",
        "Under Article 7 States Parties report every year.",
        "See paragraphs 3, 4 and 12 States Parties were named there.",
        "At 12:30 States Parties met in room 14.",
        "In 2018 States Parties met twice.",
        "Agenda item 5 States Parties discussed it.",
        "1. States Parties",
        "Action 1.2 States Parties will report.",
        "UNGA73 and the 8MSP of States Parties.",
        "Resolution 73/54 States Parties welcomed.",
        "Telephone 022 917 30 00, room XII, page 3 of 12.",
        "From 12:30 – 14:30 hours, 25/09/2018.",
    ],
)
def test_numbers_that_count_nothing_are_never_called_wrong(text):
    assert "differs" not in verdicts(text).values()
    assert "other_date" not in verdicts(text).values()


def test_two_counts_in_a_row_are_told_apart():
    text = "There are 16 signatories and 99 African States Parties."
    assert list(verdicts(text).values()) == ["agrees", "differs"]


def test_what_is_bound_by_whole_and_part_is_told_apart():
    assert verdicts("53 of the 102 States Parties (52 %) have paid.")["52 %"] == "agrees"


def test_the_remaining_ones_are_reckoned():
    text = "53 out of the 104 States Parties have paid. The remaining 51 States Parties were reminded."
    assert verdicts(text)["51 States Parties"] == "agrees"
