"""Bank statements: what is read of them, in whatever dialect, and what is refused before anything is kept."""

import random
from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corcom.payments.amounts import as_written, minor, rate
from corcom.payments.intake import LARGEST, content_of, statements_in
from corcom.payments.statement import fingerprints
from corcom.record.refusal import Refusal
from tests.payments.files import CSV, IBAN, Booking, camt, details, prefixed

RURITANIA = Booking("25000.00", payer="Embassy of Ruritania", text="Contribution 2018", bank_reference="B1")


def read(content: bytes):
    (found,) = statements_in(content)
    return found


@pytest.mark.parametrize("version", ["02", "04", "08"])
def test_each_version_of_camt_tells_the_same(version):
    found = read(camt(RURITANIA, Booking(direction="DBIT"), version=version))
    assert (found.account, found.currency, found.opening, found.closing) == (IBAN, "CHF", 100_000, 2_597_153)
    paid, left = found.entries
    assert (paid.on, paid.amount, paid.remitter) == (date(2018, 3, 1), 2_500_000, "Embassy of Ruritania")
    assert (paid.text, paid.bank_reference, paid.end_to_end) == ("Contribution 2018", "B1", "")
    assert left.amount == -2847


def test_a_prefix_before_every_name_changes_nothing():
    assert read(prefixed(camt(RURITANIA))) == read(camt(RURITANIA))


def test_what_the_payer_ordered_in_another_currency_is_never_taken_for_what_arrived():
    found = read(camt(replace(RURITANIA, ordered="20000.00"), version="02")).entries[0]
    assert (found.amount, found.currency) == (2_500_000, "CHF")
    assert (found.ordered, found.ordered_in, found.rate) == (2_000_000, "GBP", "1.25")


def test_optional_parts_may_be_missing():
    bare = (
        '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.04"><BkToCstmrStmt><Stmt>'
        f"<Acct><Id><IBAN>{IBAN}</IBAN></Id></Acct>"
        '<Ntry><Amt Ccy="CHF">5.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><DtTm>2018-03-01T08:00:00</DtTm></BookgDt>'
        "</Ntry></Stmt></BkToCstmrStmt></Document>"
    ).encode()
    found = read(bare)
    assert not found.is_checked
    assert [(e.on, e.amount, e.remitter, e.text) for e in found.entries] == [(date(2018, 3, 1), 500, "", "")]


def test_what_is_not_booked_yet_is_left_out():
    found = read(camt(RURITANIA, Booking(status="<Cd>PDNG</Cd>")))
    assert len(found.entries) == 1


def test_a_collective_entry_is_taken_apart_where_its_payments_add_up():
    parts = [Booking("10.00", payer="Ruritania"), Booking("15.00", payer="Freedonia")]
    told = "".join(
        details(part, "08").replace(
            "</Refs>", f'</Refs><Amt Ccy="CHF">{part.amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd>'
        )
        for part in parts
    ).replace("</NtryDtls><NtryDtls>", "")
    whole = camt(Booking("25.00", payer="ONE"))
    one = details(Booking("25.00", payer="ONE"), "08").encode()
    apart = read(whole.replace(one, told.encode()))
    assert [(e.remitter, e.amount) for e in apart.entries] == [("Ruritania", 1000), ("Freedonia", 1500)]
    short = read(whole.replace(one, told.replace("15.00", "14.00").encode()))
    assert [e.amount for e in short.entries] == [2500]


def test_csv_is_read_by_the_names_of_its_columns():
    found = read(CSV.encode())
    assert (found.account, found.currency, found.opening, found.closing) == (IBAN, "CHF", 100_000, 222_450)
    paid, fee = found.entries
    assert (paid.on, paid.amount, paid.remitter) == (date(2018, 3, 2), 123_450, "Embassy of Ruritania")
    assert (fee.amount, fee.text) == (-1000, "Fees")


def test_csv_with_the_newest_entry_first_and_other_letters():
    lines = (
        CSV.replace("Payer", "Auftraggeber").replace("Credit", "Gutschrift").replace("Value date", "Valuta")
    )
    head, body = lines.splitlines()[:4], lines.splitlines()[4:6]
    text = "\n".join([*head, *reversed(body)]).replace("Fees", "Gebühren")
    found = read(text.encode("cp1252"))
    assert (found.opening, found.closing, found.entries[0].text) == (100_000, 222_450, "Gebühren")


HEADINGS = {
    "credit and debit with their currency": (
        f'Account:;="{IBAN}"\nCurrency:;="CHF"\n\n'
        "Date;Notification text;Credit in CHF;Debit in CHF;Value;Balance in CHF\n"
        "02.03.2018;Ruritania;1'234.50;;;2'234.50\n"
    ),
    "an account in each row": (
        "IBAN;Booked At;Text;Credit/Debit Amount;Balance;Valuta Date\n"
        f"{IBAN};2018-03-01 00:00:00.0;Ruritania;1234.50;2234.50;2018-03-02 00:00:00.0\n"
    ).replace("Amount;", "Amount CHF;"),
    "quotes and commas": (
        f'"Account number","{IBAN}"\n"Trade date","Value date","Currency","Debit","Credit","Description1"\n'
        '"2018-03-01","2018-03-02","CHF","","1234.50","Ruritania"\n'
    ),
    "tabs": f"Konto {IBAN}\nDatum\tValuta\tBuchungstext\tBetrag CHF\n1.3.2018\t2.3.2018\tRuritania\t1234,50\n",
}


@pytest.mark.parametrize("headings", HEADINGS)
def test_banks_name_their_columns_each_in_its_way(headings):
    (entry,) = read(HEADINGS[headings].encode()).entries
    assert (entry.on, entry.amount, entry.currency, entry.text) == (
        date(2018, 3, 2),
        123_450,
        "CHF",
        "Ruritania",
    )


BILLION = b"""<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">&b;</Document>"""

REFUSED = {
    "entities": (BILLION, "document type or entities"),
    "entities in another encoding": (
        BILLION.decode().replace('"1.0"', '"1.0" encoding="UTF-16"').encode("utf-16"),
        "document type",
    ),
    "a document type": (
        camt().replace(b"<Document", b"<!DOCTYPE x SYSTEM 'http://streslau.example/x'><Document", 1),
        "document type",
    ),
    "half a file": (camt(RURITANIA)[:-40], "not whole XML, line 2"),
    "another message": (
        camt(RURITANIA).replace(b"camt.053", b"camt.054"),
        "no bank statement in the form camt.053",
    ),
    "no namespace": (b"<Document/>", "no bank statement"),
    "no statement": (camt().replace(b"Stmt>", b"Other>"), "no statement"),
    "no account": (camt(RURITANIA).replace(b"IBAN", b"Nothing"), "of which account"),
    "no currency": (camt(RURITANIA).replace(b' Ccy="CHF"', b""), "its currency"),
    "a currency that is none": (camt(RURITANIA).replace(b'Ccy="CHF"', b'Ccy="Fr."'), "no currency"),
    "no direction": (camt(RURITANIA).replace(b"CRDT", b"UP"), "whether money came or left"),
    "an amount with a sign": (
        camt(RURITANIA, closing="1.00").replace(b">25000.00", b">-25000.00"),
        "no amount",
    ),
    "an amount beyond measure": (camt(RURITANIA).replace(b">25000.00", b">9e99"), "no amount"),
    "no day": (camt(RURITANIA).replace(b"<Dt>2018-03-01</Dt>", b"<Dt>soon</Dt>"), "no day"),
    "a sum that is wrong": (camt(RURITANIA, closing="26000.01"), "0.01 CHF lie between"),
    "an entry in another currency": (
        camt(replace(RURITANIA, currency="EUR"), balances="none"),
        "an entry is in EUR",
    ),
    "too deep": (b"<a>" * 100, "more parts than any"),
    "nothing": (b"  ", "empty"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0", "no text"),
    "a letter": (b"Dear Sir,\n\nwe have paid.\n", "No row names the columns"),
    "csv without an account": (CSV.replace("CH56 0483 5012 3456 7800 9", "").encode(), "enter its IBAN"),
    "csv of an account that cannot be": (CSV.replace("CH56", "CH57").encode(), "enter its IBAN"),
    "csv with a day that is none": (CSV.replace("02.03.2018", "31.02.2018").encode(), "is no day"),
    "csv with an amount that may be two": (
        CSV.replace("1'234.50;2'234.50", "1,234;2'234.50").encode(),
        "may mean two",
    ),
    "csv that does not add up": (CSV.replace("2'224.50", "2'224.51").encode(), "0.01 CHF lie between"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_bad_files_are_refused_with_one_clear_line(case):
    content, why = REFUSED[case]
    with pytest.raises(Refusal, match="(?i)" + why) as refused:
        statements_in(content)
    assert "\n" not in str(refused.value)


def test_a_file_beyond_measure_is_refused_before_it_is_read():
    with pytest.raises(Refusal, match="larger than 10 MB"):
        statements_in(b"<" * (LARGEST + 1))


def test_more_parts_than_a_statement_has_are_refused():
    with pytest.raises(Refusal, match="more parts"):
        statements_in(b"<Document>" + b"<a/>" * 300_001)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1'234.50", 123_450),
        ("1’234.50", 123_450),
        ("1 234,50", 123_450),
        ("1.234,50", 123_450),
        ("1,234.50", 123_450),
        ("1,234,567.00", 123_456_700),
        ("1234", 123_400),
        ("12,5", 1250),
        ("-10.00", -1000),
        ("10.00-", -1000),
        ("−10.00", -1000),
        ("+5", 500),
    ],
)
def test_amounts_as_banks_write_them(text, amount):
    assert as_written(text, "CHF") == amount


@pytest.mark.parametrize("text", ["1,234", "1.234", "", "ten", "1e5", "1.005", "٣", "1..2", "--"])
def test_what_is_no_amount_or_may_be_two_is_refused(text):
    with pytest.raises(Refusal):
        as_written(text, "CHF")


def test_amounts_have_the_decimals_of_their_currency():
    assert (minor("100", "JPY"), minor("1.5", "KWD"), minor("1.5", "CHF")) == (100, 1500, 150)
    with pytest.raises(Refusal):
        minor("1.5", "JPY")


@pytest.mark.parametrize("text", ["0", "0.00", "-1.25", "", "NaN", "Infinity", "1e3", "about 1"])
def test_a_rate_of_zero_or_none_is_refused(text):
    with pytest.raises(Refusal, match="no rate of exchange"):
        rate(text)


BOOKINGS = st.builds(
    Booking,
    amount=st.integers(1, 10**9).map(lambda n: f"{n // 100}.{n % 100:02}"),
    direction=st.sampled_from(["CRDT", "DBIT"]),
    on=st.dates(date(2018, 1, 1), date(2018, 12, 31)).map(str),
    payer=st.sampled_from(["", "Ruritania", "Freedonia"]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(BOOKINGS, min_size=1, max_size=8))
def test_the_names_of_entries_are_different_and_the_same_in_every_file(bookings):
    found = read(camt(*bookings, balances="none"))
    again = read(camt(*bookings, balances="none", message="M2", version="04"))
    assert len(set(fingerprints(found))) == len(bookings)
    assert fingerprints(found) == fingerprints(again)
    assert content_of(found) == content_of(again)


@settings(max_examples=60, deadline=None)
@given(st.lists(BOOKINGS, min_size=1, max_size=8), st.integers(-10_000, 10_000).filter(bool))
def test_whatever_is_missing_or_too_much_is_noticed(bookings, off):
    balance = 100_000 + sum(booking.centimes for booking in bookings)
    if balance < 0 or balance + off < 0:
        return
    assert read(camt(*bookings)).closing == balance
    wrong = balance + off
    with pytest.raises(Refusal, match="do not add up"):
        statements_in(camt(*bookings, closing=f"{wrong // 100}.{wrong % 100:02}"))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400) | st.integers().map(lambda seed: _damaged(seed)))
def test_whatever_comes_is_read_or_refused(content):
    with suppress(Refusal):
        assert all(statement.account for statement in statements_in(content))


def _damaged(seed: int) -> bytes:
    chance = random.Random(seed)
    whole = bytearray(chance.choice([camt(RURITANIA), CSV.encode()]))
    for _ in range(chance.randint(1, 6)):
        whole[chance.randrange(len(whole))] = chance.randrange(256)
    return bytes(whole)
