"""The books of 2018 of a Convention that does not exist: 104 made-up States, made-up payments.

The totals are those that the minutes of 25 September 2018 print; no State and no payment is real. Run as a
program, it fills the database of an installation of its own.
"""

from datetime import date
from string import ascii_uppercase

CODES = [f"X{a}{b}" for a in ascii_uppercase[:4] for b in ascii_uppercase]
RECEIVED = 37_349_070
PAYERS = 53


def the_books_of_2018() -> None:
    """102 States Parties at the start of the year, of which 53 pay; two that join later; one pledge."""
    from corcom.committee.models import Meeting
    from tests.finance.books import POUNDS, budget, category_set, pay, pledge
    from tests.recorded import fictional, party, put, state

    fictional()
    for number, iso3 in enumerate(CODES):
        state(iso3, f"Fiction {number:03}", iso2=iso3[1:], m49=f"{number:03}")
        party(iso3, "2011-03-01" if number < 102 else "2018-03-01")
    category_set()
    held = {"body": "committee", "title": "Committee", "status": "held"}
    put(Meeting, "CC-2018-08-30", "2018-08-30", code="CC-2018-08-30", **held)
    budget(300_000_00, 165_440_00)
    each = RECEIVED // PAYERS
    for number, iso3 in enumerate(CODES[:PAYERS]):
        pay(iso3, each if number else RECEIVED - each * (PAYERS - 1), date(2018, 5, 7))
    pay(CODES[60], 866_00, date(2018, 9, 12), "7c")
    pledge(CODES[70], 2_000_000, date(2018, 9, 4), **POUNDS)


def years_before() -> None:
    """What some have paid in earlier years, and what twelve are asked for in 2018."""
    from tests.finance.books import ask_for, pay

    for number, iso3 in enumerate(CODES[80:92]):
        pay(iso3, (number + 1) * 1000_00, date(2016, 10, 5), year=2016)
        pay(iso3, (number + 1) * 1000_00, date(2017, 11, 5), year=2017)
        ask_for(iso3, (number + 1) * 1000_00, date(2018, 1, 1))


def main() -> None:
    """Fill the database that the environment names."""
    import django

    django.setup()
    the_books_of_2018()
    years_before()


if __name__ == "__main__":
    main()
