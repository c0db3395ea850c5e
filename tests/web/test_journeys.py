"""A reader's journeys in a real browser."""

import csv
import json

import pytest

pytestmark = pytest.mark.browser


def test_find_my_country_see_what_is_due_and_why_go_back_to_2018_and_take_the_list(page):
    page.goto("/")
    page.get_by_role("link", name="States", exact=True).click()
    page.get_by_label("Subregion").select_option("Southern Asia")
    page.get_by_role("button", name="Show").click()
    page.get_by_role("link", name="Sri Lanka").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Sri Lanka"

    page.get_by_label("as at").fill("2018-09-25")
    page.get_by_role("button", name="go").click()
    assert page.url.endswith("/as-at/2018-09-25/states/LKA/")
    assert page.get_by_role("heading", level=1).inner_text() == "Sri Lanka"

    duty = page.get_by_role("row").filter(has_text="Initial transparency report")
    assert "28 February 2019" in duty.inner_text()
    duty.get_by_text("why").click()
    assert "180 days (Art. 7(1))" in duty.inner_text()
    assert "1 September 2018" in duty.inner_text()

    with page.expect_download() as waiting:
        page.get_by_role("link", name="CSV").click()
    with open(waiting.value.path(), newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert ("initial_report", "2019-02-28", "due") in {(r["duty"], r["due"], r["standing"]) for r in rows}


def test_the_day_stays_while_the_reader_goes_from_page_to_page(page):
    page.goto("/as-at/2018-09-25/")
    page.get_by_role("link", name="Figures", exact=True).click()
    page.get_by_role("link", name="Signatories", exact=True).click()
    assert page.url.endswith("/as-at/2018-09-25/figures/participation.signatories/")
    assert page.locator(".big b").inner_text() == "16"
    page.get_by_role("link", name="today").click()
    assert page.url.endswith("/figures/participation.signatories/")
    assert "/as-at/" not in page.url


def test_what_changed_between_the_8msp_and_the_9msp(page):
    page.goto("/as-at/2019-09-04/figures/")
    page.get_by_label("Compare with an earlier day").fill("2018-09-05")
    page.get_by_role("button", name="Compare").click()
    row = page.get_by_role("row").filter(has_text="States Parties, by deposit")
    assert [cell.inner_text() for cell in row.get_by_role("cell").all()][:3] == [
        "104",
        "106",
        "Gambia, Philippines",
    ]


def test_the_address_to_cite_shows_the_same_page(page):
    page.goto("/as-at/2018-09-25/figures/participation.deposited/")
    shown = page.locator("main").inner_text()
    page.locator("footer a").first.click()
    assert "/known/" in page.url
    assert page.locator("main").inner_text() == shown


def test_everything_can_be_reached_by_keyboard_and_the_focus_is_seen(page):
    page.goto("/states/LAO/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    inside = page.evaluate("document.querySelector('main').contains(document.activeElement)")
    assert inside
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


def test_pages_need_no_script(browser, site):
    context = browser.new_context(base_url=site, java_script_enabled=False)
    opened = context.new_page()
    opened.goto("/states/LAO/")
    assert opened.get_by_role("heading", level=1).inner_text() == "Lao People's Democratic Republic"
    assert opened.locator("script").count() == 0
    context.close()


def test_the_calendar_can_be_subscribed_to(page):
    feed = page.request.get("/as-at/2018-09-25/calendar.ics")
    assert feed.headers["content-type"].startswith("text/calendar")
    assert "DTSTART;VALUE=DATE:20181202" in feed.text()
    assert feed.text() == page.request.get("/as-at/2018-09-25/calendar.ics").text()


def test_the_same_question_gives_the_same_states_on_the_page_and_as_data(page):
    page.goto("/as-at/2018-09-25/figures/reports.initial.overdue/")
    named = page.locator(".names").first.get_by_role("link").all_inner_texts()
    told = json.loads(page.request.get("/as-at/2018-09-25/figures/reports.initial.overdue.json").text())
    assert len(named) == told["value"] == len(told["states"])


@pytest.mark.parametrize("width", [360, 768, 1280])
@pytest.mark.parametrize("address", ["/", "/states/BGR/", "/matrix/", "/calendar/", "/promises/"])
def test_no_page_is_wider_than_the_window(page, address, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
