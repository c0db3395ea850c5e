"""A month's bank statement in a browser, by the keyboard: read in, confirmed, and the invoice is paid."""

import os
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from corcom.payments.references import creditor_reference
from tests.installation import ROOT, Installation
from tests.payments.files import HOLDER, IBAN, Booking, camt
from tests.web.test_workspace_journeys import heading, join, set_up_second_factor

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def keeper(browser, tmp_path_factory, with_tables):
    """Whoever keeps the books, at a browser, in an installation whose invoices are made up."""
    with Installation(tmp_path_factory.mktemp("bank") / "home", like=with_tables) as made:
        made.env |= {"CORCOM_ACCOUNT": IBAN, "CORCOM_ACCOUNT_HOLDER": HOLDER}
        settings = {**made.env, "DJANGO_SETTINGS_MODULE": "corcom.settings", "PYTHONPATH": os.fspath(ROOT)}
        fill = [sys.executable, "-m", "tests.payments.streslau"]
        subprocess.run(fill, cwd=ROOT, env=settings, check=True, timeout=120)
        process = made.start("serve", "--port", "0")
        try:
            assert process.stdout is not None
            address = process.stdout.readline().split()[3].rstrip("/")
            link = process.stdout.readline().split()[-1]
            context = browser.new_context(base_url=address, locale="en-GB", accept_downloads=True)
            page = context.new_page()
            join(page, link, "Dora the Director", "dora@streslau.example")
            set_up_second_factor(page)
            yield page
            context.close()
        finally:
            process.terminate()
            process.communicate(timeout=20)


def violations(page) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    return [found["id"] for found in Axe().run(page).response["violations"]]


def test_from_the_bank_to_a_paid_invoice_by_the_keyboard(keeper, tmp_path):
    file = tmp_path / "march.xml"
    file.write_bytes(
        camt(
            Booking("2543.28", payer="A bank", reference=creditor_reference("FRE-2018-0110")),
            Booking("40.00", payer="Embassy of Ruritania", bank_reference="B2"),
            Booking("3.00", direction="DBIT", text="Fees", bank_reference="B3"),
        )
    )
    keeper.goto("/desk/money/bank/")
    assert violations(keeper) == []
    keeper.get_by_label("File of the bank").set_input_files(file)
    keeper.get_by_role("button", name="Read in").press("Enter")
    assert "2018" in heading(keeper)
    assert "0 of 3 settled" in keeper.locator("main").inner_text()
    assert violations(keeper) == []

    keeper.get_by_role("button", name="Enter the 1 certain one").press("Enter")
    assert "1 of 3 settled" in keeper.locator("main").inner_text()

    keeper.keyboard.press("j")
    keeper.keyboard.press("Tab")
    assert keeper.locator(":focus").input_value() == "Ruritania"
    keeper.keyboard.press("Enter")
    assert "In the books: CHF 40.00 of Ruritania for 2018." in keeper.locator("p.said").first.inner_text()

    keeper.get_by_label("No contribution, but").fill("Bank fees")
    keeper.keyboard.press("Enter")
    expect(keeper.locator("main")).to_contain_text("Nothing of this statement waits.")

    keeper.goto("/desk/money/invoices/?year=2018")
    assert violations(keeper) == []
    paid = keeper.locator("tr", has_text="Freedonia")
    assert "paid" in paid.inner_text()
    keeper.get_by_role("link", name="RUR-2018-0110").click()
    assert "CHF 2,503.28" in keeper.locator("main").inner_text()
    assert violations(keeper) == []
    with keeper.expect_download() as taken:
        keeper.locator("a[href$='reminder.pdf?language=fr']").click()
    assert taken.value.path().read_bytes().startswith(b"%PDF")
