"""Both historic minutes, from the file to the record, in a real browser: read, looked at, written, known again."""

import csv
import re
import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.installation import ROOT, Installation
from tests.reading.given import PAPERS
from tests.reading.made import as_pdf
from tests.web.test_workspace_journeys import heading, join, set_up_second_factor

pytestmark = pytest.mark.browser

KEPT = ("states", "state_names", "sources")
"""What stays of the record: the States and their names, and nothing that the papers tell."""


@pytest.fixture(scope="module")
def bare_record(tmp_path_factory):
    """The record with its States alone."""
    if not PAPERS.is_dir():
        pytest.skip(f"no historic minutes at {PAPERS}: set CORCOM_MINUTES to their folder")
    folder = tmp_path_factory.mktemp("bare") / "ccm"
    shutil.copytree(ROOT / "data" / "ccm", folder)
    for path in folder.glob("*.csv"):
        if path.stem not in KEPT:
            with path.open(encoding="utf-8", newline="") as file:
                header = next(csv.reader(file))
            path.write_text(",".join(header) + "\n", encoding="utf-8")
    return folder


@pytest.fixture
def reviewer(browser, tmp_path, bare_record, with_tables):
    """The first person of the unit, signed in, at a keyboard."""
    with Installation(tmp_path / "home", bare_record, like=with_tables) as made:
        process = made.start("serve", "--port", "0")
        try:
            said = [process.stdout.readline() for _ in range(2)]
            address, link = said[0].split()[3].rstrip("/"), said[1].split()[-1]
            context = browser.new_context(base_url=address, locale="en-GB")
            errors: list[str] = []
            page = context.new_page()
            page.on("pageerror", lambda error: errors.append(str(error)))
            join(page, link, "Una of the Unit", "una@streslau.example")
            set_up_second_factor(page)
            yield page
            context.close()
            assert errors == []
        finally:
            process.terminate()
            process.communicate(timeout=20)


def drop(page, name: str, data: bytes) -> None:
    page.goto("/desk/papers/")
    page.set_input_files("input[type=file]", {"name": name, "mimeType": "", "buffer": data})
    page.get_by_role("button", name="Read this file").click()
    expect(page.locator(".sheet")).to_be_visible()


def press(page, key: str) -> None:
    with page.expect_navigation():
        page.keyboard.press(key)


def waiting(page) -> int:
    """How many findings wait, as the page says."""
    found = re.search(r"(\d+) of \d+ findings wait", page.locator(".lead").inner_text())
    return int(found[1]) if found else 0


def look_at_all(page) -> None:
    """Whatever waits is accepted, one key each; refused where nobody stands as the owner."""
    page.get_by_role("link", name="Look at them first.").click()
    while waiting(page):
        owned = page.locator(".finding").get_by_text("Who undertook it").count()
        promise = page.locator("#finding-title").inner_text().startswith("promise")
        press(page, "r" if promise and not owned else "a")


def write_to_the_record(page) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name="Write to the record").click()
    expect(
        page.get_by_text("Written: the meeting and what was promised at it are on record.")
    ).to_be_visible()


def test_both_papers_are_read_reviewed_and_adopted_through_the_pages(reviewer, tmp_path):
    page = reviewer
    texts = {name: (PAPERS / f"{name}_ccm_corcom.txt").read_bytes() for name in ("2012-01-24", "2018-09-25")}

    # the first paper: one key each, undone and done again, then many at once
    drop(page, "minutes of January.txt", texts["2012-01-24"])
    assert "Nothing is on record yet" in page.locator(".lead").inner_text()
    every = waiting(page)
    press(page, "a")
    press(page, "r")
    assert waiting(page) == every - 2
    press(page, "u")
    assert waiting(page) == every - 1
    with page.expect_navigation():
        page.locator("button[name=above]").last.click()
    assert waiting(page) < every / 2

    # the year is not printed: the day is looked at, and said again
    page.goto(f"{page.url.partition('?')[0]}?kind=date")
    assert page.locator(".paper .here mark").inner_text() == "Tuesday 24 January"
    press(page, "c")
    page.get_by_label("Day").fill("2012-01-24")
    with page.expect_navigation():
        page.get_by_role("button", name="Accept as changed").click()

    page.goto(page.url)
    assert Axe().run(page).response["violations"] == []

    # a line that the reading passed over, marked with the mouse, becomes a promise
    missed = page.locator("[data-line]", has_text="best practice").first
    missed.locator(".said-here").select_text()
    expect(page.locator("#add [name=first]")).to_have_value(missed.get_attribute("data-line"))
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_label("Who undertook it").fill("Spain; Mexico")
    page.get_by_label("What was undertaken").fill("Collect best practices")
    with page.expect_navigation():
        page.get_by_role("button", name="Accept as changed").click()
    look_at_all(page)
    write_to_the_record(page)

    page.goto("/desk/promises/")
    ledger = page.locator("table.list").inner_text()
    assert "Collect best practices" in ledger
    assert page.get_by_role("link", name="Have a first draft of a Host Agreement").count() == 1

    # the second paper: the minutes of August are adopted, the next meeting is a window in November
    drop(page, "minutes of September.txt", texts["2018-09-25"])
    with page.expect_navigation():
        page.locator("button[name=above]").last.click()
    look_at_all(page)
    write_to_the_record(page)
    for code in ("CC-2012-01-24", "CC-2018-08-30", "CC-2018-09-25", "CC-2018-11"):
        page.goto(f"/desk/meetings/{code}/")
        assert "Coordination Committee" in heading(page)
    page.goto("/desk/promises/")
    promises = page.locator("table.list tbody tr").count()

    # the same minutes as a PDF are another file: what it promises is known again, and it is put aside
    drop(page, "minutes of September.pdf", as_pdf(texts["2018-09-25"].decode(), tmp_path))
    page.goto(f"{page.url.partition('?')[0]}?kind=promise")
    expect(page.locator(".finding .standing").nth(1)).to_have_text("already on record")
    expect(page.locator(".leaf").first).to_have_text("Page 1")
    with page.expect_navigation():
        page.get_by_role("button", name="Put it aside").click()

    # the text names persons: it is forgotten, and the record stays
    page.goto("/desk/papers/")
    page.locator("tbody a").first.click()
    page.get_by_role("button", name="Forget the text").click()
    expect(page.get_by_text("The text of this paper is forgotten")).to_be_visible()
    page.goto("/desk/promises/")
    assert page.locator("table.list tbody tr").count() == promises
