"""Letters about money: what they say in three languages, and slips that a bank can read back."""

import io
import re
import zipfile
from datetime import date
from decimal import Decimal

import pypdfium2
import pytest
from django.core.exceptions import ImproperlyConfigured

from corcom.finance.money import with_currency
from corcom.papers.paper import Slip
from corcom.papers.pdf import write_pdf
from corcom.papers.word import write_docx
from corcom.payments import queries
from corcom.payments.account import account
from corcom.payments.letters import invoice_letter, receipt, reminder, statement
from corcom.payments.sheets import workbook
from corcom.payments.slip import bill_of, slip
from tests.finance.books import fund, opened_books, pay, state, unit_lens
from tests.payments.files import HOLDER, IBAN, OTHER_IBAN, QR_IBAN
from tests.payments.given import invoice
from tests.payments.qr import drawn, text

pytestmark = pytest.mark.django_db

DAY = date(2018, 9, 25)
LEFT_OF_CODE, ABOVE_CODE, SIDE_OF_CODE, CROSS = 67.0, 191 + 61 / 3.543307, 45.8, 9.0
"""Where the code lies on an A4 page with the slip at its foot, and the cross in its middle, in mm."""


@pytest.fixture(autouse=True)
def the_books(empty_record, settings):
    opened_books()
    settings.ACCOUNT, settings.ACCOUNT_HOLDER = IBAN, HOLDER


def the_invoice(amount: int = 254_328, iso3: str = "RUR"):
    call = invoice(iso3, amount)
    return queries.invoice(unit_lens(DAY), call.pk)


def words_of(paper) -> str:
    pages = pypdfium2.PdfDocument(write_pdf(paper))
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())


def slip_of(paper) -> Slip:
    return next(part for part in paper.parts if isinstance(part, Slip))


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("en", ("Excellency,", "ask for the contribution of your State, CHF 2,543.28", "10 January 2018")),
        (
            "fr",
            ("Excellence,", "la contribution de votre État", "10 janvier 2018", "très haute considération"),
        ),
        ("es", ("Excelencia:", "contribución de su Estado", "10 de enero de 2018", "más alta consideración")),
    ],
)
def test_an_invoice_says_what_is_asked_and_how_to_pay_it(language, says):
    one = the_invoice()
    told = words_of(invoice_letter(unit_lens(DAY), one, language))
    for part in (*says, "RUR-2018-0110", "CH56 0483 5012 3456 7800 9", "Trust Fund of Streslau"):
        assert part in told, part
    amount = " ".join(with_currency(254_328, "CHF", language).split())
    assert amount in told


def test_a_slip_carries_all_that_a_bank_needs():
    one = the_invoice()
    paper = invoice_letter(unit_lens(DAY), one, "en")
    lines = text(drawn(slip_of(paper).svg)).split("\r\n")
    assert lines[:4] == ["SPC", "0200", "1", IBAN]
    assert lines[4:11] == ["S", "Trust Fund of Streslau", "Gazette Street", "1", "1202", "Streslau", "CH"]
    assert lines[18:20] == ["2543.28", "CHF"]
    assert lines[27:31] == ["SCOR", account().reference_of(one.call.invoice), one.call.invoice, "EPD"]


def test_the_code_in_the_pdf_is_the_code_that_was_drawn():
    paper = invoice_letter(unit_lens(DAY), the_invoice(), "fr")
    expected = drawn(slip_of(paper).svg)
    document = pypdfium2.PdfDocument(write_pdf(paper))
    bitmap = document[len(document) - 1].render(scale=8)
    module, middle = SIDE_OF_CODE / len(expected), SIDE_OF_CODE / 2
    differing = [
        (row, column)
        for row, line in enumerate(expected)
        for column, dark in enumerate(line)
        if max(abs((row + 0.5) * module - middle), abs((column + 0.5) * module - middle)) > CROSS / 2
        and _is_dark(bitmap, LEFT_OF_CODE + (column + 0.5) * module, ABOVE_CODE + (row + 0.5) * module)
        != dark
    ]
    assert differing == []


def _is_dark(bitmap, x: float, y: float) -> bool:
    """Whether a page is black at a place in mm."""
    dot = 8 * 72 / 25.4
    place = round(y * dot) * bitmap.stride + round(x * dot) * bitmap.n_channels
    return bitmap.buffer[place] < 128


def test_an_account_that_takes_qr_references_gets_one(settings):
    settings.ACCOUNT = QR_IBAN
    one = the_invoice()
    lines = text(drawn(slip_of(invoice_letter(unit_lens(DAY), one, "en")).svg)).split("\r\n")
    assert lines[27:29] == ["QRR", account().reference_of(one.call.invoice)]


def test_without_a_swiss_account_or_currency_there_is_no_slip(settings):
    settings.ACCOUNT = "GB33BUKB20201555555555"
    paper = invoice_letter(unit_lens(DAY), the_invoice(), "en")
    assert not any(isinstance(part, Slip) for part in paper.parts)
    assert "GB33 BUKB 2020 1555 5555 55" in words_of(paper)
    settings.ACCOUNT = OTHER_IBAN
    assert bill_of(account(), "1", 100, "USD", "en") is None
    assert bill_of(account(), "1", 100, "CHF", "en")


def test_without_an_account_a_letter_says_nothing_of_paying(settings):
    settings.ACCOUNT = settings.ACCOUNT_HOLDER = ""
    told = words_of(invoice_letter(unit_lens(DAY), the_invoice(), "en"))
    assert "Please pay" not in told
    assert "CHF 2,543.28" in told


@pytest.mark.parametrize(
    ("iban", "holder"),
    [("CH57 0483 5012 3456 7800 9", HOLDER), (IBAN, "Trust Fund"), (IBAN, ""), ("", HOLDER)],
)
def test_an_account_that_cannot_be_stops_the_start_with_one_line(settings, iban, holder):
    settings.ACCOUNT, settings.ACCOUNT_HOLDER = iban, holder
    with pytest.raises(ImproperlyConfigured, match="CORCOM_ACCOUNT"):
        account()


def test_the_slip_is_in_the_word_file_as_a_picture_as_wide_as_the_page():
    content = write_docx(invoice_letter(unit_lens(DAY), the_invoice(), "en"))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        pictures = [name for name in package.namelist() if name.startswith("word/media/")]
        document = package.read("word/document.xml").decode()
        assert len(pictures) == 1
        assert package.read(pictures[0]).startswith(b"\x89PNG")
    assert f'cx="{210 * 36000}"' in document
    assert re.search('relativeFrom="page"><wp:posOffset>0<', document)
    assert "RUR-2018-0110: CHF 2543.28" in document


def test_a_reminder_says_what_is_open_and_how_often_it_was_said():
    call = invoice("RUR", 10_000)
    pay("RUR", 4_000, date(2018, 3, 1))
    one = queries.invoice(unit_lens(DAY), call.pk)
    paper = reminder(unit_lens(DAY), one, "en", earlier=1)
    assert paper.title == "Second reminder: invoice RUR-2018-0110"
    told = words_of(paper)
    assert "On 25 September 2018, CHF 60.00 of it was open" in told
    assert text(drawn(slip_of(paper).svg)).split("\r\n")[18] == "60.00"


def test_a_letter_thanks_for_what_came_for_the_year_before():
    pay("RUR", 4_000, date(2017, 5, 1), year=2017)
    told = words_of(invoice_letter(unit_lens(DAY), the_invoice(), "en"))
    assert "We thank your State for its contribution for 2017, received on 1 May 2017." in told


def test_a_receipt_says_what_came_and_at_which_rate_it_was_entered():
    pounds = {"currency": "GBP", "rate": Decimal("1.25"), "rate_source": "table of the bank"}
    paid = pay("RUR", 2_000_000, date(2018, 9, 28), **pounds)
    told = words_of(receipt(unit_lens(), paid, "en"))
    assert "GBP 20,000.00 was received on 28 September 2018" in told
    assert "CHF 25,000.00, at the rate of 1.25; source: table of the bank" in told


def test_a_statement_of_contributions_shows_each_year_and_each_payment():
    invoice("RUR", 10_000, 2017)
    invoice("RUR", 20_000, 2018)
    pay("RUR", 10_000, date(2017, 6, 1), year=2017)
    pay("RUR", 5_000, date(2018, 6, 1))
    pay("FRE", 7_700, date(2018, 6, 1))
    told = words_of(statement(unit_lens(DAY), state("RUR"), fund(), "en"))
    assert "2017 CHF 100.00 CHF 100.00 CHF 0.00" in told
    assert "2018 CHF 200.00 CHF 50.00 CHF 150.00" in told
    assert "All years CHF 300.00 CHF 150.00 CHF 150.00" in told
    assert "77.00" not in told


def test_no_letter_names_a_person_and_each_names_the_state_in_its_language():
    ruritania = state("RUR")
    ruritania.name_fr = "Ruritanie"
    ruritania.save()
    one = the_invoice()
    assert "Mission permanente : Ruritanie" in words_of(invoice_letter(unit_lens(DAY), one, "fr"))


def test_a_slip_says_in_words_what_it_shows():
    made = slip(account(), "2018-RUR-1", 2_847, "CHF", "en")
    assert made.says.startswith("2018-RUR-1: CHF 28.47, CH56 0483")


def test_the_workbook_holds_values_and_no_formula():
    pay("RUR", 2_000_000, date(2018, 9, 28), bank_reference="=1+1", document="@SUM(A1)")
    with zipfile.ZipFile(io.BytesIO(workbook(unit_lens()))) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
        texts = package.read("xl/sharedStrings.xml").decode()
        styles = package.read("xl/styles.xml").decode()
    assert "<f>" not in sheet
    assert "=1+1" in texts
    assert "@SUM(A1)" in texts
    assert 'quotePrefix="1"' in styles
    assert "<v>20000</v>" in sheet
