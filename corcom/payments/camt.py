"""Bank statements as ISO 20022 writes them: camt.053, in the versions and dialects that banks use.

Elements are found by their local names, so that a prefix changes nothing. What the schema leaves optional
may be missing; without a currency, an amount, its direction or a day no entry is read.
"""

import re
from datetime import date

from django.utils.translation import gettext as _

from corcom.payments.amounts import minor
from corcom.payments.plain_xml import Node, tree
from corcom.payments.references import compact
from corcom.payments.statement import Entry, Statement, checked
from corcom.record.refusal import Refusal

KIND = re.compile(r"camt\.053\.001\.\d{2}$")
OPENING, CLOSING = ("OPBD", "PRCD"), ("CLBD",)
LONGEST = 300


def statements_of(content: bytes) -> list[Statement]:
    """All statements of the file. Raises Refusal."""
    root = tree(content)
    if root.name != "Document" or not KIND.search(root.space):
        raise Refusal(
            _("The file is no bank statement in the form camt.053: it says “{kind}”.").format(
                kind=(root.space or root.name)[-60:]
            )
        )
    found = root.every("BkToCstmrStmt/Stmt")
    if not found:
        raise Refusal(_("The file holds no statement."))
    return [_statement(node) for node in found]


def _statement(node: Node) -> Statement:
    account = compact(node.said("Acct/Id/IBAN", "Acct/Id/Othr/Id"))
    if not account:
        raise Refusal(_("The statement does not say of which account it is."))
    booked = [entry for entry in node.every("Ntry") if entry.said("Sts/Cd", "Sts") in ("BOOK", "")]
    opening, closing = _balance(node, OPENING), _balance(node, CLOSING)
    currency = node.said("Acct/Ccy") or _currency(node, booked)
    return checked(
        Statement(
            account=account,
            number=node.said("ElctrncSeqNb", "LglSeqNb", "Id")[:LONGEST],
            currency=currency,
            opening=opening,
            closing=closing,
            entries=tuple(one for entry in booked for one in _entries(entry)),
        )
    )


def _currency(node: Node, booked: list[Node]) -> str:
    """That of the balances or entries, where the account names none. Raises Refusal."""
    amounts = [*node.every("Bal/Amt"), *(amount for entry in booked for amount in entry.every("Amt"))]
    if not amounts:
        raise Refusal(_("The statement does not say in which currency its account is."))
    return _in(amounts[0])


def _balance(node: Node, kinds: tuple[str, ...]) -> int | None:
    for kind in kinds:
        for balance in node.every("Bal"):
            if balance.said("Tp/CdOrPrtry/Cd") == kind and balance.one("Amt"):
                return _signed(balance)
    return None


def _signed(node: Node) -> int:
    """Its amount, negative where it left the account. Raises Refusal."""
    amount, direction = node.one("Amt"), node.said("CdtDbtInd")
    if amount is None or direction not in ("CRDT", "DBIT"):
        raise Refusal(_("An entry or balance does not say how much it is, or whether money came or left."))
    return (1 if direction == "CRDT" else -1) * minor(amount.text.strip(), _in(amount))


def _in(amount: Node) -> str:
    currency = amount.attributes.get("Ccy", "").strip()
    if not currency:
        raise Refusal(_("An amount of {amount} does not say its currency.").format(amount=amount.text[:20]))
    return currency


def _entries(entry: Node) -> list[Entry]:
    """One entry, or each payment of a collective one where the file tells them apart to the last centime."""
    whole = _signed(entry)
    details = entry.every("NtryDtls/TxDtls")
    if len(details) > 1:
        apart = [_part_of(entry, detail) for detail in details]
        if None not in apart and sum(part or 0 for part in apart) == whole:
            return [
                _entry(entry, detail, part or 0, f"/{place}")
                for place, (detail, part) in enumerate(zip(details, apart, strict=True), 1)
            ]
        return [_entry(entry, Node(""), whole)]
    return [_entry(entry, details[0] if details else Node(""), whole)]


def _part_of(entry: Node, detail: Node) -> int | None:
    """What a payment adds to a collective entry, in the currency of the account; None: not told."""
    amount = detail.one("Amt") or detail.one("AmtDtls/TxAmt/Amt")
    of_entry = entry.one("Amt")
    if amount is None or of_entry is None or _in(amount) != _in(of_entry):
        return None
    direction = detail.said("CdtDbtInd") or entry.said("CdtDbtInd")
    return (1 if direction == "CRDT" else -1) * minor(amount.text.strip(), _in(amount))


def _entry(entry: Node, detail: Node, amount: int, place: str = "") -> Entry:
    own = entry.one("Amt")
    assert own is not None
    currency = _in(own)
    ordered, ordered_in = _ordered(detail, currency)
    bank_reference = entry.said("AcctSvcrRef", "NtryRef") or detail.said("Refs/AcctSvcrRef")
    return Entry(
        on=_day(entry),
        amount=amount,
        currency=currency,
        remitter=_payer(detail, amount)[:LONGEST],
        reference=compact(detail.said("RmtInf/Strd/CdtrRefInf/Ref"))[:LONGEST],
        text=_text(entry, detail)[:LONGEST],
        end_to_end=_given(detail.said("Refs/EndToEndId"))[:LONGEST],
        bank_reference=f"{bank_reference}{place}"[:LONGEST] if bank_reference else "",
        ordered=ordered,
        ordered_in=ordered_in,
        rate=detail.said("AmtDtls/InstdAmt/CcyXchg/XchgRate", "AmtDtls/TxAmt/CcyXchg/XchgRate")[:20],
    )


def _day(entry: Node) -> date:
    """The value date, or the day of booking where the bank gives no other. Raises Refusal."""
    said = entry.said("ValDt/Dt", "ValDt/DtTm", "BookgDt/Dt", "BookgDt/DtTm")
    try:
        return date.fromisoformat(said[:10])
    except ValueError:
        raise Refusal(_("An entry has no day: “{said}”.").format(said=said[:20])) from None


def _ordered(detail: Node, currency: str) -> tuple[int, str]:
    amount = detail.one("AmtDtls/InstdAmt/Amt")
    if amount is None or _in(amount) == currency:
        return 0, ""
    return minor(amount.text.strip(), _in(amount)), _in(amount)


def _payer(detail: Node, amount: int) -> str:
    """Who paid; of what left the account, who was paid."""
    side = "Dbtr" if amount >= 0 else "Cdtr"
    parties = ("RltdPties/Ultmt" + side, "RltdPties/" + side)
    return detail.said(*(f"{party}{form}" for party in parties for form in ("/Pty/Nm", "/Nm")))


def _text(entry: Node, detail: Node) -> str:
    lines = [node.text.strip() for node in detail.every("RmtInf/Ustrd")]
    further = [node.text.strip() for node in detail.every("RmtInf/Strd/AddtlRmtInf")]
    return " ".join(line for line in (*lines, *further) if line) or entry.said("AddtlNtryInf")


def _given(text: str) -> str:
    return "" if text in ("NOTPROVIDED", "NONREF") else text
