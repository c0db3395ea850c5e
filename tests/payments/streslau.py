"""Five made-up States, three invoices of 2018. Run as a program, it fills the database of an installation."""


def main() -> None:
    """Fill the database that the environment names."""
    import django

    django.setup()
    from tests.finance.books import opened_books
    from tests.payments.given import invoice

    opened_books()
    for iso3 in ("RUR", "FRE", "GRA"):
        invoice(iso3, 254_328)


if __name__ == "__main__":
    main()
