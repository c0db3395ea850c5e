"""Minutes taken live in a real browser: two at once, signed out in the middle, the server gone in the middle."""

import os
import re
import signal
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.installation import ROOT, Installation
from tests.web.test_workspace_journeys import PASSWORD, code_of, join, set_up_second_factor

pytestmark = pytest.mark.browser

TAKING = "/desk/meetings/CC-2018-09-25/taking/"
MAIL = "una@streslau.example"
SAVED = re.compile(r"Saved \d\d:\d\d")


class Site:
    """A site whose server can be killed and started again at the same address."""

    def __init__(self, made: Installation) -> None:
        self.made, self.port, self.first_link = made, "0", ""
        self.process = None
        self.start()

    def start(self) -> None:
        self.process = self.made.start("serve", "--port", self.port)
        self.address = self.process.stdout.readline().split()[3].rstrip("/")
        if self.port == "0":
            self.first_link = self.process.stdout.readline().split()[-1]
        self.port = self.address.rpartition(":")[2]

    def kill(self) -> None:
        """As a machine that loses its power: the server and its worker at once."""
        for worker in Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split():
            os.kill(int(worker), signal.SIGKILL)
        self.process.kill()
        self.process.communicate()


@pytest.fixture
def site(tmp_path, with_record):
    with Installation(tmp_path / "home", ROOT / "data" / "ccm", like=with_record) as made:
        running = Site(made)
        yield running
        running.kill()


class Taker:
    """Somebody of the unit at a browser of their own."""

    def __init__(self, browser, site, state=None) -> None:
        self.context = browser.new_context(base_url=site.address, locale="en-GB", storage_state=state)
        self.errors: list[str] = []
        self.page = self.open()

    def open(self):
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on(
            "console",
            lambda said: self.errors.append(said.text) if "Security Policy" in said.text else None,
        )
        return page

    def minutes(self):
        self.page.goto(TAKING)
        self.page.wait_for_selector("#taking.alive")
        return self

    @property
    def state(self):
        return self.page.locator("#state")

    @property
    def fields(self):
        return self.page.locator("#text section:not([hidden]) .passage:not(.removed) textarea")

    def texts(self) -> list[str]:
        return [text for field in self.fields.all() if (text := field.input_value())]

    def kept(self) -> list[str]:
        """What this browser keeps for minutes."""
        return self.page.evaluate("Object.entries(localStorage).map(([key, value]) => value)")


@pytest.fixture
def una(browser, site):
    """The first of the unit, with minutes begun and one item on the agenda."""
    taker = Taker(browser, site)
    page = taker.page
    join(page, site.first_link, "Una of the Unit", MAIL)
    taker.secret = set_up_second_factor(page)
    page.goto(TAKING)
    page.get_by_role("button", name="Begin the minutes").press("Enter")
    page.wait_for_selector("#taking.alive")
    page.keyboard.press("m")
    page.keyboard.type("Welcome remarks")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="1 Welcome remarks")).to_be_visible()
    expect(taker.fields.first).to_be_focused()
    yield taker
    taker.context.close()
    assert taker.errors == []


@pytest.fixture
def bo(browser, site, una):
    """The same seat at another browser."""
    taker = Taker(browser, site, una.context.storage_state()).minutes()
    taker.page.keyboard.press("t")
    yield taker
    taker.context.close()
    assert taker.errors == []


def test_two_on_the_same_minutes_never_overwrite_each_other(una, bo):
    una.page.keyboard.type("The meeting was opened")
    expect(una.state).to_have_text(SAVED)

    # what one wrote appears at the other, who goes on typing where they were
    bo.page.keyboard.type("Something else ")
    expect(bo.fields.first).to_have_value("The meeting was opened")
    bo.page.keyboard.type("was said")
    assert bo.page.evaluate("document.activeElement.value") == "Something else was said"
    expect(bo.state).to_have_text(SAVED)
    expect(una.fields.nth(1)).to_have_value("Something else was said")

    # both write in one passage: both texts stand side by side, and neither is lost
    for choice, left in (
        ("Keep mine", "bo 0"),
        ("Take theirs", "una 1"),
        ("Edit both together", "una 2\nbo 2"),
    ):
        number = left[-1]
        una.fields.first.fill(f"una {number}")
        bo.fields.first.fill(f"bo {number}")
        una.page.keyboard.press("Control+s")
        expect(una.state).to_have_text(SAVED)
        bo.page.keyboard.press("Control+s")
        beside = bo.page.get_by_role("group", name="Two texts of one passage")
        loser, winner = (
            (bo, una) if beside.count() or not una.page.locator(".beside-texts").count() else (una, bo)
        )
        shown = loser.page.get_by_role("group", name="Two texts of one passage")
        expect(shown).to_contain_text(f"una {number}")
        expect(shown).to_contain_text(f"bo {number}")
        expect(loser.state).to_contain_text("somebody else has changed a passage")
        shown.get_by_role("button", name=choice).click()
        expect(loser.state).to_have_text(SAVED)
        expect(winner.fields.first).to_have_value(loser.fields.first.input_value())
        assert loser.fields.first.input_value() == left
    assert una.kept() == bo.kept() == []


def test_what_is_typed_while_signed_out_is_kept_and_sent_after_signing_in_again(una, site, browser):
    page = una.page
    page.keyboard.type("Before")
    expect(una.state).to_have_text(SAVED)
    una.context.clear_cookies(name="sessionid")
    page.keyboard.type(" and after")
    dialog = page.get_by_role("dialog", name="You are signed out")
    expect(dialog).to_be_visible()
    expect(una.state).to_contain_text("signed out")
    assert "Before and after" in una.kept()[0]

    with una.context.expect_page() as opened:
        dialog.get_by_role("link", name="Sign in in another tab").click()
    elsewhere = opened.value
    elsewhere.get_by_label("E-mail").fill(MAIL)
    elsewhere.locator("input[type=password]").fill(PASSWORD)
    elsewhere.locator("main button").first.click()
    elsewhere.locator("input[name=code]").fill(code_of(una.secret, ahead=30))
    elsewhere.locator("main button").first.click()
    expect(elsewhere.get_by_role("heading", name="Notices")).to_be_visible()
    elsewhere.close()

    expect(dialog).to_be_hidden()
    expect(una.state).to_have_text(SAVED)
    assert una.kept() == []
    other = Taker(browser, site, una.context.storage_state()).minutes()
    assert other.texts() == ["Before and after"]
    other.context.close()


def test_nothing_is_lost_when_the_server_is_killed_in_the_middle(una, site, browser):
    page = una.page
    page.keyboard.type("Shown as saved")
    expect(una.state).to_have_text(SAVED)
    page.keyboard.press("Enter")
    site.kill()
    page.keyboard.type("Typed without a server")
    page.keyboard.press("Enter")
    page.keyboard.type("And more")
    expect(una.state).to_contain_text("no connection")
    site.start()
    expect(una.state).to_have_text(SAVED, timeout=15000)
    everything = ["Shown as saved", "Typed without a server", "And more"]
    assert una.texts() == everything

    # an answer that is lost on the way makes no conflict with oneself
    page.route("**/passages/*/", lambda route: (route.fetch(), route.abort()))
    page.keyboard.type(", whose answer was lost")
    expect(una.state).to_contain_text("no connection")
    page.keyboard.type(", and more again")
    page.unroute("**/passages/*/")
    expect(una.state).to_have_text(SAVED, timeout=15000)
    everything[2] = "And more, whose answer was lost, and more again"

    # and what was typed in a browser that was closed without a server is there when it is opened again
    site.kill()
    una.fields.first.fill("Typed and the page closed")
    expect(una.state).to_contain_text("no connection")
    page.close()
    site.start()
    una.page = una.open()
    una.minutes()
    expect(una.state).to_have_text(SAVED)
    everything[0] = "Typed and the page closed"
    other = Taker(browser, site, una.context.storage_state()).minutes()
    assert other.texts() == everything
    other.context.close()
    assert una.kept() == []


def test_from_attendance_to_closed_minutes_by_the_keyboard_alone(una):
    page, keys = una.page, una.page.keyboard
    page.reload()
    page.wait_for_selector("#taking.alive")
    keys.press("a")
    keys.press("Space")
    first = page.locator("#there li").first
    expect(first).to_contain_text("present")
    keys.press("ArrowRight")
    keys.type("H.E. Ms. Ada Made-Up")
    keys.press("Enter")
    expect(first).to_contain_text("H.E. Ms. Ada Made-Up")
    keys.press("Escape")
    keys.press("ArrowDown")
    keys.press("Space")
    expect(page.locator("#there li").nth(1)).to_contain_text("present")
    keys.press("Space")
    expect(page.locator("#there li").nth(1)).to_contain_text("apologies")

    keys.press("t")
    name = first.get_attribute("data-delegation")
    keys.type(f"@{name[:4].lower()}")
    assert _axe(page) == {"light": [], "dark": []}
    keys.press("Tab")
    keys.type("opened the meeting.")
    keys.press("Enter")
    keys.press("Alt+Shift+KeyD")
    keys.type("The agenda was adopted.")
    keys.press("Enter")
    keys.type("> ISU: share #signator")
    keys.press("Enter")
    keys.type("by 30 November")
    expect(page.locator(".passage.promise .told")).to_contain_text("by 30 November: 30 November 2018")
    expect(page.locator(".passage.decision .told")).to_have_text("Decision")
    expect(page.locator(".passage.intervention .told")).to_have_text(name)
    assert una.texts()[2].startswith("> ISU: share #participation.signatories by")

    keys.press("Alt+Shift+ArrowUp")
    expect(una.fields.nth(1)).to_have_value(re.compile("^> ISU"))
    keys.press("ArrowUp")
    keys.press("Escape")
    keys.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    keys.press("Escape")
    expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()
    expect(una.state).to_have_text(SAVED)
    keys.press("c")
    page.wait_for_url("**/close/")
    for _ in range(page.locator("input[name=left]").count()):
        keys.press("Space")
        keys.press("Tab")
    keys.type("the room closed")
    keys.press("Enter")
    page.wait_for_url("**/taking/")
    assert "These minutes are closed." in page.locator("main").inner_text()
    assert una.kept() == []


def _axe(page) -> dict[str, list[tuple[str, str]]]:
    """What axe finds, by colour scheme."""
    found = {}
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        violations = Axe().run(page).response["violations"]
        found[scheme] = [(v["id"], v["nodes"][0]["html"][:200]) for v in violations]
    return found
