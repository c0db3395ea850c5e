"""A meeting from its first dates to its cancellation, by keyboard and mouse in a real browser."""

import icalendar
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.installation import ROOT, Installation
from tests.web.served import answer
from tests.web.test_workspace_journeys import join, set_up_second_factor

pytestmark = pytest.mark.browser


@pytest.fixture
def site(tmp_path, with_record):
    """The address of a site of its own, and the link for the first person of the unit."""
    with Installation(tmp_path / "home", ROOT / "data" / "ccm", like=with_record) as made:
        process = made.start("serve", "--port", "0")
        try:
            address = process.stdout.readline().split()[3].rstrip("/")
            yield address, process.stdout.readline().split()[-1]
        finally:
            process.terminate()
            process.communicate(timeout=20)


@pytest.fixture
def page(browser, site):
    """A browser in which somebody of the unit is signed in; its errors fail the test."""
    errors: list[str] = []
    context = browser.new_context(base_url=site[0], locale="en-GB")
    opened = context.new_page()
    opened.on("pageerror", lambda error: errors.append(str(error)))
    join(opened, site[1], "Una Stern", "una@streslau.example")
    set_up_second_factor(opened)
    yield opened
    context.close()
    assert errors == []


def subscribed(page, address):
    """What a calendar program reads behind the secret address: the days of the meeting, by their status."""
    status, content = answer(address)
    assert status == 200
    events = icalendar.Calendar.from_ical(content).walk("VEVENT")
    return {(str(e["DTSTART"].dt)[:10], str(e["STATUS"])) for e in events if "CC-2031-03" in str(e["UID"])}


def readable(page):
    """No violation of WCAG on the page."""
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_a_meeting_from_its_first_dates_to_its_cancellation(page, site):
    page.goto("/desk/calendar/")
    page.click("text=Make a secret address")
    feed = site[0] + "/calendar/" + page.inner_text("#made").rpartition("/")[2]

    page.goto("/desk/meetings/")
    page.click("text=Plan a meeting")
    page.fill("#id_dates", "second week of March 2031")
    page.click("main button.act")
    meeting = page.url
    page.click("text=Propose dates")
    page.fill("#id_dates", "Tuesday 11 or Thursday 13 March 2031")
    page.click("main button.act")
    assert subscribed(page, feed) == {("2031-03-11", "TENTATIVE"), ("2031-03-13", "TENTATIVE")}

    page.click("main >> text=Convene")
    page.fill("#id_day", "2031-03-13")
    page.fill("#id_times", "12:30-14:30")
    page.fill("#id_place", "Room VII")
    page.click("main button.act")
    readable(page)
    assert subscribed(page, feed) == {("2031-03-13", "CONFIRMED"), ("2031-03-13", "CANCELLED")}

    page.click("text=Prepare the agenda")
    readable(page)
    page.click("text=Enter all")
    titles = page.locator(".tree a[id]")
    last = titles.last.inner_text()
    titles.last.focus()
    with page.expect_navigation():
        page.keyboard.press("Alt+ArrowUp")
    expect(titles.nth(titles.count() - 2)).to_have_text(last)
    expect(page.locator(".tree a[id]:focus")).to_have_text(last)

    page.click("text=Issue agenda and invitation")
    expect(page.locator("main")).to_contain_text("issued on")
    with page.expect_download() as letter:
        page.click("text=Word >> nth=0")
    assert letter.value.suggested_filename.endswith("-invitation.docx")

    page.goto(meeting)
    page.click("summary >> text=Cancel")
    page.fill("#reason", "a strike at the airport")
    page.click("text=Yes, cancel the meeting")
    expect(page.locator("main")).to_contain_text("a strike at the airport")
    assert {status for _day, status in subscribed(page, feed)} == {"CANCELLED"}
    page.goto("/desk/meetings/year/?year=2031&dates=13+March+2031")
    expect(page.locator("main")).to_contain_text("nothing on record on these days")
    readable(page)
