"""Invoices, receipts and the bank in the workspace, as the unit, a delegate and an auditor use them."""

import csv
import io
import json
import zipfile
from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from corcom.finance.models import Call, Contribution, ScaleRate
from corcom.payments import queries
from corcom.payments.account import account
from corcom.payments.models import BankEntry, BankStatement, Letter
from corcom.web.uploads import LARGEST
from tests.finance.books import NAMES, POUNDS, opened_books, pay, pledge, unit_lens
from tests.payments.files import HOLDER, IBAN, Booking, camt
from tests.payments.given import entries, invoice, read_in
from tests.people.persons import person, signed_in
from tests.recorded import put

pytestmark = pytest.mark.django_db

BANK, UPLOAD = "/desk/money/bank/", "/desk/money/bank/upload/"


@pytest.fixture(autouse=True)
def the_books(empty_record, settings):
    opened_books()
    settings.ACCOUNT, settings.ACCOUNT_HOLDER = IBAN, HOLDER


@pytest.fixture
def unit():
    return signed_in(person("unit"))


def sent(content: bytes, name: str = "march.xml", **more):
    return {"file": SimpleUploadedFile(name, content), "fund": "isu", "account": "", **more}


def said(answer) -> str:
    return answer.content.decode()


def test_an_empty_room_says_what_to_do(unit):
    assert "No statement has been read in yet" in said(unit.get(BANK))
    assert "No invoice is on record" in said(unit.get("/desk/money/invoices/"))
    assert "No payment is on record" in said(unit.get("/desk/money/receipts/"))


def test_from_the_file_of_the_bank_to_the_books(unit):
    call = invoice("FRE", 10_000)
    certain = Booking("100.00", payer="A bank", reference=account().reference_of(call.invoice))
    named = Booking("40.00", payer="Embassy of Ruritania", bank_reference="B2")
    fees = Booking("3.00", direction="DBIT", text="Fees")
    answer = unit.post(UPLOAD, sent(camt(certain, named, fees)))
    page = answer["Location"]
    assert "Enter the 1 certain one" in said(unit.get(page))
    assert "0 of 3 settled" in said(unit.get(page))

    assert unit.post(f"{page}certain/", {"category": "7a"})["Location"] == page
    _first, second, third = entries()
    assert queries.invoice(unit_lens(), call.pk).open == 0

    of_second = f"/desk/money/bank/entries/{second.pk}/"
    assert 'value="Ruritania"' in said(unit.get(page))
    done = unit.post(
        of_second, {"step": "confirm", "state": "Ruritania", "year": "2018", "category": "7c"}, follow=True
    )
    assert "In the books: CHF 40.00 of Ruritania for 2018." in said(done)

    unit.post(f"/desk/money/bank/entries/{third.pk}/", {"step": "aside", "reason": "Bank fees"})
    whole = said(unit.get(page))
    assert "Nothing of this statement waits." in whole
    assert "3 of 3 settled" in whole
    assert sorted(one.worth for one in queries.contributions(unit_lens())) == [4_000, 10_000]


def test_a_payment_keeps_the_pledge_that_is_chosen_for_it(unit):
    promised = pledge("RUR", 2_000_000, date(2018, 2, 1), **POUNDS)
    (statement,) = read_in(Booking("25000.00", payer="Ruritania", ordered="20000.00"))
    page = said(unit.get(f"{BANK}{statement.pk}/"))
    assert "Ruritania 2018, GBP 20,000.00" in page
    assert f'value="{promised.pk}" selected' in page
    given = {"step": "confirm", "state": "Ruritania", "year": "2018", "category": "7a", "pledge": promised.pk}
    address = f"/desk/money/bank/entries/{entries()[0].pk}/"
    wrong = unit.post(address, {**given, "state": "Freedonia"})
    assert "That pledge is of another State or year" in said(wrong)
    assert unit.post(address, given).status_code == 302
    assert queries.pledges(unit_lens(), "isu") == []


def test_what_stands_in_the_books_is_not_judged_again_before_it_is_reversed(unit):
    (statement,) = read_in(Booking("40.00", payer="Ruritania"))
    address = f"/desk/money/bank/entries/{entries()[0].pk}/"
    unit.post(address, {"step": "confirm", "state": "Ruritania", "year": "2018", "category": "7a"})
    answer = unit.post(address, {"step": "again"})
    assert answer.status_code == 409
    assert "reverse the contribution there first" in said(answer)
    entry = Contribution.objects.everything().get().pk
    assert f"/desk/money/reverse/contributions/{entry}/" in said(unit.get(f"{BANK}{statement.pk}/"))


def test_the_same_file_again_says_that_nothing_is_new(unit):
    for _ in range(2):
        answer = unit.post(UPLOAD, sent(camt(Booking())), follow=True)
    assert "Nothing new: every entry of this file is known already." in said(answer)
    assert BankEntry.objects.everything().count() == 1


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "document type or entities"),
        (camt(Booking(), closing="1.00"), "do not add up"),
        (b"Dear Sir", "No row names the columns"),
        (b"", "file is empty"),
    ],
)
def test_what_is_wrong_with_a_file_stands_in_the_form_and_nothing_is_kept(unit, content, why):
    answer = unit.post(UPLOAD, sent(content))
    assert answer.status_code == 422
    assert why in said(answer)
    assert not BankStatement.objects.everything().exists()


def test_what_is_wrong_with_a_judgement_stands_beside_its_entry(unit):
    read_in(Booking("100.00", currency="EUR"), balances="none", currency="EUR")
    address = f"/desk/money/bank/entries/{entries()[0].pk}/"
    given = {"step": "confirm", "state": "Ruritania", "year": "2018", "category": "7a"}
    for more, why in (
        ({"state": "Nowhere"}, "is not the name of one State"),
        ({"rate": "0", "rate_source": "table"}, "is no rate of exchange"),
        ({"rate": "", "rate_source": "table"}, "needs the rate"),
        ({"rate": "0.95"}, "where the rate was seen"),
    ):
        answer = unit.post(address, {**given, **more})
        assert (answer.status_code, why in said(answer)) == (422, True), why
    assert unit.post(address, {**given, "rate": "0,95", "rate_source": "table"}).status_code == 302
    assert Contribution.objects.everything().get().rate == Decimal("0.95")


def test_500_megabytes_are_refused_before_they_are_read(unit):
    for length, status in ((500 * 1024 * 1024, 413), (LARGEST + 1, 413), (10, 422)):
        answer = unit.generic(
            "POST", UPLOAD, b"", content_type="multipart/form-data; boundary=x", CONTENT_LENGTH=str(length)
        )
        assert answer.status_code == status
    assert Client().get("/health/", CONTENT_LENGTH="").status_code == 200


def test_a_delegate_takes_the_invoice_of_their_own_state_and_no_other(unit):
    own, others = invoice("RUR", 2_847), invoice("FRE", 2_847)
    pay("RUR", 1_000, date(2018, 3, 1))
    delegate = signed_in(person("delegate", "RUR"))
    listed = json.loads(delegate.get("/desk/money/invoices.json").content)["invoices"]
    assert [(one["state"], one["open"]) for one in listed] == [("RUR", "18.47")]
    for kind, starts in (("pdf", b"%PDF"), ("docx", b"PK")):
        answer = delegate.get(f"/desk/money/invoices/{own.pk}/invoice.{kind}")
        assert answer.content.startswith(starts)
        assert answer["Cache-Control"] == "no-store, private"
        assert "attachment" in answer["Content-Disposition"]
    assert delegate.get(f"/desk/money/invoices/{others.pk}/").status_code == 404
    assert delegate.get(f"/desk/money/invoices/{others.pk}/invoice.pdf").status_code == 404
    assert delegate.get(BANK).status_code == 403
    assert delegate.get("/desk/money/contributions.xlsx").status_code == 403
    assert delegate.get("/desk/money/statements/RUR/isu/statement.pdf").status_code == 200
    assert delegate.get("/desk/money/statements/FRE/isu/statement.pdf").status_code == 404


def test_an_auditor_reads_and_changes_nothing():
    invoice("RUR", 2_847)
    (statement,) = read_in(Booking())
    auditor = signed_in(person("auditor"))
    page = said(auditor.get(f"{BANK}{statement.pk}/"))
    assert "Enter as contribution" not in page
    assert auditor.post(UPLOAD, sent(camt(Booking("9.00")))).status_code == 403
    assert auditor.post(f"/desk/money/bank/entries/{entries()[0].pk}/", {"step": "aside"}).status_code == 403
    assert auditor.get("/desk/money/invoices/new/").status_code == 403


def test_invoices_for_all_are_shown_before_they_are_made(unit):
    asked = {
        "fund": "isu",
        "year": "2018",
        "of": "one",
        "state": "Ruritania",
        "amount": "2,543.28",
        "on": "2018-01-10",
    }
    shown = said(unit.post("/desk/money/invoices/new/", {**asked, "step": "show"}))
    assert "2018-RUR-1" in shown
    assert not Call.objects.everything().exists()
    answer = unit.post("/desk/money/invoices/new/", {**asked, "step": "issue"})
    call = Call.objects.everything().get()
    assert answer["Location"] == f"/desk/money/invoices/{call.pk}/"
    assert (call.invoice, call.amount, call.circle) == ("2018-RUR-1", 254_328, "state:RUR")
    again = said(unit.post("/desk/money/invoices/new/", {**asked, "step": "show"}))
    assert "2018-RUR-2" in again


def test_shares_of_all_states_parties_sum_to_what_is_asked_for(unit):
    for iso3 in NAMES:
        rate = {"period": "2016-2018", "rate": Decimal(20), "kind": "member"}
        put(ScaleRate, f"rate-{iso3}", "2016/2018", state_id=iso3, **rate)
    asked = {"fund": "isu", "year": "2018", "of": "all", "amount": "465,440.01", "on": "2018-01-10"}
    page = "/desk/money/invoices/new/"
    assert "5 invoices, CHF 465,440.01" in said(unit.post(page, {**asked, "step": "show"}))
    assert unit.post(page, {**asked, "step": "issue"})["Location"] == "/desk/money/invoices/?year=2018"
    made = Call.objects.everything()
    assert (made.count(), sum(call.amount for call in made)) == (5, 46_544_001)


def test_a_year_without_a_scale_is_refused_in_one_line(unit):
    asked = {"fund": "isu", "year": "2018", "of": "all", "amount": "465440.00", "on": "2018-01-10"}
    answer = unit.post("/desk/money/invoices/new/", {**asked, "step": "issue"})
    assert answer.status_code == 422
    assert "2018" in said(answer)
    assert not Call.objects.everything().exists()


def test_a_letter_logged_twice_on_a_day_is_asked_about(unit):
    call = invoice("RUR", 2_847)
    given = {"kind": "invoice", "about": call.pk, "language": "fr", "on": "2018-01-10"}
    assert unit.post("/desk/money/letters/", given).status_code == 302
    warned = unit.post("/desk/money/letters/", given)
    assert warned.status_code == 409
    assert "sent on that day already" in said(warned)
    assert unit.post("/desk/money/letters/", {**given, "again": "yes"}).status_code == 302
    assert Letter.objects.everything().count() == 2
    page = said(unit.get(f"/desk/money/invoices/{call.pk}/"))
    assert 'invoice, <span lang="fr">français</span>' in page
    assert 'français <span class="standing">usual</span>' in page


def test_all_open_letters_of_a_year_come_in_one_file(unit):
    for iso3 in ("RUR", "FRE", "GRA"):
        invoice(iso3, 2_847)
    pay("GRA", 2_847, date(2018, 3, 1))
    answer = unit.get("/desk/money/invoices/all/2018/reminder.zip")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as package:
        assert sorted(name[:3] for name in package.namelist()) == ["FRE", "RUR"]
        assert all(package.read(name).startswith(b"%PDF") for name in package.namelist())
    assert unit.get("/desk/money/invoices/all/2017/reminder.zip").status_code == 404


def test_the_journal_balances_and_says_what_is_behind_each_posting(unit):
    invoice("RUR", 10_000)
    pay("RUR", 10_000, date(2018, 3, 1), bank_reference="=cmd|' /C calc'!A0")
    answer = unit.get("/desk/money/journal/isu.csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    assert len(rows) == 4
    of_entry = {}
    for row in rows:
        amount = Decimal(row["debit"] or 0) - Decimal(row["credit"] or 0)
        of_entry[row["entry"]] = of_entry.get(row["entry"], 0) + amount
    assert set(of_entry.values()) == {0}
    assert {row["state"] for row in rows} == {"RUR"}
    assert "'=cmd|' /C calc'!A0" in {row["reference"] for row in rows}
