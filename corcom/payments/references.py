"""References by which a payment finds its invoice: creditor references (ISO 11649), QR references, IBANs."""

import re

LONGEST_SCOR = 21
QR_DIGITS = 26
LONGEST_IN_QR = 16
CARRY = (0, 9, 4, 6, 8, 2, 7, 1, 3, 5)
"""The table of the recursive modulo 10 by which Swiss QR references are checked."""
QR_INSTITUTIONS = range(30000, 32000)
IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{10,30}")


def compact(text: str) -> str:
    """Capitals without spaces and separators."""
    return re.sub(r"[\s.,/:-]", "", text).upper()


def creditor_reference(number: str) -> str:
    """The reference RFnn... of an invoice's number (letters and digits, at most 21). Raises ValueError."""
    body = compact(number)
    if not re.fullmatch(rf"[A-Z0-9]{{1,{LONGEST_SCOR}}}", body):
        raise ValueError(f"no creditor reference can be made of '{number}'")
    return f"RF{98 - _remainder(body + 'RF00'):02d}{body}"


def is_creditor_reference(text: str) -> bool:
    """Whether its check digits hold."""
    body = compact(text)
    if not re.fullmatch(rf"RF\d{{2}}[A-Z0-9]{{1,{LONGEST_SCOR}}}", body):
        return False
    return _remainder(body[4:] + body[:4]) == 1


def qr_reference(number: str) -> str:
    """The 27 digits of a Swiss QR reference, another for each number of an invoice. Raises ValueError."""
    body = compact(number)
    if not re.fullmatch(rf"[A-Z0-9]{{1,{LONGEST_IN_QR}}}", body):
        raise ValueError(f"no QR reference can be made of '{number}'")
    digits = f"{int('1' + body, 36):0{QR_DIGITS}d}"
    return digits + _check_digit(digits)


def is_qr_reference(text: str) -> bool:
    """Whether it is 27 digits, the last of which checks the rest."""
    body = compact(text)
    return bool(re.fullmatch(r"[0-9]{27}", body)) and _check_digit(body[:-1]) == body[-1]


def is_iban(text: str) -> bool:
    """Whether it is an account number (ISO 13616) whose check digits hold."""
    body = compact(text)
    return bool(IBAN.fullmatch(body)) and body.isascii() and _remainder(body[4:] + body[:4]) == 1


def is_swiss(iban: str) -> bool:
    """Whether a Swiss payment slip can ask for money to this account."""
    return compact(iban)[:2] in ("CH", "LI")


def is_qr_iban(iban: str) -> bool:
    """Whether the account takes payments with a QR reference alone."""
    return is_swiss(iban) and int(compact(iban)[4:9]) in QR_INSTITUTIONS


def in_fours(text: str) -> str:
    """As people read an account number or a creditor reference."""
    body = compact(text)
    return " ".join(body[at : at + 4] for at in range(0, len(body), 4))


def _remainder(text: str) -> int:
    return int("".join(str(int(letter, 36)) for letter in text)) % 97


def _check_digit(body: str) -> str:
    carry = 0
    for digit in body:
        carry = CARRY[(carry + int(digit)) % 10]
    return str((10 - carry) % 10)
