import shutil

import pytest

from tests.web.served import served

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="session")
def site(tmp_path_factory, with_record):
    """The address of a running site with the real record."""
    with served(tmp_path_factory.mktemp("served") / "home", with_record) as address:
        yield address


@pytest.fixture(scope="session")
def browser():
    """A real browser."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--no-first-run", *quiet]
        )
        yield found
        found.close()


@pytest.fixture
def page(browser, site):
    """A page that fails the test when the browser reports an error."""
    context = browser.new_context(base_url=site, locale="en-GB", accept_downloads=True)
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    yield opened
    context.close()
    assert errors == []
