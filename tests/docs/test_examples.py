"""The examples in the documents are run, so that they stay true."""

from contextlib import redirect_stdout
from datetime import date
from io import StringIO

import pytest

from corcom.duties.book import book
from corcom.figures.catalogue import ask
from corcom.record.lens import lens
from tests.docs.pages import QUOTE, ROOT, blocks, text, typed

ADD_A_CONVENTION = "docs/add-a-convention.md"
CONCEPTS = "docs/concepts.md"
FIRST_OF_2015 = date(2015, 1, 1)


@pytest.fixture
def fountains():
    """What the code blocks of the page leave behind, and what they print."""
    made: dict = {}
    printed = StringIO()
    with redirect_stdout(printed):
        exec("\n".join(blocks(ADD_A_CONVENTION, "python")), made)
    return made, printed.getvalue()


def test_the_made_up_convention_prints_what_its_page_says(fountains):
    assert [fountains[1]] == blocks(ADD_A_CONVENTION, "text")


def test_the_made_up_convention_has_the_due_dates_that_its_articles_say(fountains):
    found = fountains[0]["ruritania"].on(FIRST_OF_2015)
    assert {position.duty: (position.article, position.due) for position in found} == {
        "initial_report": ("5(1)", date(2014, 10, 30)),
        "annual_report": ("5(2)", date(2015, 5, 31)),
        "silencing": ("3(1)", date(2020, 8, 1)),
        "extension_request": ("3(4)", date(2019, 12, 9)),
    }


def test_the_made_up_convention_explains_itself_as_its_page_says(fountains):
    steps = fountains[0]["ruritania"].on(FIRST_OF_2015)[3].steps
    assert [str(step) for step in steps] == QUOTE.findall(text(ADD_A_CONVENTION))


@pytest.mark.django_db
def test_the_worked_example_of_the_concepts_is_what_the_record_says():
    sheet = book(lens()).sheet("ccm", "LKA")
    on_the_day = {position.duty: position for position in sheet.on(date(2018, 9, 25))}
    before = {position.duty: position for position in sheet.on(date(2018, 8, 31))}
    initial, annual = on_the_day["initial_report"], on_the_day["annual_report"]
    assert QUOTE.findall(text(CONCEPTS)) == [
        *map(str, initial.steps),
        str(before["initial_report"].reason),
        str(annual.steps[1]),
    ]
    standings = (initial.standing, before["initial_report"].standing)
    assert standings == ("due", "not_applicable")


@pytest.mark.django_db
def test_the_two_counts_differ_by_sri_lanka_as_the_concepts_say():
    day = lens(date(2018, 8, 31))
    deposited = {state.iso3 for state in ask(day, "participation.deposited").states}
    in_force = {state.iso3 for state in ask(day, "participation.in_force").states}
    assert "LKA" in deposited - in_force


def test_the_recipe_for_a_figure_shows_one_that_exists():
    recipe = [line for line in typed("ARCHITECTURE.md") if line.startswith(("@figure", "def ", "return "))]
    module = (ROOT / "corcom/extensions/figures.py").read_text(encoding="utf-8")
    assert recipe
    assert [line for line in recipe if line not in module] == []
