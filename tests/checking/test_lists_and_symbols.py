"""Lists of States against their number and their figure; symbols of documents."""

import pytest

from tests.checking.given import checked, only, verdicts

pytestmark = pytest.mark.django_db

SIXTEEN = (
    "Angola, Central African Republic, Cyprus, DRC, Djibouti, Gambia, Haiti, Indonesia, Jamaica, Kenya, Liberia,"
    " Nigeria, Philippines, Sao Tome and Principe, Tanzania and Uganda"
)


def test_a_list_is_right_name_for_name_in_any_form_of_the_names():
    found = checked(f"The 16 signatories are {SIXTEEN}.").findings[1]
    assert found.verdict == "agrees"
    assert "Name for name" in found.reason


def test_one_wrong_name_is_found():
    found = checked(f"The 16 signatories are {SIXTEEN.replace('Kenya', 'Chile')}.").findings[1]
    assert found.verdict == "differs"
    assert "not among them Chile; missing here Kenya" in found.reason


def test_a_list_shorter_than_its_number_differs():
    assert verdicts("Four States (Chile, Peru and Spain) spoke.")["Chile, Peru and Spain"] == "differs"


@pytest.mark.parametrize(
    "text",
    [
        "Five States, including Chile, Peru and Spain, spoke.",
        "Five States spoke: Chile, Peru, Ruritania, Spain and Freedonia.",
        "Five States spoke, and Chile, Peru and Spain listened.",
        "Among the five States were Chile, Peru and Spain, and others.",
    ],
)
def test_a_list_that_may_go_on_is_not_called_wrong(text):
    assert "differs" not in verdicts(text).values()


def test_a_list_in_lines_is_counted():
    text = "The following three States spoke:\n\n- Chile\n- Peru\n- Spain\n\nThen the meeting was closed.\n"
    found = checked(text).findings[-1]
    assert (found.verdict, found.computed) == ("agrees", 3)
    assert checked(text.replace("three", "four")).findings[-1].verdict == "differs"


def test_the_published_list_of_overdue_reports_is_known_name_for_name():
    names = (
        "Benin, Cabo Verde, Comoros, Congo, Guinea, Guinea-Bissau, Guyana, Iceland, Madagascar, Rwanda, Somalia,"
        " Togo and Tunisia"
    )
    found = checked(f"The 13 States Parties with outstanding initial reports are {names}.").findings[1]
    assert found.verdict == "agrees"
    assert "published list" in found.reason


def test_points_listed_below_their_number_agree():
    text = (
        "The presidency has three main areas as follows:\n\n1. Universalization\n2. Education\n3. Reporting\n"
    )
    assert verdicts(text)["three main areas"] == "agrees"


@pytest.mark.parametrize(
    ("symbol", "verdict", "says"),
    [
        ("CCM/MSP/2010/3", "agrees", "Rules of procedure"),
        ("A/RES/72/54", "agrees", "resolution"),
        ("CCM/MSP/2018/99", "no_record", "No document"),
        ("BWC/MSP/2009/2", "no_record", "No document"),
        ("CCM/MSP/208/9", "differs", "not written as symbols are"),
        ("ccm/msp/2010/3", "differs", "CCM/MSP/2010/3"),
    ],
)
def test_a_symbol_is_known_unknown_or_malformed(symbol, verdict, says):
    found = only(f"See {symbol}.")
    assert found.verdict == verdict
    assert says in found.reason
