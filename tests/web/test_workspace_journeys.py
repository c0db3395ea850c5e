"""From the first administrator to a delegate whose mandate ends, in a real browser on a site of its own."""

import base64
import hmac
import struct
import time
from hashlib import sha1

import pytest

from tests.installation import ROOT, Installation

pytestmark = pytest.mark.browser

PASSWORD = "an umbrella for Streslau 2026"


@pytest.fixture
def fresh(tmp_path, with_record):
    """A site that nobody has signed in to: its address, and the link for the first person of the unit."""
    with Installation(tmp_path / "home", ROOT / "data" / "ccm", like=with_record) as made:
        process = made.start("serve", "--port", "0")
        try:
            assert process.stdout is not None
            address = process.stdout.readline().split()[3].rstrip("/")
            yield address, process.stdout.readline().split()[-1]
        finally:
            process.terminate()
            process.communicate(timeout=20)


@pytest.fixture
def somebody(browser, fresh):
    """A new person at a browser of their own; whatever the browser reports as an error fails the test."""
    errors, contexts = [], []

    def begin():
        context = browser.new_context(base_url=fresh[0], locale="en-GB")
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        return page

    yield begin
    for context in contexts:
        context.close()
    assert errors == []


def code_of(secret: str, ahead: int = 0) -> str:
    """The six digits that an app would show now, or so many seconds ahead (RFC 6238)."""
    step = (int(time.time()) + ahead) // 30
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", step), sha1).digest()
    number = struct.unpack(">I", digest[digest[-1] & 15 :][:4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"


def join(page, link, name, email=""):
    page.goto(link)
    if email:
        page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Name").fill(name)
    for field in page.locator("input[type=password]").all():
        field.fill(PASSWORD)
    page.get_by_role("button", name="Accept").click()


def set_up_second_factor(page) -> str:
    """Set up an app; what it was told."""
    page.goto("/account/2fa/totp/activate/")
    secret = page.locator("code.secret").inner_text()
    page.locator("input[name=code]").fill(code_of(secret))
    page.get_by_role("button", name="Set it up").click()
    return secret


def heading(page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def test_a_delegate_proposes_the_capital_approves_the_unit_publishes_and_rights_end(fresh, somebody):
    _address, first_link = fresh

    # the first person of the unit joins by the link, and gets nowhere without a second factor
    unit = somebody()
    join(unit, first_link, "Una of the Unit", "una@streslau.example")
    unit.goto("/desk/")
    assert heading(unit) == "Second factor"
    set_up_second_factor(unit)
    unit.goto("/desk/")
    assert heading(unit) == "My desk"

    # who invites a delegate
    unit.goto("/desk/people/invite/")
    unit.get_by_label("E-mail address").fill("delegate@streslau.example")
    unit.get_by_label("Capacity").select_option("delegate")
    unit.get_by_label("State", exact=False).first.select_option("LAO")
    unit.get_by_role("button", name="Invite").click()
    link = unit.get_by_text("/invitation/").first.inner_text()

    # who joins, and proposes for the own State
    delegate = somebody()
    join(delegate, link[link.index("http") :].split()[0], "A Delegate")
    delegate.goto("/desk/")
    delegate.get_by_role("link", name="Desk of Lao People's Democratic Republic").click()
    delegate.get_by_role("link", name="Propose a change").click()
    delegate.get_by_role("link", name="National law").click()
    delegate.get_by_label("Date").fill("2026-03")
    delegate.get_by_label("Kind").select_option("preparation")
    delegate.get_by_label("Says").fill("A bill of Streslau for this test")
    delegate.get_by_label("Reason").fill("told by the ministry")
    delegate.get_by_role("button", name="Save as a draft").click()
    proposal = delegate.url

    # with the capital's word, by a link and without an account
    delegate.get_by_role("button", name="Ask the capital to approve").click()
    capital = somebody()
    capital.goto(delegate.locator("a.address").inner_text())
    assert "A bill of Streslau for this test" in capital.locator("table.beside").inner_text()
    capital.get_by_label("approved").check()
    capital.get_by_label("Your name").fill("Head of Department")
    capital.get_by_label("Your office").fill("Ministry")
    capital.get_by_role("button", name="Answer").click()
    assert heading(capital) == "Thank you"

    # the unit finds it on the desk, looks at both sides and publishes
    public = somebody()
    public.goto("/states/LAO/")
    assert "A bill of Streslau" not in public.content()
    unit.goto("/desk/")
    unit.get_by_role("link", name="Review: Lao People's Democratic Republic").click()
    assert unit.locator("tr.differs ins").count() >= 3
    unit.get_by_role("button", name="Publish").click()
    assert "Published" in unit.get_by_role("status").inner_text()
    public.goto("/states/LAO/")
    assert "A bill of Streslau for this test" in public.content()
    delegate.goto(proposal)
    assert "published" in delegate.locator(".lead").inner_text()

    # when the rights end, they end with the next click
    unit.goto("/desk/people/")
    row = unit.get_by_role("row").filter(has_text="A Delegate")
    row.get_by_role("link", name="Change").click()
    unit.get_by_label("Reason").fill("the posting is over")
    unit.locator("input[name=sure]").check()
    unit.get_by_role("button", name="End these rights").click()
    delegate.goto("/desk/")
    assert heading(delegate) == "This page is not open to you."
    public.goto("/states/LAO/")
    assert "A bill of Streslau for this test" in public.content()


def test_the_workspace_is_walked_by_keyboard(fresh, somebody):
    person = somebody()
    join(person, fresh[1], "Una of the Unit", "una@streslau.example")
    set_up_second_factor(person)
    person.goto("/desk/proposals/")
    person.keyboard.press("g")
    person.keyboard.press("d")
    person.wait_for_url("**/desk/")
    person.keyboard.press("/")
    assert person.evaluate("document.activeElement.name") == "q"
    person.keyboard.press("Escape")
    person.keyboard.press("?")
    assert person.get_by_role("dialog").is_visible()
    person.get_by_role("button", name="Close").click()
    person.keyboard.press("j")
    assert person.evaluate("document.activeElement.closest('.walk') !== null")


def test_a_stranger_says_that_something_is_wrong_the_unit_answers_and_all_may_read_it(fresh, somebody):
    unit = somebody()
    join(unit, fresh[1], "Una of the Unit", "una@streslau.example")
    set_up_second_factor(unit)

    # a stranger finds the day of a deposit wrong, and forgets to say where it can be seen
    stranger = somebody()
    stranger.goto("/states/LAO/")
    stranger.get_by_role("link", name="18 March 2009").first.click()
    assert stranger.url.endswith("/facts/deposits/ccm-LAO-deposit/")
    stranger.get_by_role("link", name="Something wrong on this page? Say so").click()
    assert stranger.get_by_label("Page").input_value() == "/facts/deposits/ccm-LAO-deposit/"
    stranger.get_by_label("What is wrong").fill("The day of deposit")
    stranger.get_by_label("Why, and what would be right").fill("It was the day after")
    stranger.get_by_role("button", name="Send").click()
    assert "required" in stranger.locator(".field.wrong .error").inner_text()
    stranger.get_by_label("Where it can be seen").fill("The Gazette of Streslau")
    stranger.get_by_role("button", name="Send").click()
    assert heading(stranger) == "Thank you"

    # the unit finds it by keyboard, reads and answers
    unit.goto("/desk/")
    unit.keyboard.press("/")
    unit.keyboard.type("gazette streslau")
    unit.keyboard.press("Enter")
    unit.wait_for_url("**/desk/search/**")
    unit.locator("h1").click()
    unit.keyboard.press("j")
    unit.keyboard.press("Enter")
    unit.wait_for_url("**/desk/corrections/*/")
    assert "It was the day after" in unit.locator("main").inner_text()
    unit.get_by_label("left as it is").check()
    unit.locator("textarea[name=answer]").fill("The depositary has 18 March 2009.")
    unit.get_by_role("button", name="Answer in public").click()
    assert "Answered" in unit.get_by_role("status").inner_text()

    # the answer is public, and what was written is not
    stranger.get_by_role("link", name="public log of corrections").click()
    log = stranger.locator("main").inner_text()
    assert "The depositary has 18 March 2009." in log
    assert "It was the day after" not in log


BEHIND_THE_SIGN_IN = [
    "/desk/",
    "/desk/states/LAO/",
    "/desk/states/LAO/propose/",
    "/desk/states/LAO/propose/?table=laws",
    "/desk/proposals/1/",
    "/desk/review/",
    "/desk/corrections/",
    "/desk/people/",
    "/desk/people/invite/",
    "/desk/notices/",
    "/desk/trail/",
    "/desk/record/proposals/1/",
    "/desk/search/?q=lao",
    "/desk/facts/deposits/ccm-LAO-deposit/",
    "/desk/account/",
    "/account/2fa/",
    "/account/password/change/",
]
IN_THE_DARK = ["/desk/", "/desk/states/LAO/propose/?table=laws", "/desk/proposals/1/", "/desk/people/"]


def test_axe_finds_nothing_behind_the_sign_in(fresh, somebody):
    from axe_playwright_python.sync_playwright import Axe

    person = somebody()
    join(person, fresh[1], "Una of the Unit", "una@streslau.example")
    set_up_second_factor(person)
    person.goto("/desk/states/LAO/propose/?table=focal_points")
    person.get_by_label("Theme").fill("victim assistance")
    person.get_by_label("Body").fill("An authority of Streslau")
    person.get_by_label("Reason").fill("told by the ministry")
    person.get_by_role("button", name="Save as a draft").click()
    found = {}
    for scheme, addresses in (("light", BEHIND_THE_SIGN_IN), ("dark", IN_THE_DARK)):
        person.emulate_media(color_scheme=scheme)
        for address in addresses:
            assert person.goto(address).status == 200, address
            violations = Axe().run(person).response["violations"]
            if violations:
                found[scheme, address] = [(v["id"], v["nodes"][0]["html"][:150]) for v in violations]
    assert found == {}
