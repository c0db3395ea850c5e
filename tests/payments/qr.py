"""A QR code read back: modules of a drawing or a bitmap, and the text in them. No error is corrected."""

import re

from qrcode.base import rs_blocks
from qrcode.constants import ERROR_CORRECT_H, ERROR_CORRECT_L, ERROR_CORRECT_M, ERROR_CORRECT_Q
from qrcode.util import pattern_position

Modules = list[list[bool]]

SQUARE = re.compile(r"M([\d.]+),([\d.]+)H([\d.]+)")
LEVELS = {0b01: ERROR_CORRECT_L, 0b00: ERROR_CORRECT_M, 0b11: ERROR_CORRECT_Q, 0b10: ERROR_CORRECT_H}
MASKS = (
    lambda r, c: (r + c) % 2 == 0,
    lambda r, c: r % 2 == 0,
    lambda r, c: c % 3 == 0,
    lambda r, c: (r + c) % 3 == 0,
    lambda r, c: (r // 2 + c // 3) % 2 == 0,
    lambda r, c: r * c % 2 + r * c % 3 == 0,
    lambda r, c: (r * c % 2 + r * c % 3) % 2 == 0,
    lambda r, c: ((r + c) % 2 + r * c % 3) % 2 == 0,
)
FORMAT_MASK = 0b10101
LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"


def drawn(svg: str) -> Modules:
    """The modules of the longest path of a drawing: the code beside which all others are scissors."""
    path = max(re.findall(r' d="([^"]*)"', svg), key=len)
    squares = [tuple(map(float, found)) for found in SQUARE.findall(path)]
    side = min(end - start for start, _top, end in squares)
    dark = {
        (round(top / side), column)
        for start, top, end in squares
        for column in range(round(start / side), round(end / side))
    }
    size = 1 + max(row for row, _column in dark)
    return [[(row, column) in dark for column in range(size)] for row in range(size)]


def text(modules: Modules) -> str:
    """What the code says."""
    size = len(modules)
    version = (size - 17) // 4
    told = [modules[8][column] for column in range(5)]
    level, mask = divmod(_number(told) ^ FORMAT_MASK, 8)
    bits = [
        modules[row][column] ^ MASKS[mask](row, column)
        for row, column in _way(size)
        if not _is_fixed(row, column, version, size)
    ]
    codewords = [_number(bits[at : at + 8]) for at in range(0, len(bits) - 7, 8)]
    return _said(_data(codewords, version, LEVELS[level]), version)


def _number(bits) -> int:
    return int("".join("01"[bit] for bit in bits), 2)


def _way(size: int):
    """Two columns at a time from the right, up and down, past the column of the timing pattern."""
    upward = True
    for right in (*range(size - 1, 6, -2), 5, 3, 1):
        for row in range(size - 1, -1, -1) if upward else range(size):
            yield from ((row, right), (row, right - 1))
        upward = not upward


def _is_fixed(row: int, column: int, version: int, size: int) -> bool:
    if row == 6 or column == 6:
        return True
    if (row < 9 and (column < 9 or column >= size - 8)) or (row >= size - 8 and column < 9):
        return True
    if version >= 7 and (
        (row < 6 and size - 11 <= column < size - 8) or (column < 6 and size - 11 <= row < size - 8)
    ):
        return True
    return any(
        abs(row - middle) <= 2 and abs(column - centre) <= 2
        for middle in pattern_position(version)
        for centre in pattern_position(version)
        if not _in_a_finder(middle, centre, size)
    )


def _in_a_finder(row: int, column: int, size: int) -> bool:
    return (row < 9 and (column < 9 or column >= size - 9)) or (row >= size - 9 and column < 9)


def _data(codewords: list[int], version: int, level: int) -> list[int]:
    counts = [block.data_count for block in rs_blocks(version, level)]
    blocks: list[list[int]] = [[] for _ in counts]
    taken = iter(codewords)
    for place in range(max(counts)):
        for block, count in zip(blocks, counts, strict=True):
            if place < count:
                block.append(next(taken))
    return [word for block in blocks for word in block]


def _said(data: list[int], version: int) -> str:
    bits = "".join(f"{word:08b}" for word in data)
    wide = version >= 10
    said, at = b"", 0

    def take(count: int) -> int:
        nonlocal at
        at += count
        return int(bits[at - count : at] or "0", 2)

    while at + 4 <= len(bits) and (mode := take(4)):
        if mode == 0b0100:
            said += bytes(take(8) for _ in range(take(16 if wide else 8)))
        elif mode == 0b0010:
            said += _of_letters(take, take(11 if wide else 9))
        else:
            said += _of_digits(take, take(12 if wide else 10))
    return said.decode()


def _of_letters(take, count: int) -> bytes:
    said = ""
    for _ in range(count // 2):
        first, second = divmod(take(11), 45)
        said += LETTERS[first] + LETTERS[second]
    return (said + (LETTERS[take(6)] if count % 2 else "")).encode()


def _of_digits(take, count: int) -> bytes:
    whole, rest = divmod(count, 3)
    said = "".join(f"{take(10):03}" for _ in range(whole))
    return (said + (f"{take(3 * rest + 1):0{rest}}" if rest else "")).encode()
