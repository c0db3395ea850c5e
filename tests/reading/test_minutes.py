"""Turns of phrase and layout, one at a time."""

import pytest

from tests.reading.given import due, owners, read, told_of

HEAD = """Minutes of the 3rd meeting of the Coordination Committee
Thursday 16 May 2019, 10:00 - 12:00, at the Lake House

1. Present:
Norlandia – Presidency
H.E. Ms. Ada Example, Mr. Bo Sample
Estovia and Westmark (Early Warning in 2019)
Lake Friends Society
Mr. Jo Stub
ISU
Ms. Ida Dummy

2. Apologies: Velmora, Tarnland and UNODA

3. Early Warning
"""


def minutes(said: str) -> dict:
    return read(
        "minutes.txt",
        f"{HEAD}\n{said}\n\n4. Next meeting\n\nThe next meeting would be held on 27 June 2019.\n",
    )


def test_a_list_may_run_on_in_lines_of_any_make():
    found = minutes("The President opened the item.")
    assert [(d["delegation"], len(d["persons"])) for d in found["attendance"]] == [
        ("Norlandia", 2),
        ("Estovia", 0),
        ("Westmark", 0),
        ("Lake Friends Society", 1),
        ("ISU", 1),
    ]
    assert {d["role"] for d in found["attendance"][1:3]} == {"Coordinator, Early Warning"}
    assert [d["code"] for d in found["apologies"]] == ["VLM-X", "TRN-X", "UNODA"]


def test_the_head_gives_number_place_hours_and_chair():
    found = minutes("The President opened the item.")
    assert (found["meeting_number"], found["place"]) == (3, "Lake House")
    assert (found["start_time"], found["end_time"]) == ("10:00", "12:00")
    assert (found["chair"]["party"], found["chair"]["name"]) == ("NLD-X", "H.E. Ms. Ada Example")


PROMISES = {
    "The Coordinators informed that they would write to all members by 7 June.": (
        ["EST-X", "WMK-X"],
        "2019-06-07",
    ),
    "Westmark had drafted a questionnaire and was going to send it to capitals next week.": (
        ["WMK-X"],
        "2019-05-20",
    ),
    "Estovia would be grateful if all members could check the list.": (["CORCOM"], None),
    "Ms. Dummy announced that the ISU was preparing a guide.": (["ISU"], None),
    "The Director added that all papers had to be submitted by 21 June 2019.": (["CORCOM"], "2019-06-21"),
    "She asked States that had not yet paid to do so by 31 May.": (["STATES"], "2019-05-31"),
    "It was agreed that the ISU would look into the costs.": (["ISU"], None),
    "Westmark pledged CHF 5'000 for the workshop.": (["WMK-X"], None),
    "The Presidency, in consultation with the ISU, would invite speakers.": (["NLD-X"], None),
    "Estovia, on behalf of the Coordinators, undertook to report at the next meeting.": (
        ["EST-X"],
        "2019-06-27",
    ),
}


@pytest.mark.parametrize("said", PROMISES)
def test_an_undertaking_has_its_owner_and_its_day(said):
    who, when = PROMISES[said]
    found = told_of(minutes(said), said.rstrip(".")[-25:])
    assert set(who) <= set(owners(found))
    assert (due(found) or [None, None])[0] == when


NO_PROMISES = [
    "The President thanked Westmark and wished all a good summer.",
    "Estovia hoped that more States would join in the coming months.",
    "Westmark asked whether the ISU would publish the list.",
    "The survey had been completed in March and was sent to all members.",
    "It was important that all Coordinators worked together.",
    "Would the ISU circulate the paper?",
    "The contribution would significantly reduce the gap.",
    "The Committee looked forward to working with the new Director.",
    "The President invited the Committee members to share their views on how to proceed.",
]


@pytest.mark.parametrize("said", NO_PROMISES)
def test_courtesy_doubt_report_and_opinion_are_no_promise(said):
    assert minutes(said)["actions"] == []


def test_decisions_figures_and_interventions_are_kept_with_their_item():
    found = minutes(
        "Westmark reported that 12 States had sent reports. The Committee decided to publish 80% of them."
    )
    assert [(d["kind"], d["agenda_item"]) for d in found["decisions"]] == [("decision", "3")]
    assert [(f["value"], f["unit"]) for f in found["figures"]] == [(12, "States"), (80, "percent")]
    spoke = found["interventions"][0]
    assert (spoke["speaker"]["party"], spoke["act"]) == ("WMK-X", "inform")


def test_the_year_is_found_from_the_weekday_and_the_years_that_are_spoken_of():
    said = minutes("The President recalled the plan for 2018 and 2019.")
    assert said["date"] == "2019-05-16"
    other = HEAD.replace("Thursday 16 May 2019", "Thursday 16 May")
    assert (
        read("minutes.txt", f"{other}\nThe President presented the plan for 2019.\n")["date"] == "2019-05-16"
    )
    assert (
        read("2024-05-16.txt", f"{other}\nThe President presented it.\n".replace("2019", ""))["date"]
        == "2024-05-16"
    )
