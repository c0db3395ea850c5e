"""What the minutes of 25 September 2018 state, answered from the record alone."""

from datetime import date
from decimal import Decimal

import pytest

from corcom.committee.ledger import ledger
from corcom.committee.queries import anniversaries, meeting_on, meetings
from corcom.duties.queries import falling_due, positions, why
from corcom.figures.amounts import ask_amount
from corcom.figures.catalogue import ask
from corcom.finance.models import Budget, Call, Contribution, Pledge, Spending
from corcom.finance.pack import with_the_committees_eyes
from corcom.outreach.queries import audience, ballots, history
from corcom.plans.queries import actions, plan_in_force
from corcom.record.lens import Lens, today
from corcom.record.shelf import shelf
from corcom.register.queries import missions, missions_told
from corcom.reporting.queries import lists_of_overdue
from corcom.treaty import Participation

pytestmark = pytest.mark.django_db

MEETING = date(2018, 9, 25)
ASIA_WITHOUT_WESTERN_ASIA = (
    "Central Asia",
    "Eastern Asia",
    "South-eastern Asia",
    "Southern Asia",
)


def as_at(day: date = MEETING) -> Lens:
    return Lens(as_at=day, known_at=today())


def codes(answer) -> set[str]:
    return {state.iso3 for state in answer.states}


def test_sixteen_signatory_states_remain():
    answer = ask(as_at(), "participation.signatories")
    assert codes(answer) == {
        *("AGO", "CAF", "COD", "CYP", "DJI", "GMB", "HTI", "IDN"),
        *("JAM", "KEN", "LBR", "NGA", "PHL", "STP", "TZA", "UGA"),
    }


def test_102_states_parties_is_the_number_at_the_start_of_the_budget_year_not_of_the_meeting():
    assert ask(as_at(), "participation.deposited").value == 104
    assert ask(as_at(), "participation.in_force").value == 103
    assert ask(as_at(date(2017, 12, 31)), "participation.deposited").value == 102


def test_namibia_had_deposited_and_was_not_yet_bound():
    deposited = codes(ask(as_at(), "participation.deposited"))
    assert deposited - codes(ask(as_at(), "participation.in_force")) == {"NAM"}


def test_only_four_states_parties_from_asia():
    within = {"m49_subregion": ASIA_WITHOUT_WESTERN_ASIA}
    assert codes(ask(as_at(), "participation.deposited", within)) == {"AFG", "JPN", "LAO", "LKA"}


def test_sri_lankas_own_report_is_due_on_28_february_2019_and_every_step_says_why():
    report = _duty("LKA", "initial_report")
    assert report.due == date(2019, 2, 28)
    assert report.standing == "due"
    told = " ".join(str(step) for step in report.steps)
    for fragment in ("1 March 2018", "1 September 2018", "180 days", "28 February 2019", "17(2)", "7(1)"):
        assert fragment in told


THIRTEEN = {
    *("BEN", "CPV", "COM", "COG", "GIN", "GNB", "GUY"),
    *("ISL", "MDG", "RWA", "SOM", "TGO", "TUN"),
}


def test_thirteen_states_parties_with_outstanding_initial_reports_and_panama_beside_them():
    assert codes(ask(as_at(), "reports.initial.overdue")) == THIRTEEN | {"PAN"}


def test_the_published_list_of_thirteen_is_on_record_name_for_name():
    lists = lists_of_overdue(as_at())
    published = [{row.state_id for row in rows} for rows in lists.values()]
    assert THIRTEEN in published


def test_of_canada_and_france_nothing_is_known_and_neither_is_accused():
    missing = {state.iso3 for state in ask(as_at(), "reports.initial.overdue").no_record}
    assert missing == {"CAN", "FRA"}


def test_first_extension_requests_are_due_on_2_december_2018_nine_months_before_the_9msp():
    asked = [p for p in _positions("extension_request", date(2018, 12, 2)) if p.position.article == "4(6)"]
    assert {p.state for p in asked} == {"DEU", "HRV", "LAO", "MNE"}
    assert "9MSP" in " ".join(str(step) for step in asked[0].position.steps)


def test_bulgaria_has_the_same_day_for_its_stocks():
    asked = [p for p in _positions("extension_request", date(2018, 12, 2)) if p.position.article == "3(5)"]
    assert {p.state for p in asked} == {"BGR"}


def test_four_states_have_areas_to_clear_by_the_first_deadline():
    found = _positions("clearance", due=date(2020, 8, 1))
    assert {p.state for p in found if p.position.standing == "continuing"} == {"DEU", "HRV", "LAO", "MNE"}


def test_germany_and_lao_pdr_asked_for_more_time_croatia_and_montenegro_finished():
    later = as_at(date(2020, 8, 15))
    standing = {
        p.state: (p.position.standing.value, p.position.due)
        for p in positions(later)
        if p.position.duty == "clearance"
    }
    assert standing["DEU"] == ("continuing", date(2025, 8, 1))
    assert standing["LAO"] == ("continuing", date(2025, 8, 1))
    assert standing["HRV"][0] == "fulfilled"
    assert standing["MNE"][0] == "fulfilled"


def test_with_belize_central_america_became_complete():
    within = {"m49_intermediate_region": ["Central America"]}
    eve, day = as_at(date(2014, 9, 1)), as_at(date(2014, 9, 2))
    assert ask(eve, "participation.deposited", within).value == 7
    complete = ask(day, "participation.deposited", within)
    assert complete.value == 8
    assert ask(day, "participation.not_party", within).value == 0
    assert "BLZ" in codes(complete)


def test_the_minutes_of_30_august_2018_were_adopted():
    august = meeting_on(as_at(), date(2018, 8, 30))
    assert august is not None
    assert august.minutes_adopted_on == MEETING


def test_the_next_meeting_is_a_window_and_not_a_date():
    following = meeting_on(as_at(), date(2018, 11, 13))
    assert following is not None
    assert (following.on_earliest, following.on_latest) == (date(2018, 11, 5), date(2018, 11, 16))
    assert following.status == "planned"


def test_the_chain_of_committee_meetings():
    chain = [m.on for m in meetings(as_at()) if m.body == "committee" and m.on >= "2018"]
    assert chain == ["2018-11-05/2018-11-16", "2018-09-25", "2018-08-30"]


def test_the_tenth_anniversary_of_signature_is_on_3_december_2018():
    found = anniversaries(as_at(), MEETING, date(2018, 12, 31))
    assert [(a.day, a.years) for a in found if "signature" in a.occasion.title.lower()] == [
        (date(2018, 12, 3), 10)
    ]


def test_what_falls_due_names_its_reason():
    due = {(d.day, d.duty): d for d in falling_due(as_at(), 250)}
    annual = due[date(2019, 4, 30), "annual_report"]
    assert len(annual.states) > 90
    assert "30 April 2019" in why(annual.position)


def test_every_figure_names_its_sources():
    answer = ask(as_at(), "participation.deposited")
    assert {source.publisher for source in answer.sources}
    assert all(source in shelf().rows(type(source)) for source in answer.sources)


SOUTH_EAST_ASIA = {"m49_subregion": ["South-eastern Asia"]}


@pytest.mark.parametrize(
    ("standing", "invited"),
    [
        (Participation.signatory, {"IDN", "PHL"}),
        (Participation.not_party, {"BRN", "KHM", "MYS", "MMR", "SGP", "THA", "TLS", "VNM"}),
        (Participation.in_force, {"LAO"}),
    ],
)
def test_the_working_lunches_for_south_east_asia_have_their_audiences(standing, invited):
    assert {s.iso3 for s in audience(as_at(), [standing], SOUTH_EAST_ASIA)} == invited


ABSTAINED_WHEN_THEY_LAST_VOTED = {
    *("ARE", "ARG", "ARM", "BHR", "BLR", "BRA", "CHN", "CYP", "EGY", "EST", "FIN", "GEO", "GRC"),
    *("IND", "IRN", "ISR", "KOR", "KWT", "LVA", "MAR", "MMR", "OMN", "PAK", "POL", "QAT", "ROU"),
    *("SAU", "SRB", "SSD", "SYR", "TJK", "TUR", "UGA", "UKR", "USA", "UZB", "VNM"),
}


def test_the_states_whose_last_vote_was_an_abstention():
    answer = ask(as_at(), "votes.last_vote_abstain")
    assert codes(answer) == ABSTAINED_WHEN_THEY_LAST_VOTED
    assert answer.no_record == ()
    assert answer.sources


def test_each_abstention_has_its_history():
    days = ["2015-12-07", "2016-12-05", "2017-12-04"]
    assert [ballot.on for ballot in ballots(as_at())] == days
    for state in ABSTAINED_WHEN_THEY_LAST_VOTED - {"SSD"}:
        assert [(b.on, cast) for b, cast in history(as_at(), state)] == [(d, "abstain") for d in days]
    assert [cast for _, cast in history(as_at(), "SSD")] == ["non_voting", "abstain", "non_voting"]


def test_two_signatories_abstained_when_they_last_voted():
    signatories = codes(ask(as_at(), "participation.signatories"))
    assert ABSTAINED_WHEN_THEY_LAST_VOTED & signatories == {"CYP", "UGA"}


WITHOUT_MISSION = {
    *("ATG", "BLZ", "DMA", "GMB", "GNQ", "GRD", "GUY", "KNA"),
    *("LCA", "MWI", "PNG", "STP", "TON", "VUT", "WSM"),
}
SEEN_AGAIN_LATER = {"SUR", "VCT"}
"""On the list of November 2014 too; the record may have them by the later list alone, of September 2021."""
WITH_MISSION = {"BHS", "MDV", "SLB", "SYC"}


def test_the_states_on_record_without_representation_in_geneva_with_source_and_date():
    told = missions_told(as_at())
    without = {state: told[state] for state, present in missions(as_at()).items() if not present}
    assert set(without) - SEEN_AGAIN_LATER == WITHOUT_MISSION
    for mission in without.values():
        assert mission.on == "2014-11"
        assert "wto.org" in shelf().source(mission.source_id).url


def test_of_missions_in_geneva_nothing_is_said_where_nothing_is_on_record():
    told = missions(as_at())
    assert {state for state, present in told.items() if present} == WITH_MISSION
    assert set(told) - SEEN_AGAIN_LATER == WITHOUT_MISSION | WITH_MISSION


def test_the_list_of_today_has_those_that_a_later_source_names():
    without = {state for state, present in missions(as_at(today())).items() if not present}
    assert without == WITHOUT_MISSION | SEEN_AGAIN_LATER | {"BEN"}


def test_the_promise_on_youth_and_risk_reduction_is_linked_to_actions_1_2_and_1_3():
    links = {link.serves for one in ledger(as_at()) for link in one.links if "youth" in one.promise.what}
    assert links == {"plan_actions/dubrovnik-1.2", "plan_actions/dubrovnik-1.3"}


def test_actions_1_2_and_1_3_of_the_dubrovnik_action_plan_are_on_record():
    assert plan_in_force(as_at()) == "dubrovnik"
    assert {"1.2", "1.3"} <= {action.number for action in actions(as_at(), "dubrovnik")}


def _positions(duty: str, due: date) -> list:
    return [p for p in positions(as_at()) if p.position.duty == duty and p.position.due == due]


def _duty(state: str, duty: str):
    return next(p.position for p in positions(as_at(), states=[state]) if p.position.duty == duty)


def test_the_money_that_the_minutes_print_adds_up():
    printed = {
        name: str(ask_amount(as_at(), f"contributions.printed.{name}").value)
        for name in (
            "received",
            "budget",
            "outstanding",
            "coverage",
            "payers",
            "states_parties",
            "new_on_top",
        )
    }
    assert printed == {
        "received": "373490.70",
        "budget": "465440.00",
        "outstanding": "91949.30",
        "coverage": "80.24",
        "payers": "53",
        "states_parties": "102",
        "new_on_top": "866.00",
    }
    assert Decimal(printed["budget"]) - Decimal(printed["received"]) == Decimal(printed["outstanding"])


def test_after_the_pledge_of_twenty_thousand_pounds_66949_30_would_be_open():
    assert str(ask_amount(as_at(), "contributions.printed.pledged").value) == "25000.00"
    assert str(ask_amount(as_at(), "contributions.printed.outstanding_after_pledges").value) == "66949.30"


def test_the_102_states_parties_of_the_minutes_are_those_of_the_start_of_the_budget_year():
    counted = with_the_committees_eyes(as_at())
    assert ask_amount(counted, "contributions.states_parties").value == 102


def test_no_payment_of_a_real_state_is_on_record():
    books = (Contribution, Pledge, Call, Budget, Spending)
    assert [kind.__name__ for kind in books if kind.objects.everything().exists()] == []


def test_what_the_minutes_print_of_the_money_has_a_page_with_its_source(client):
    page = client.get("/as-at/2018-09-25/figures/contributions.printed.outstanding/").content.decode()
    assert "CHF 91,949.30" in page
    assert "/sources/minutes-2018-09-25/" in page
