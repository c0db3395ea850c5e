"""What the minutes of 24 January 2012 state, answered from the record alone."""

from datetime import date
from fractions import Fraction

import pytest

from corcom.committee.offices import leaving
from corcom.committee.queries import attendance, mandates, occasions
from corcom.committee.work_plan.actions import PROGRESS_REPORT, Planning, make_plan
from corcom.committee.work_plan.queries import milestones
from corcom.figures.catalogue import ask
from corcom.finance.scale import scale_of
from corcom.finance.shares import Bounds, Model, shared
from corcom.outreach.queries import audience
from corcom.record.lens import Lens, today
from corcom.record.reader import THE_UNIT
from corcom.record.rights import INSTALLATION
from corcom.record.trail import Act
from corcom.treaty import Participation

pytestmark = pytest.mark.django_db

MEETING = date(2012, 1, 24)
CLOSE_OF_3MSP = date(2012, 9, 14)


def as_at(day: date = MEETING) -> Lens:
    return Lens(as_at=day, known_at=today())


def test_the_open_briefing_is_on_3_february_and_the_second_consultation_tentatively_on_29():
    found = {o.on: o.status for o in occasions(as_at())}
    assert found["2012-02-03"] == "planned"
    assert found["2012-02-29"] == "tentative"


def test_29_february_2012_is_a_day_that_exists():
    consultation = next(o for o in occasions(as_at()) if o.on == "2012-02-29")
    assert consultation.on_latest == date(2012, 2, 29)


LEAVING = {
    ("General status and operation", "VAT"),
    ("Universalization", "JPN"),
    ("Stockpile destruction and retention", "DEU"),
}
STAYING = {
    ("General status and operation", "ZMB"),
    ("Universalization", "PRT"),
    ("Victim assistance", "BIH"),
    ("Stockpile destruction and retention", "HRV"),
    ("Transparency reporting", "BEL"),
    ("National implementation measures", "NZL"),
}


def coordinators(day: date) -> set[tuple[str, str]]:
    return {(_short(m.theme), m.state_id) for m in mandates(as_at(day)) if m.office == "coordinator"}


def test_outgoing_coordinators_leave_at_the_3msp():
    before, after = coordinators(MEETING), coordinators(date(2012, 10, 1))
    assert {(_short(t), s) for t, s in LEAVING} <= before - after


def test_the_others_stay_for_2013():
    stay = {(_short(t), s) for t, s in STAYING}
    assert stay <= coordinators(MEETING)
    assert stay <= coordinators(date(2013, 1, 24))


def test_who_succeeds_those_who_left():
    came = coordinators(date(2012, 10, 1)) - coordinators(MEETING)
    assert {(_short("General status and operation"), "CRI"), ("universalization", "GHA")} <= came


def test_the_progress_report_is_planned_backwards_from_the_translators():
    """Text to the translators by 1 July, substance by 15 May; the Committee called its dates tentative."""
    unit = Act(INSTALLATION, "planned", THE_UNIT)
    planned = Planning("Oslo Progress Report", date(2012, 7, 1), "submission for translation")
    report = make_plan(unit, planned, PROGRESS_REPORT)
    found = {row.step.last: row.step for row in milestones(Lens(MEETING, today(), THE_UNIT), report)}
    assert found[date(2012, 5, 15)].title == "Points of substance from the Coordinators"
    assert found[date(2012, 5, 15)].tentative


def test_the_letters_go_to_those_that_leave_at_the_3msp():
    """Spain beside them: the minutes print both '2012' and '2012 and 2013', other pages 2012 alone."""
    going = {(_short(t.theme), t.state.iso3) for t in leaving(as_at(), CLOSE_OF_3MSP)}
    assert going == {*((_short(t), s) for t, s in LEAVING), (_short("Cooperation and assistance"), "ESP")}


def test_the_presidency_passes_from_lebanon_to_norway():
    def president(day: date) -> list[str]:
        return [m.state_id for m in mandates(as_at(day)) if m.office == "president"]

    assert president(MEETING) == ["LBN"]
    assert president(date(2012, 10, 1)) == ["NOR"]


def test_the_diplomatic_conference_at_oslo_was_fourteen_years_before_not_ten():
    """The minutes say 'ten years ago'; the conference that adopted the Mine Ban Convention met in 1997."""
    conference = next(o for o in occasions(as_at()) if o.on.startswith("1997-09"))
    assert (
        MEETING.year
        - conference.on_earliest.year
        - ((MEETING.month, MEETING.day) < (conference.on_earliest.month, conference.on_earliest.day))
        == 14
    )


SUB_SAHARAN_AFRICA = {"m49_subregion": ["Sub-Saharan Africa"]}
OUTSIDE = (Participation.not_party, Participation.withdrawn)


def invited(*standings: Participation, **more) -> set[str]:
    return {state.iso3 for state in audience(as_at(), standings, **more)}


@pytest.mark.parametrize(
    ("standing", "states"),
    [
        (
            Participation.in_force,
            "BDI BFA BWA COM CPV GHA GNB LSO MLI MOZ MWI NER SLE SYC ZMB",
        ),
        (Participation.deposited, "SEN SWZ"),
        (
            Participation.signatory,
            "AGO BEN CAF CIV CMR COD COG DJI GIN GMB KEN LBR MDG MRT NAM NGA RWA SOM STP TCD TGO TZA UGA ZAF",
        ),
        (Participation.not_party, "ERI ETH GAB GNQ MUS SSD ZWE"),
    ],
)
def test_the_sub_saharan_african_states_to_invite_by_standing(standing, states):
    assert invited(standing, within=SUB_SAHARAN_AFRICA) == set(states.split())


def test_the_sub_saharan_african_states_are_each_in_one_audience():
    parts = [invited(standing, within=SUB_SAHARAN_AFRICA) for standing in Participation]
    assert sum(map(len, parts)) == len(invited(within=SUB_SAHARAN_AFRICA)) == 48


def test_the_portuguese_speaking_states_by_standing():
    assert invited(language="por") == {
        *("AGO", "BRA", "CPV", "GNB", "GNQ", "MOZ", "PRT", "STP", "TLS"),
    }
    assert invited(Participation.signatory, language="por") == {"AGO", "STP"}
    assert invited(*OUTSIDE, language="por") == {"BRA", "GNQ", "TLS"}


def test_nobody_present_was_a_state_not_party():
    """Whom the minutes call observers are organisations; every State in the room had joined."""
    present = {a.state_id for a in attendance(as_at(), "CC-2012-01-24") if a.state_id}
    joined = {state.iso3 for state in ask(as_at(), "participation.joined").states}
    assert present
    assert present <= joined


def _short(theme: str) -> str:
    return theme.lower().split()[0]


def test_three_financing_models_side_by_side():
    scale = scale_of(as_at(), 2013, Bounds())
    of = {model: shared(model, 46_544_000, scale.rates, Fraction(60)) for model in Model}
    assert [of[model].voluntary for model in ("assessed", "hybrid", "voluntary")] == [
        0,
        18_617_600,
        46_544_000,
    ]
    assert [
        sum(share.amount for share in of[model].shares) for model in ("assessed", "hybrid", "voluntary")
    ] == [
        46_544_000,
        27_926_400,
        0,
    ]
    assert scale.day.isoformat() == "2013-01-01"
    assert len(of[Model.ASSESSED].shares) == len(scale.rates) == 77
