"""The account to which States pay, as the environment names it."""

from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from corcom.payments.references import (
    compact,
    creditor_reference,
    is_iban,
    is_qr_iban,
    is_swiss,
    qr_reference,
)

PARTS = 6
EXAMPLE = "Trust Fund; Example Street; 1; 1202; Geneva; CH"


@dataclass(frozen=True, slots=True)
class Account:
    """An account and its holder; `country`: ISO 3166-1 alpha-2."""

    iban: str
    name: str
    street: str
    house: str
    postcode: str
    city: str
    country: str

    @property
    def is_swiss(self) -> bool:
        """Whether a Swiss payment slip can ask for money to it."""
        return is_swiss(self.iban)

    def reference_of(self, invoice: str) -> str:
        """The reference by which a payment finds its invoice: of QR accounts a QR reference.

        Empty where the number of the invoice holds more than letters and digits or is too long.
        """
        try:
            return qr_reference(invoice) if is_qr_iban(self.iban) else creditor_reference(invoice)
        except ValueError:
            return ""

    @property
    def lines(self) -> tuple[str, ...]:
        """Name and address of the holder."""
        return (
            self.name,
            f"{self.street} {self.house}".strip(),
            f"{self.postcode} {self.city}",
            self.country,
        )


def account() -> Account | None:
    """The account that is set up; None where there is none. Raises ImproperlyConfigured."""
    iban, holder = compact(settings.ACCOUNT), settings.ACCOUNT_HOLDER
    if not iban and not holder:
        return None
    if not is_iban(iban):
        raise ImproperlyConfigured("CORCOM_ACCOUNT is no account number: its check digits do not hold.")
    parts = [part.strip() for part in holder.split(";")]
    if len(parts) != PARTS or not (parts[0] and parts[3] and parts[4] and len(parts[5]) == 2):
        raise ImproperlyConfigured(
            "CORCOM_ACCOUNT_HOLDER must hold name; street; number; postcode; city; country,"
            f" such as '{EXAMPLE}'."
        )
    return Account(iban, *parts)
