"""An account from its invitation to a passkey, in a real browser; its pages are for everybody's eyes."""

import pytest

from tests.installation import Installation
from tests.people.accounts import PASSWORD, code_of

pytestmark = pytest.mark.browser

ENTRANCES = [
    "/account/login/",
    "/account/password/reset/",
    "/account/password/reset/done/",
    "/account/signup/",
]
OWN = [
    *(
        "/desk/account/",
        "/desk/account/sessions/",
        "/desk/account/close/",
        "/desk/people/",
        "/desk/people/invite/",
    ),
    *(
        "/account/2fa/",
        "/account/2fa/webauthn/",
        "/account/2fa/webauthn/add/",
        "/account/2fa/recovery-codes/",
    ),
    *("/account/2fa/recovery-codes/generate/", "/account/2fa/totp/deactivate/", "/account/logout/"),
    *(
        "/account/email/",
        "/account/password/change/",
        "/account/reauthenticate/",
        "/account/2fa/reauthenticate/",
    ),
]
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(scope="module")
def fresh(tmp_path_factory, with_tables):
    """A site without anybody: its address, by a name to which browsers give passkeys, and the first link."""
    with Installation(tmp_path_factory.mktemp("accounts") / "home", like=with_tables) as made:
        process = made.start("serve", "--port", "0")
        try:
            lines = [process.stdout.readline() for _ in range(2)]
            address, link = lines[0].split()[3].rstrip("/"), lines[1].split()[-1]
            yield address.replace("127.0.0.1", "localhost"), link.removeprefix(address)
        finally:
            process.terminate()
            process.communicate(timeout=20)


@pytest.fixture(scope="module")
def errors():
    """What the browser reported as an error."""
    return []


@pytest.fixture(scope="module")
def inside(browser, fresh, errors):
    """The first person of the unit, who has come in by the link and set up an app and a passkey."""
    context = browser.new_context(base_url=fresh[0], locale="en-GB")
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if _is_ours(said) else None)
    _with_key(context, page)
    _join(page, fresh[1])
    _set_up_an_app(page)
    _add_a_passkey(page)
    yield page
    context.close()


def _is_ours(said):
    """An error of our pages; that there is no icon for the tab is none."""
    return said.type == "error"


def _with_key(context, page):
    """A device that knows its owner's finger."""
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})


def _join(page, link):
    page.goto(link)
    assert page.get_by_role("heading", level=1).inner_text() == "You are invited"
    page.get_by_label("E-mail address").fill("first@streslau.example")
    page.get_by_label("Name").fill("Ottoline Erste")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("The same password again").fill(PASSWORD)
    page.get_by_role("button", name="Accept").click()
    assert page.url.endswith("/account/2fa/")


def _set_up_an_app(page):
    page.get_by_role("link", name="Set up an app").click()
    assert page.get_by_role("img").evaluate("image => image.naturalWidth") > 100
    page.get_by_label("Code").fill(code_of(page.locator(".secret").inner_text()))
    page.get_by_role("button", name="Set it up").click()
    assert page.locator(".codes li").count() == 10
    page.get_by_role("link", name="To the desk").click()
    assert page.url.endswith("/desk/")


def _add_a_passkey(page):
    page.goto("/account/2fa/")
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("Name of this passkey").fill("The laptop")
    assert page.get_by_label("Sign in with it alone").is_checked()
    page.get_by_role("button", name="Add it").click()
    page.wait_for_url("**/account/2fa/")
    page.get_by_role("link", name="Look after them").click()
    assert "The laptop" in page.get_by_role("table").inner_text()


def test_a_passkey_signs_in_alone_and_counts_as_second_factor(inside, errors):
    inside.goto("/desk/account/")
    inside.get_by_role("button", name="Sign out").click()
    inside.goto("/desk/people/")
    assert "/account/login/" in inside.url
    inside.get_by_role("button", name="Sign in with a passkey").click()
    inside.wait_for_url("**/desk/people/")
    assert "Ottoline Erste" in inside.get_by_role("table").inner_text()
    assert errors == []


def test_a_passkey_that_is_not_given_is_said_in_words(inside, browser, fresh):
    context = browser.new_context(base_url=fresh[0])
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": {**KEY, "isUserVerified": False}})
    page.goto("/account/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.get_by_text("No passkey was given. Try again, or use another way.").wait_for()
    context.close()


def test_where_a_browser_gives_no_passkeys_the_page_says_so(browser, fresh):
    context = browser.new_context(base_url=fresh[0])
    context.add_init_script("delete window.PublicKeyCredential")
    page = context.new_page()
    page.goto("/account/login/")
    assert "cannot use passkeys here" in page.locator("form[data-passkey] [role=alert]").inner_text()
    assert page.get_by_role("button", name="Sign in with a passkey").is_disabled()
    context.close()


def _proved(page):
    """The person has just proved to be there, as the pages that can lock out ask for."""
    page.goto("/account/reauthenticate/?next=/desk/account/")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Confirm").click()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(inside, browser, fresh, scheme):
    from axe_playwright_python.sync_playwright import Axe

    _proved(inside)
    state = inside.context.storage_state()
    context = browser.new_context(base_url=fresh[0], color_scheme=scheme, storage_state=state)
    page = context.new_page()
    found = {}
    for address in OWN:
        page.goto(address)
        assert page.url.removeprefix(fresh[0]) == address
        found[address] = _violations(Axe().run(page))
    context.clear_cookies()
    for address in ENTRANCES:
        page.goto(address)
        found[address] = _violations(Axe().run(page))
    context.close()
    assert {address: said for address, said in found.items() if said} == {}


def _violations(result):
    return [(v["id"], [node["html"][:120] for node in v["nodes"]][:3]) for v in result.response["violations"]]


def test_no_page_is_wider_than_a_phone(inside):
    _proved(inside)
    inside.set_viewport_size({"width": 360, "height": 800})
    for address in [*OWN, *ENTRANCES[1:]]:
        inside.goto(address)
        assert inside.evaluate("document.documentElement.scrollWidth") <= 360, address
