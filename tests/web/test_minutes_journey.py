"""Minutes from the last word taken to their adoption, by the unit and a member in real browsers."""

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from docx import Document
from playwright.sync_api import expect

from corcom.record.lens import today
from tests.installation import ROOT, Installation
from tests.web.test_workspace_journeys import join, set_up_second_factor

pytestmark = pytest.mark.browser

HERE = "/desk/meetings/CC-2018-09-25/"
SAID = "New Zealand informed that two parliaments had begun to look at the Convention."


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
def somebody(browser, site):
    """A new person at a browser of their own; what the browser reports as an error fails the test."""
    errors, contexts = [], []

    def begin():
        context = browser.new_context(base_url=site[0], locale="en-GB", accept_downloads=True)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        return page

    yield begin
    for context in contexts:
        context.close()
    assert errors == []


@pytest.fixture
def unit(somebody, site):
    page = somebody()
    join(page, site[1], "Una Stern", "una@streslau.example")
    set_up_second_factor(page)
    return page


@pytest.fixture
def member(somebody, unit):
    """A delegate of New Zealand in the Committee, invited by the unit."""
    unit.goto("/desk/people/invite/")
    unit.get_by_label("E-mail address").fill("member@streslau.example")
    unit.get_by_label("Capacity").select_option("delegate")
    unit.get_by_label("State", exact=False).first.select_option("NZL")
    unit.locator("#id_in_committee").check()
    unit.get_by_role("button", name="Invite").click()
    link = unit.get_by_text("/invitation/").first.inner_text()
    page = somebody()
    join(page, link[link.index("http") :].split()[0], "A Member")
    return page


def readable(page):
    """No violation of WCAG on the page."""
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def take(page):
    """Two passages under one item, typed as they are said, and closed."""
    page.goto(f"{HERE}taking/")
    page.get_by_role("button", name="Begin the minutes").click()
    page.wait_for_selector("#taking.alive")
    page.keyboard.press("m")
    page.keyboard.type("Universalization")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="1 Universalization")).to_be_visible()
    page.keyboard.type("@New Zealand: It informed that two parliaments had begun to look at the Convention.")
    page.keyboard.press("Enter")
    page.keyboard.type("> NZL: share the reply by 9 November 2018")
    page.keyboard.press("Control+s")
    expect(page.locator("#state")).to_contain_text("Saved")
    page.goto(f"{HERE}taking/close/")
    page.locator("#why").fill("made up for a test")
    page.get_by_role("button", name="Close the minutes").click()


def test_taken_minutes_are_followed_up_circulated_corrected_and_adopted(unit, member):
    take(unit)

    # the follow-up table in one click
    assert member.goto(f"{HERE}follow-up/").status == 404
    unit.goto(f"{HERE}follow-up/")
    unit.get_by_label("Where to send it").first.fill("the unit")
    unit.get_by_role("button", name="Issue the table").click()
    expect(unit.locator("main")).to_contain_text("under the authority of the President")
    readable(unit)
    member.goto(f"{HERE}follow-up/")
    expect(member.locator("table")).to_contain_text("Share the reply by 9 November 2018")

    # circulated: the member reads them, and asks for a correction
    assert member.goto(f"{HERE}minutes/").status == 404
    unit.goto(f"{HERE}minutes/")
    unit.get_by_label("Corrections until").fill((today() + timedelta(days=7)).isoformat())
    unit.get_by_role("button", name="Circulate").click()
    member.goto("/desk/notices/")
    member.get_by_role("link", name="Draft minutes of the Committee are circulated").first.click()
    expect(member.locator("article")).to_contain_text(SAID)
    expect(member.locator(".draft-mark")).to_contain_text("Draft, version 1")
    readable(member)
    member.get_by_role("link", name="correct this paragraph").first.click()
    member.get_by_label("It should say").fill(SAID.replace("two", "three"))
    member.get_by_role("button", name="Ask for this correction").click()

    # taken by the unit into a new version
    unit.goto(f"{HERE}minutes/")
    unit.get_by_role("link", name="Decide").click()
    field = unit.get_by_label("The passage, as minutes are typed")
    field.fill(field.input_value().replace("two", "three"))
    readable(unit)
    unit.get_by_role("button", name="Take it", exact=True).click()
    expect(unit.locator("article")).to_contain_text(SAID.replace("two", "three"))

    # adopted at the next meeting, and taken home as Word
    unit.locator("summary", has_text="Say that they were adopted").click()
    unit.get_by_label("On", exact=True).fill("2018-11-13")
    unit.get_by_role("button", name="Adopt").click()
    member.goto(f"{HERE}minutes/")
    expect(member.locator("main")).to_contain_text("as corrected.")
    expect(member.locator(".draft-mark")).to_have_count(0)
    with member.expect_download() as file:
        member.get_by_role("link", name="Word").click()
    assert file.value.suggested_filename == "CCM_CC_2018-09-25_minutes_v2_adopted.docx"
    document = Document(file.value.path())
    assert SAID.replace("two", "three") in [paragraph.text for paragraph in document.paragraphs]
