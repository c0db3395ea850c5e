"""Rights follow seats and mandates, day by day; seats are ended and never removed."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corcom.committee.models import Mandate
from corcom.people.actions import close_account, end_accreditation, seat_in_committee
from corcom.people.models import Accreditation, Session
from corcom.people.queries import persons, persons_of
from corcom.people.readers import reader_of
from corcom.record.lens import lens, today
from corcom.record.models import TrailEntry
from corcom.record.reader import COMMITTEE, PRESIDENCY, STATES_PARTIES, STRANGER, Role
from corcom.record.refusal import Refusal
from corcom.record.rights import NoRight
from tests.budgets.statements import listened
from tests.people.accounts import acting, at_the_console
from tests.people.persons import person, signed_in
from tests.recorded import fictional, party, put

pytestmark = pytest.mark.django_db

TOMORROW = today() + timedelta(days=1)
DAYS = st.dates(date(2019, 1, 1), date(2030, 1, 1))


class TestRightsByDay:
    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(starts=DAYS, length=st.none() | st.integers(0, 900), asked=DAYS)
    def test_a_seat_gives_its_role_from_its_first_day_to_the_day_before_its_end(self, starts, length, asked):
        ends = None if length is None else starts + timedelta(days=length)
        user = person("delegate", "LAO", starts_on=starts, ends_on=ends)
        holds = starts <= asked and (ends is None or asked < ends)
        reader = reader_of(user, asked)
        assert reader.holds(Role.DELEGATE, "LAO") is holds
        assert reader.sees("state:LAO") is holds
        assert reader.holds(Role.PERSON)

    def test_a_mandate_gives_its_role_while_it_lasts(self):
        fictional(RUR="Ruritania")
        term = {"state_id": "RUR", "office": "coordinator", "period": "a term"}
        put(Mandate, "now", f"{today()}/{TOMORROW}", theme="Victim assistance", **term)
        put(Mandate, "next", f"{TOMORROW}/{TOMORROW}", theme="Clearance", **term)
        speaks, silent = person("delegate", "RUR", in_committee=True), person("delegate", "RUR")
        after = TOMORROW + timedelta(days=1)
        for theme, days in [("victim-assistance", {today(), TOMORROW}), ("clearance", {TOMORROW})]:
            for day in (today(), TOMORROW, after):
                assert reader_of(speaks, day).holds(Role.COORDINATOR, theme) is (day in days)
                assert reader_of(speaks, day).sees(f"coordinators:{theme}") is (day in days)
                assert not reader_of(silent, day).holds(Role.COORDINATOR)
        assert reader_of(speaks, after).sees(COMMITTEE)
        assert not reader_of(silent, today()).sees(COMMITTEE)

    def test_the_president_of_the_day_and_nobody_after(self):
        fictional(RUR="Ruritania")
        put(Mandate, "presides", f"{today()}/{today()}", state_id="RUR", office="president", period="a year")
        speaks = person("focal_point", "RUR", in_committee=True)
        assert reader_of(speaks, today()).holds(Role.PRESIDENCY)
        assert not reader_of(speaks, TOMORROW).holds(Role.PRESIDENCY)

    def test_a_seat_in_the_committee_makes_a_member_and_the_president_of_the_day_sees_more(self):
        fictional(RUR="Ruritania", FRE="Freedonia")
        put(Mandate, "presides", f"{today()}/{today()}", state_id="RUR", office="president", period="a year")
        president, member = (person("delegate", iso3, in_committee=True) for iso3 in ("RUR", "FRE"))
        observer, outside = person("observer", "CMC", in_committee=True), person("delegate", "FRE")
        readers = [reader_of(user, today()) for user in (president, member, observer, outside)]
        assert [reader.holds(Role.MEMBER) for reader in readers] == [True, True, True, False]
        assert [reader.sees(COMMITTEE) for reader in readers] == [True, True, True, False]
        assert [reader.sees(PRESIDENCY) for reader in readers] == [True, False, False, False]

    def test_what_is_for_states_parties_is_not_for_signatories(self):
        fictional(RUR="Ruritania", FRE="Freedonia")
        party("RUR")
        assert reader_of(person("delegate", "RUR"), today()).sees(STATES_PARTIES)
        assert not reader_of(person("delegate", "FRE"), today()).sees(STATES_PARTIES)

    def test_a_closed_account_is_a_stranger(self):
        user = person("unit")
        user.is_active = False
        assert reader_of(user, today()) == STRANGER


class TestEnding:
    def test_rights_end_that_day_and_the_seat_stays(self):
        user = person("delegate", "LAO")
        end_accreditation(acting(person("unit")), user.accreditations.get(), TOMORROW)
        assert reader_of(user, today()).holds(Role.DELEGATE, "LAO")
        assert not reader_of(user, TOMORROW).holds(Role.DELEGATE)
        line = TrailEntry.objects.latest("id")
        assert (line.action, line.before["ends_on"], line.after["ends_on"]) == (
            "end_accreditation",
            "",
            str(TOMORROW),
        )

    def test_whoever_is_signed_in_loses_what_the_seat_opened_at_once(self):
        user = person("focal_point", "LAO")
        client = signed_in(user)
        assert client.get("/desk/people/").status_code == 200
        end_accreditation(acting(person("unit")), user.accreditations.get(), today())
        assert client.get("/desk/people/").status_code == 403

    @pytest.mark.parametrize("capacity", ["delegate", "focal_point"])
    def test_a_focal_point_ends_those_of_its_own_state(self, capacity):
        seat = person(capacity, "LAO", in_committee=True).accreditations.get()
        end_accreditation(acting(person("focal_point", "LAO")), seat, today())
        assert seat.ends_on == today()

    @pytest.mark.parametrize(
        ("capacity", "of"), [("delegate", "CHE"), ("unit", ""), ("observer", "CMC"), ("auditor", "")]
    )
    def test_a_focal_point_ends_nobody_elses(self, capacity, of):
        seat = person(capacity, of).accreditations.get()
        with pytest.raises(NoRight):
            end_accreditation(acting(person("focal_point", "LAO")), seat, today())

    def test_rights_do_not_end_in_the_past(self):
        seat = person("delegate", "LAO").accreditations.get()
        with pytest.raises(Refusal, match="passed"):
            end_accreditation(at_the_console(), seat, today() - timedelta(days=1))

    def test_what_has_ended_does_not_end_again(self):
        seat = person("delegate", "LAO", ends_on=today()).accreditations.get()
        with pytest.raises(Refusal, match="already"):
            end_accreditation(at_the_console(), seat, TOMORROW)

    def test_a_seat_that_has_not_begun_never_will(self):
        seat = person("delegate", "LAO", starts_on=TOMORROW).accreditations.get()
        end_accreditation(at_the_console(), seat, today())
        assert (seat.starts_on, seat.ends_on) == (TOMORROW, TOMORROW)

    def test_the_last_person_of_the_unit_stays(self):
        last = person("unit")
        with pytest.raises(Refusal, match="invite somebody else first"):
            end_accreditation(acting(last), last.accreditations.get(), today())
        with pytest.raises(Refusal, match="invite somebody else first"):
            close_account(acting(last), last)
        assert last.accreditations.get().ends_on is None

    def test_of_two_in_the_unit_one_may_go_and_then_no_other(self):
        first, second = person("unit"), person("unit")
        end_accreditation(acting(first), first.accreditations.get(), TOMORROW)
        with pytest.raises(Refusal, match="invite somebody else first"):
            end_accreditation(acting(second), second.accreditations.get(), TOMORROW)

    def test_only_the_unit_seats_somebody_in_the_committee(self):
        seat = person("delegate", "LAO").accreditations.get()
        with pytest.raises(NoRight):
            seat_in_committee(acting(person("focal_point", "LAO")), seat, True)
        seat_in_committee(acting(person("unit")), seat, True)
        assert reader_of(seat.user, today()).sees(COMMITTEE)


class TestClosing:
    def test_ends_all_seats_and_sessions(self):
        user = person("delegate", "LAO")
        client = signed_in(user)
        close_account(acting(user), user)
        user.refresh_from_db()
        assert not user.is_active
        assert [seat.ends_on for seat in user.accreditations.all()] == [today()]
        assert not Session.objects.filter(user=user).exists()
        assert client.get("/desk/account/")["Location"].startswith("/account/login/")

    def test_nobody_closes_anothers(self):
        with pytest.raises(NoRight):
            close_account(acting(person("unit")), person("delegate", "LAO"))


class TestWhoIsTold:
    def test_the_unit_of_everybody_and_a_focal_point_of_its_own_state(self):
        own, other, former = (
            person("delegate", "LAO"),
            person("delegate", "CHE"),
            person("delegate", "LAO", ends_on=date(2021, 1, 1)),
        )
        focal, unit = person("focal_point", "LAO"), person("unit")

        def seen(user):
            return {one.user for one in persons(lens(reader=reader_of(user, today())))}

        assert seen(focal) == {own, former, focal}
        assert seen(unit) >= {own, other, former, focal, unit}

    def test_a_focal_point_sees_no_seat_that_a_colleague_holds_for_others(self):
        colleague = person("delegate", "LAO")
        Accreditation.objects.create(user=colleague, capacity="unit", starts_on=date(2020, 1, 1))
        focal = person("focal_point", "LAO")
        shown = signed_in(focal).get("/desk/people/").content.decode()
        assert colleague.name in shown
        assert "Implementation Support Unit" not in shown

    def test_who_speaks_for_a_state_is_told_to_that_state_alone(self):
        speaks = person("delegate", "LAO")
        person("delegate", "LAO", ends_on=today())
        for user, told in [(speaks, [speaks]), (person("delegate", "CHE"), []), (person("unit"), [speaks])]:
            found = persons_of(lens(reader=reader_of(user, today())), "LAO")
            assert [one.user for one in found] == told

    @pytest.mark.parametrize("ask", ["get", "post"])
    def test_another_states_seat_is_no_page_and_the_trail_hears_of_it(self, ask):
        seat = person("delegate", "CHE").accreditations.get()
        client = signed_in(person("focal_point", "LAO"))
        answer = getattr(client, ask)(
            f"/desk/people/seats/{seat.pk}/",
            {"ends_on": str(today()), "reason": "x", "sure": "on", "end": ""},
        )
        assert answer.status_code == 404
        assert getattr(client, ask)("/desk/people/seats/0/").content == answer.content
        seat.refresh_from_db()
        assert seat.ends_on is None
        refused = TrailEntry.objects.filter(table="accreditations", action="refuse", record=str(seat.pk))
        assert refused.count() == 1

    def test_the_unit_ends_a_seat_with_a_reason_and_meaning_it(self):
        seat = person("delegate", "LAO").accreditations.get()
        client, page = signed_in(person("unit")), f"/desk/people/seats/{seat.pk}/"
        answers = {"ends_on": str(today()), "reason": "term over", "sure": "on", "end": ""}
        for missing in ("reason", "sure"):
            assert client.post(page, {**answers, missing: ""}).status_code == 200
        seat.refresh_from_db()
        assert seat.ends_on is None
        assert client.post(page, answers).status_code == 302
        seat.refresh_from_db()
        assert seat.ends_on == today()
        assert TrailEntry.objects.latest("id").reason == "term over"


def test_the_list_of_persons_costs_the_same_for_many_as_for_few():
    client = signed_in(person("unit"))
    client.get("/desk/people/")
    costs = []
    for _ in range(2):
        for of in ("LAO", "CHE", "BGR"):
            person("delegate", of)
        with listened() as heard:
            client.get("/desk/people/")
        costs.append(len(heard.sent))
        assert heard.writes == []
    assert costs[0] == costs[1] <= 16
