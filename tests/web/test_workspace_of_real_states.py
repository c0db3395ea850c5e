"""The workspace over the real record, asked for by made-up persons."""

import pytest

from tests.people.persons import person, signed_in

pytestmark = pytest.mark.django_db


def test_the_desk_of_a_state_tells_what_it_joined_owes_reported_and_asked_for():
    page = signed_in(person("delegate", "LAO")).get("/desk/states/LAO/").content.decode()
    for said in (
        "Deposit of an instrument of ratification",
        "Clear contaminated areas",
        "Annual report for 2014",
        "Requests for more time",
        "% of the United Nations scale",
    ):
        assert said in page


def test_the_desk_of_a_coordinator_names_the_office():
    """Mandates of the record give the roles: Coordinators of 2025 to 2027 sit until the end of 2027."""
    from corcom.committee.models import Mandate
    from corcom.committee.queries import mandates
    from corcom.record.lens import lens

    coordinators = [m for m in mandates(lens()) if m.office == Mandate.Office.COORDINATOR]
    one = coordinators[0]
    page = signed_in(person("delegate", one.state_id, in_committee=True)).get("/desk/").content.decode()
    assert "Coordinator of a theme" in page
    page = signed_in(person("delegate", one.state_id)).get("/desk/").content.decode()
    assert "Coordinator of a theme" not in page
