"""A file sealed with a passphrase: AES-256-GCM in chunks, under a key that scrypt makes of the passphrase.

After a mark and a salt come the chunks. The nonce of each is its number and whether it is the last, so
chunks that are altered, moved, doubled or cut off do not open. Each file has a new salt, hence a new key.
"""

import io
import os
from hashlib import scrypt
from typing import IO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from corcom.record.refusal import Refusal

MARK = b"corcom sealed 1\n"
SALT = 16
CHUNK = 64 * 1024
TAG = 16
START = len(MARK) + SALT
SHORTEST = 12
SCRYPT = {"n": 2**17, "r": 8, "p": 1, "maxmem": 2**28, "dklen": 32}


class Sealing(io.RawIOBase):
    """Write into it what is to be sealed; `close` seals the last chunk and leaves `out` open."""

    def __init__(self, out: IO[bytes], passphrase: str) -> None:
        if len(passphrase) < SHORTEST:
            raise Refusal(f"CORCOM_BACKUP_KEY is too short: take {SHORTEST} characters at least.")
        salt = os.urandom(SALT)
        out.write(MARK + salt)
        self._out = out
        self._cipher = _cipher(passphrase, salt)
        self._head = MARK + salt
        self._waiting = bytearray()
        self._number = 0

    def writable(self) -> bool:
        return True

    def write(self, data: "bytes | bytearray | memoryview") -> int:  # type: ignore[override]
        self._waiting += data
        while len(self._waiting) > CHUNK:
            self._seal(bytes(self._waiting[:CHUNK]), last=False)
            del self._waiting[:CHUNK]
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._seal(bytes(self._waiting), last=True)
        super().close()

    def _seal(self, chunk: bytes, *, last: bool) -> None:
        self._out.write(self._cipher.encrypt(_nonce(self._number, last), chunk, self._head))
        self._number += 1


class Unsealing(io.RawIOBase):
    """What a sealed file holds, read from any place in it."""

    def __init__(self, sealed: IO[bytes], passphrase: str, name: str) -> None:
        self._sealed = sealed
        self._name = name
        sealed.seek(0)
        self._head = sealed.read(START)
        size = sealed.seek(0, io.SEEK_END) - START
        self._chunks = max(1, -(-size // (CHUNK + TAG)))
        self._size = max(0, size - self._chunks * TAG)
        self._cipher = _cipher(passphrase, self._head[len(MARK) :])
        self._at = 0
        self._opened = (-1, b"")
        self._chunk(0)
        self._chunk(self._chunks - 1)  # it says that nothing is cut off

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(0, start + offset)
        return self._at

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        if self._at >= self._size:
            return 0
        number, skip = divmod(self._at, CHUNK)
        found = self._chunk(number)[skip : skip + len(buffer)]
        buffer[: len(found)] = found
        self._at += len(found)
        return len(found)

    def _chunk(self, number: int) -> bytes:
        if self._opened[0] != number:
            self._sealed.seek(START + number * (CHUNK + TAG))
            nonce = _nonce(number, number == self._chunks - 1)
            try:
                chunk = self._cipher.decrypt(nonce, self._sealed.read(CHUNK + TAG), self._head)
            except InvalidTag:
                raise Refusal(self._why_not(number)) from None
            self._opened = (number, chunk)
        return self._opened[1]

    def _why_not(self, number: int) -> str:
        if number == 0:
            return f"{self._name} does not open: CORCOM_BACKUP_KEY is another one, or the file is damaged."
        return f"{self._name} is damaged: chunk {number + 1} has been altered, moved or cut off."


def is_sealed(handle: IO[bytes]) -> bool:
    """Whether a file begins as a sealed one does."""
    handle.seek(0)
    return handle.read(len(MARK)) == MARK


def _cipher(passphrase: str, salt: bytes) -> AESGCM:
    return AESGCM(scrypt(passphrase.encode(), salt=salt, **SCRYPT))


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])
