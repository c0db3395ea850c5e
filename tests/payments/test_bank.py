"""What becomes of a bank statement: nothing twice, nothing unconfirmed, and one clear line for what is wrong."""

import random
from datetime import date
from decimal import Decimal

import pytest

from corcom.finance import actions as books
from corcom.finance.books import by_state
from corcom.finance.journal import balances, cash, journal
from corcom.finance.models import Contribution
from corcom.payments import actions, queries
from corcom.payments.account import account
from corcom.payments.models import BankEntry, BankStatement, Letter
from corcom.people.held import HOLDINGS, subject_named, told
from corcom.record.models import TrailEntry
from corcom.record.refusal import Refusal
from corcom.record.rights import NoRight
from corcom.record.trail import Act
from tests.finance.books import fund, opened_books, pay, state, the_unit, unit_lens
from tests.payments.files import CSV, HOLDER, IBAN, Booking, camt
from tests.payments.given import entries, invoice, judged, read_in

pytestmark = pytest.mark.django_db

PAID = Booking("100.00", payer="Embassy of Ruritania", bank_reference="B1")


@pytest.fixture(autouse=True)
def the_books(empty_record, settings):
    opened_books()
    settings.ACCOUNT, settings.ACCOUNT_HOLDER = IBAN, HOLDER


def kept():
    return BankStatement.objects.everything().count(), BankEntry.objects.everything().count()


def proposed(entry):
    return queries.proposals(unit_lens(), [entry])[entry.pk]


def test_what_is_read_in_waits_and_changes_no_book():
    (found,) = read_in(PAID)
    assert (found.account, found.circle, kept()) == (IBAN, "unit", (1, 1))
    assert entries()[0].is_waiting
    assert not Contribution.objects.everything().exists()
    assert cash(unit_lens()) == 0


def test_twice_the_same_statement_changes_nothing():
    read_in(PAID)
    lines = TrailEntry.objects.count()
    assert read_in(PAID) == []
    assert read_in(PAID, message="another file of the same statement") == []
    assert (kept(), TrailEntry.objects.count()) == ((1, 1), lines)


def test_of_statements_that_overlap_only_the_new_entries_are_taken():
    read_in(PAID)
    later = Booking("5.00", on="2018-03-20", bank_reference="B2")
    (second,) = read_in(PAID, later, number="4")
    assert [(e.amount, e.statement_id) for e in entries()][1] == (500, second.pk)
    assert kept() == (2, 2)


@pytest.mark.parametrize("seed", range(12))
def test_statements_in_any_order_and_overlap_leave_each_payment_once(seed):
    """Of whole days, as banks write them; payments of one day may be alike in everything."""
    chance = random.Random(seed)
    payers = ("Ruritania", "Freedonia")
    days = [
        [
            Booking("5.00", on=f"2018-03-{day:02}", payer=chance.choice(payers))
            for _ in range(chance.randint(0, 3))
        ]
        for day in range(1, 9)
    ]
    spans = [sorted(chance.sample(range(9), 2)) for _ in range(6)]
    for first, last in [*spans, (0, 8), *spans]:
        read_in(*(booking for of_day in days[first:last] for booking in of_day), balances="none")
    found = sorted((entry.on.isoformat(), entry.remitter) for entry in entries())
    assert found == sorted((booking.on, booking.payer) for of_day in days for booking in of_day)


def test_two_payments_that_are_alike_are_two():
    alike = Booking("5.00", payer="Freedonia")
    read_in(alike, alike)
    assert kept() == (1, 2)
    assert read_in(alike, alike) == []


def test_of_a_file_with_a_fault_nothing_is_kept():
    with pytest.raises(Refusal):
        read_in(PAID, closing="99999.00")
    both = camt(PAID).replace(b"</Stmt>", b"</Stmt><Stmt><Id>2</Id></Stmt>")
    with pytest.raises(Refusal, match="of which account"):
        actions.read_in(the_unit(), fund(), actions.File("two.xml", both))
    assert kept() == (0, 0)


def test_an_account_belongs_to_one_fund():
    read_in(PAID)
    with pytest.raises(Refusal, match="belongs to another fund"):
        actions.read_in(the_unit(), fund("meetings"), actions.File("x.csv", CSV.encode()))


def test_only_the_unit_reads_in_and_confirms():
    with pytest.raises(NoRight):
        actions.read_in(Act("somebody", "made up"), fund(), actions.File("x.csv", CSV.encode()))
    read_in(PAID)
    with pytest.raises(NoRight):
        actions.confirm(Act("somebody", "made up"), entries()[0], judged("RUR"))


def test_our_reference_and_the_open_amount_leave_nothing_to_judge():
    call = invoice("FRE", 10_000)
    read_in(Booking("100.00", payer="A bank in between", reference=account().reference_of(call.invoice)))
    (best,) = proposed(entries()[0])
    assert (best.state, best.invoice.number, best.is_certain) == ("FRE", call.invoice, True)
    assert [str(why) for why in best.reasons] == [
        f"reference of invoice {call.invoice}",
        "exactly what is open",
    ]


def test_a_reference_that_was_typed_into_the_text_is_found():
    call = invoice("FRE", 10_000)
    typed = account().reference_of(call.invoice)
    read_in(Booking("40.00", text=f"our ref {typed[:4]} {typed[4:]} thank you"))
    (best,) = proposed(entries()[0])
    assert (best.state, best.is_certain) == ("FRE", False)


def test_names_in_any_form_lead_to_the_state_and_to_its_invoice():
    invoice("GRA", 5_000)
    read_in(PAID, Booking("50.00", payer="GRAND-STRESLAU, Ministry", bank_reference="B2"))
    first, second = entries()
    assert [(m.state, m.invoice) for m in proposed(first)] == [("RUR", None)]
    (match,) = proposed(second)
    assert (match.state, match.invoice.open, match.is_certain) == ("GRA", 5_000, False)
    assert "payer" in str(match.reasons[0])


def test_an_amount_alone_is_a_weak_reason_and_used_last():
    invoice("FRE", 10_000)
    read_in(Booking("100.00", payer="Some Bank"), Booking("77.00", payer="Some Bank"))
    assert [(m.state, m.is_certain) for m in proposed(entries()[0])] == [("FRE", False)]
    assert proposed(entries()[1]) == []


def test_money_that_left_is_nobodys_contribution():
    read_in(Booking("10.00", direction="DBIT", payer="Ruritania"))
    assert proposed(entries()[0]) == []
    with pytest.raises(Refusal, match="Money left"):
        actions.confirm(the_unit(), entries()[0], judged("RUR"))


def test_a_person_confirms_and_the_books_have_it():
    read_in(PAID)
    entry = entries()[0]
    paid = actions.confirm(the_unit(), entry, judged("RUR"))
    assert (paid.state_id, paid.worth, paid.on, paid.bank_reference) == ("RUR", 10_000, "2018-03-01", "B1")
    assert (entry.status, entry.contribution) == ("contribution", paid.pk)
    assert cash(unit_lens()) == 10_000
    with pytest.raises(Refusal, match="Somebody else has decided"):
        actions.confirm(the_unit(), entries()[0], judged("FRE"))
    assert Contribution.objects.everything().count() == 1


def test_what_a_payer_wrote_stands_nowhere_in_the_trail():
    read_in(Booking("100.00", payer="Zenda Rassendyll", text="zq-private"))
    actions.confirm(the_unit(), entries()[0], judged("RUR"))
    said = " ".join(f"{line.before} {line.after} {line.reason}" for line in TrailEntry.objects.all())
    assert "Zenda" not in said
    assert "zq-private" not in said


def test_what_a_payment_tells_of_a_person_is_told_to_them_and_forgotten_and_the_sum_stays():
    read_in(Booking("100.00", payer="Zenda RASSENDYLL, Embassy"), Booking("5.00", payer="Freedonia"))
    zenda = subject_named("zenda@streslau.example", "Zenda Rassendyll")
    assert [row["remitter"] for row in told(zenda)["bank entries"]] == ["Zenda RASSENDYLL, Embassy"]
    HOLDINGS["bank entries"].forget(the_unit(), zenda)
    assert [(entry.remitter, entry.amount) for entry in entries()] == [("", 10_000), ("Freedonia", 500)]
    assert "bank entries" not in told(zenda)


def test_an_entry_can_be_set_aside_with_a_reason_and_taken_up_again():
    read_in(PAID)
    with pytest.raises(Refusal, match="Say what it is instead"):
        actions.set_aside(the_unit(), entries()[0], " ")
    actions.set_aside(the_unit(), entries()[0], "a refund")
    assert (entries()[0].status, entries()[0].reason) == ("set_aside", "a refund")
    actions.take_up_again(the_unit(), entries()[0])
    assert entries()[0].is_waiting


def test_what_stands_in_the_books_is_reversed_there_before_it_is_judged_anew():
    read_in(PAID)
    paid = actions.confirm(the_unit(), entries()[0], judged("RUR"))
    with pytest.raises(Refusal, match="reverse the contribution there first"):
        actions.take_up_again(the_unit(), entries()[0])
    books.reverse(the_unit(), "contributions", paid.pk, "it was Freedonia's")
    actions.take_up_again(the_unit(), entries()[0])
    again = actions.confirm(the_unit(), entries()[0], judged("FRE"))
    assert [one.pk for one in queries.contributions(unit_lens())] == [again.pk]
    assert sum(balances(journal(unit_lens())).values()) == 0


def test_what_was_ordered_in_pounds_is_entered_at_the_rate_that_gives_what_was_credited():
    read_in(Booking("25000.00", payer="Ruritania", ordered="20000.00"))
    paid = actions.confirm(the_unit(), entries()[0], judged("RUR"))
    assert (paid.currency, paid.amount, paid.rate, paid.worth) == (
        "GBP",
        2_000_000,
        Decimal("1.25"),
        2_500_000,
    )
    assert paid.rate_source == "bank statement of 2018-03-01: CHF 25,000.00 credited"


@pytest.mark.parametrize("rate", [None, Decimal(0), Decimal(-1)])
def test_a_payment_on_an_account_in_another_currency_needs_a_rate_above_zero(rate):
    read_in(Booking("100.00", currency="EUR"), balances="none", currency="EUR")
    with pytest.raises(Refusal, match="needs the rate"):
        actions.confirm(the_unit(), entries()[0], judged("RUR", rate=rate, rate_source="table"))
    with pytest.raises(Refusal, match="where the rate was seen"):
        actions.confirm(the_unit(), entries()[0], judged("RUR", rate=Decimal("0.95")))
    assert entries()[0].is_waiting
    paid = actions.confirm(the_unit(), entries()[0], judged("RUR", rate=Decimal("0.95"), rate_source="table"))
    assert paid.worth == 9_500


def test_of_several_at_once_all_or_none_are_entered():
    read_in(PAID, Booking("10.00", direction="DBIT"))
    with pytest.raises(Refusal):
        actions.confirm_all(the_unit(), [(entry, judged("RUR")) for entry in entries()])
    assert [entry.is_waiting for entry in entries()] == [True, True]
    assert not Contribution.objects.everything().exists()


def test_what_came_for_a_year_pays_its_invoices_in_the_order_of_their_days():
    first = invoice("RUR", 6_000)
    second = books.record_call(the_unit(), state("RUR"), fund(), 2018, 6_000, "RUR-2018-b", date(2018, 2, 1))
    read_in(PAID)
    actions.confirm(the_unit(), entries()[0], judged("RUR"))
    found = {one.call.pk: (one.paid, one.open) for one in queries.invoices(unit_lens())}
    assert found == {first.pk: (6_000, 0), second.pk: (4_000, 2_000)}
    before = {one.call.pk: one.open for one in queries.invoices(unit_lens(date(2018, 2, 15)))}
    assert before == {first.pk: 6_000, second.pk: 6_000}


def test_what_is_open_is_what_the_books_call_arrears():
    for iso3, asked, came in (("RUR", 10_000, 4_000), ("FRE", 5_000, 5_000), ("GRA", 5_000, 9_000)):
        invoice(iso3, asked)
        pay(iso3, came, date(2018, 3, 1))
        pay(iso3, 700, date(2018, 3, 2), "7c")
    lens = unit_lens()
    opened = {one.call.state_id: one.open for one in queries.invoices(lens)}
    assert opened == {one.state: one.arrears for one in by_state(lens)} == {"RUR": 6_000, "FRE": 0, "GRA": 0}


def test_voluntary_money_pays_no_invoice():
    call = invoice("RUR", 10_000)
    read_in(PAID)
    actions.confirm(the_unit(), entries()[0], judged("RUR", category_id="7c"))
    assert queries.invoice(unit_lens(), call.pk).open == 10_000


def test_a_statement_that_is_missing_is_noticed_by_the_balances():
    read_in(PAID)
    read_in(Booking("5.00", on="2018-04-02"), opening="1200.00", closing="1205.00", number="5")
    kept = [one for one, _entries, _waiting in queries.statements(unit_lens())]
    assert {one.number: queries.missing_before(one, kept) for one in kept} == {"3": False, "5": True}


def test_a_letter_twice_on_one_day_is_asked_about_first():
    def log(**more):
        return actions.log_letter(
            the_unit(), "invoice", state("RUR"), "2018-RUR-1", "fr", date(2018, 1, 10), **more
        )

    log()
    with pytest.raises(Refusal, match="sent on that day already"):
        log()
    log(again=True)
    assert Letter.objects.everything().count() == 2
    assert queries.language_for(unit_lens(), state("RUR")) == "fr"
