"""Statements as made-up banks write them. No State, account or payment in them is of this world."""

from dataclasses import dataclass

IBAN = "CH5604835012345678009"
QR_IBAN = "CH4431999123000889012"
OTHER_IBAN = "LI21088100002324013AA"
HOLDER = "Trust Fund of Streslau; Gazette Street; 1; 1202; Streslau; CH"


@dataclass(frozen=True)
class Booking:
    """One entry; `amount` as the file writes it, with `direction`."""

    amount: str = "28.47"
    direction: str = "CRDT"
    on: str = "2018-03-01"
    payer: str = ""
    text: str = ""
    reference: str = ""
    bank_reference: str = ""
    ordered: str = ""
    ordered_in: str = "GBP"
    currency: str = "CHF"
    status: str = "<Cd>BOOK</Cd>"

    @property
    def centimes(self) -> int:
        sign = 1 if self.direction == "CRDT" else -1
        return sign * int(self.amount.replace(".", ""))


def camt(
    *bookings: Booking, version: str = "08", opening: str = "1000.00", closing: str = "", **more: str
) -> bytes:
    """A camt.053 file whose balances agree, unless `closing` says otherwise."""
    iban = more.get("iban", IBAN)
    balance = 100_000 + sum(b.centimes for b in bookings if "BOOK" in b.status)
    shown = closing or f"{balance // 100}.{balance % 100:02}"
    body = "".join(_entry(booking, version) for booking in bookings)
    balances = "" if more.get("balances") == "none" else _balance("OPBD", opening) + _balance("CLBD", shown)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.{version}"><BkToCstmrStmt>'
        f"<GrpHdr><MsgId>{more.get('message', 'M1')}</MsgId><CreDtTm>2018-04-01T00:00:00</CreDtTm></GrpHdr>"
        f"<Stmt><Id>S1</Id><ElctrncSeqNb>{more.get('number', '3')}</ElctrncSeqNb>"
        f"<Acct><Id><IBAN>{iban}</IBAN></Id><Ccy>{more.get('currency', 'CHF')}</Ccy></Acct>{balances}{body}"
        "</Stmt></BkToCstmrStmt></Document>"
    ).encode()


def _balance(kind: str, amount: str) -> str:
    return (
        f'<Bal><Tp><CdOrPrtry><Cd>{kind}</Cd></CdOrPrtry></Tp><Amt Ccy="CHF">{amount}</Amt>'
        "<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2018-03-31</Dt></Dt></Bal>"
    )


def _entry(one: Booking, version: str) -> str:
    status = one.status if version == "08" else one.status.replace("<Cd>", "").replace("</Cd>", "")
    bank = f"<AcctSvcrRef>{one.bank_reference}</AcctSvcrRef>" if one.bank_reference else ""
    return (
        f'<Ntry><Amt Ccy="{one.currency}">{one.amount}</Amt><CdtDbtInd>{one.direction}</CdtDbtInd>'
        f"<Sts>{status}</Sts><BookgDt><Dt>{one.on}</Dt></BookgDt><ValDt><Dt>{one.on}</Dt></ValDt>{bank}"
        f"{details(one, version)}</Ntry>"
    )


def details(one: Booking, version: str) -> str:
    name = f"<Nm>{one.payer}</Nm>"
    party = f"<Dbtr>{f'<Pty>{name}</Pty>' if version == '08' else name}</Dbtr>" if one.payer else ""
    ordered = (
        f'<AmtDtls><InstdAmt><Amt Ccy="{one.ordered_in}">{one.ordered}</Amt>'
        "<CcyXchg><SrcCcy>GBP</SrcCcy><XchgRate>1.25</XchgRate></CcyXchg></InstdAmt></AmtDtls>"
        if one.ordered
        else ""
    )
    structured = f"<Strd><CdtrRefInf><Ref>{one.reference}</Ref></CdtrRefInf></Strd>" if one.reference else ""
    said = f"<Ustrd>{one.text}</Ustrd>" if one.text else ""
    told = f"<RmtInf>{said}{structured}</RmtInf>" if said or structured else ""
    return (
        f"<NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs>{ordered}"
        f"<RltdPties>{party}</RltdPties>{told}</TxDtls></NtryDtls>"
    )


def prefixed(content: bytes) -> bytes:
    """The same in the dialect of a bank that writes a prefix before every name."""
    named = content.replace(b"</", b"\0").replace(b"<?", b"\1").replace(b"<", b"<n:")
    return named.replace(b"\0", b"</n:").replace(b"\1", b"<?").replace(b"xmlns=", b"xmlns:n=")


CSV = """Account;CH56 0483 5012 3456 7800 9
Currency;CHF

Booking date;Value date;Payer;Description;Reference;Debit;Credit;Balance
01.03.2018;02.03.2018;Embassy of Ruritania;Contribution 2018;;;1'234.50;2'234.50
05.03.2018;05.03.2018;;Fees;;-10.00;;2'224.50
Total;;;;;-10.00;1'234.50;
"""
