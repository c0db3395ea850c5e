"""A file of a bank, whichever of the two forms it has."""

from hashlib import sha256

from django.utils.translation import gettext as _

from corcom.payments import bank_csv, camt
from corcom.payments.statement import Statement, fingerprints
from corcom.record.refusal import Refusal

LARGEST = 10 * 1024 * 1024


def statements_in(content: bytes, account: str = "", currency: str = "") -> list[Statement]:
    """The statements of a file; account and currency are taken where a CSV names none. Raises Refusal."""
    demand_size(len(content))
    if not content.strip():
        raise Refusal(_("The file is empty."))
    if content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<" or content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return camt.statements_of(content)
    return [bank_csv.statement_of(content, account, currency)]


def demand_size(size: int) -> None:
    """Refuse what no bank sends in a month, before it is read. `size` in bytes."""
    if size > LARGEST:
        raise Refusal(_("The file is larger than 10 MB: send one month at a time."))


def content_of(statement: Statement) -> str:
    """A name for what a statement says, in whatever file it comes."""
    told = (
        statement.account,
        statement.number,
        statement.opening,
        statement.closing,
        *fingerprints(statement),
    )
    return sha256(repr(told).encode()).hexdigest()
