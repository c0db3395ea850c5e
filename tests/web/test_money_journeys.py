"""The Director's two questions in a browser: the paragraph for the Committee, and whether the cash lasts."""

import os
import subprocess
import sys

import pytest

from tests.installation import ROOT, Installation
from tests.web.test_workspace_journeys import heading, join, set_up_second_factor

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def director(browser, tmp_path_factory, with_tables):
    """The Director at a browser, in an installation whose books are made up."""
    with Installation(tmp_path_factory.mktemp("money") / "home", like=with_tables) as made:
        fill = [sys.executable, "-m", "tests.finance.streslau"]
        settings = {**made.env, "DJANGO_SETTINGS_MODULE": "corcom.settings", "PYTHONPATH": os.fspath(ROOT)}
        subprocess.run(fill, cwd=ROOT, env=settings, check=True, timeout=120)
        process = made.start("serve", "--port", "0")
        try:
            assert process.stdout is not None
            address = process.stdout.readline().split()[3].rstrip("/")
            link = process.stdout.readline().split()[-1]
            context = browser.new_context(base_url=address, locale="en-GB")
            page = context.new_page()
            join(page, link, "Dora the Director", "dora@streslau.example")
            set_up_second_factor(page)
            yield page
            context.close()
        finally:
            process.terminate()
            process.communicate(timeout=20)


def as_at(page, day: str) -> None:
    page.get_by_label("As at").fill(day)
    page.get_by_role("button", name="Show").click()


def test_the_paragraph_for_the_committee_is_there_exact_and_a_later_payment_does_not_change_it(director):
    director.goto("/desk/")
    director.get_by_role("link", name="Money").click()
    as_at(director, "2018-09-25")
    sentence = director.locator("p.lead").inner_text()
    assert sentence.startswith(
        "53 of 102 States Parties have paid CHF 373,490.70 of 465,440 (80.2 %), CHF 91,949.30 open;"
        " since the last meeting (30 August 2018) one 7(c) contribution of CHF 866.00;"
    )
    assert "GBP 20,000 (about CHF 25,000), not yet received" in sentence
    assert "with the pledges CHF 66,949.30 would be open" in sentence
    assert director.get_by_text("counted at the rate of the day").count() == 1

    director.get_by_role("link", name="Enter a contribution").click()
    director.get_by_label("State", exact=True).select_option(label="Fiction 079")
    director.get_by_label("For the year").fill("2018")
    director.get_by_label("Amount").fill("5'000.00")
    director.get_by_label("Value date").fill("2018-09-26")
    director.get_by_role("button", name="Enter").click()
    assert "The books say it now." in director.locator("p.said").inner_text()

    director.goto("/desk/money/?as_at=2018-09-25")
    assert director.locator("p.lead").inner_text() == sentence
    as_at(director, "2018-09-26")
    assert (
        director.locator("p.lead")
        .inner_text()
        .startswith("54 of 102 States Parties have paid CHF 378,490.70")
    )


def test_with_payments_frozen_the_outlook_shows_the_month_and_whom_to_call(director):
    director.goto("/desk/money/outlook/?as_at=2018-09-25")
    assert heading(director) == "Outlook"
    assert director.get_by_text("It is no fact").count() == 1
    cases = director.locator("table").first.locator("tbody tr")
    told = {row.locator("th").inner_text(): row.locator("td").last.inner_text() for row in cases.all()}
    assert told["nobody pays"] == "February 2019"
    assert told["best case"] != told["nobody pays"]
    calls = director.locator("table.stack tbody tr")
    assert calls.count() == 10
    assert "Fiction 091" in calls.first.inner_text()
    assert "12,000.00" in calls.first.inner_text()
    assert director.get_by_role("img", name="Cash at the end of each month").is_visible()
    assert director.get_by_text("1 August 2019").count() == 1
