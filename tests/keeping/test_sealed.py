"""A sealed file opens with its key, whole and in order, or not at all."""

import io
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corcom.keeping import sealed
from corcom.keeping.sealed import CHUNK, START, TAG, Sealing, Unsealing, is_sealed
from corcom.record.refusal import Refusal

KEY = "the walrus and the carpenter"
SIZES = [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 5]
STEP = CHUNK + TAG


@pytest.fixture(autouse=True, scope="module")
def _quick():
    """A key in a moment: how long it takes to make one is not what is tested here."""
    patch = pytest.MonkeyPatch()
    patch.setitem(sealed.SCRYPT, "n", 2**4)
    yield
    patch.undo()


def _content(size: int) -> bytes:
    return random.Random(size).randbytes(size)


def _seal(content: bytes, piece: int = 10_000) -> bytes:
    out = io.BytesIO()
    with Sealing(out, KEY) as sealing:
        for start in range(0, len(content), piece):
            sealing.write(content[start : start + piece])
    return out.getvalue()


def _open(held: bytes, key: str = KEY) -> bytes:
    return io.BufferedReader(Unsealing(io.BytesIO(held), key, "the file")).read()


@pytest.mark.parametrize("size", SIZES)
def test_what_was_sealed_opens(size):
    assert _open(_seal(_content(size))) == _content(size)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(
    start=st.integers(0, 3 * CHUNK + 10), length=st.integers(0, 2 * CHUNK), piece=st.integers(1, CHUNK * 2)
)
def test_it_is_read_from_any_place_however_it_was_written(start, length, piece):
    content = _content(3 * CHUNK + 5)
    opened = io.BufferedReader(Unsealing(io.BytesIO(_seal(content, piece)), KEY, "the file"))
    opened.seek(start)
    assert opened.read(length) == content[start : start + length]


def test_nothing_of_the_content_can_be_read_and_no_two_files_are_alike():
    content = b"Ruritania has deposited " * 1_000
    one, two = _seal(content), _seal(content)
    assert is_sealed(io.BytesIO(one))
    assert not is_sealed(io.BytesIO(content))
    assert b"Ruritania" not in one
    assert one[START:] != two[START:]


def test_another_key_opens_nothing():
    with pytest.raises(Refusal, match="the file does not open: CORCOM_BACKUP_KEY is another one"):
        _open(_seal(b"x"), "the walrus and the plumber")


def test_a_short_key_is_refused():
    with pytest.raises(Refusal, match="CORCOM_BACKUP_KEY is too short"):
        Sealing(io.BytesIO(), "walrus")


@pytest.mark.parametrize("size", SIZES)
def test_a_byte_altered_anywhere_is_noticed(size):
    held = _seal(_content(size))
    for place in {len(sealed.MARK), START, START + 1, len(held) // 2, len(held) - 1}:
        altered = bytearray(held)
        altered[place] ^= 1
        with pytest.raises(Refusal, match="the file"):
            _open(bytes(altered))


@pytest.mark.parametrize("left", [0, 1, TAG, STEP, STEP + 1, 2 * STEP, 3 * STEP - 1, 3 * STEP])
def test_an_end_cut_off_anywhere_is_noticed(left):
    held = _seal(_content(3 * CHUNK + 5))
    with pytest.raises(Refusal, match="the file"):
        _open(held[: START + left])


@pytest.mark.parametrize(
    "order", [(1, 0, 2, 3), (0, 2, 1, 3), (0, 1, 1, 3), (0, 0, 1, 2, 3), (0, 3), (0, 1, 2, 3, 3), (0, 1, 3)]
)
def test_chunks_moved_doubled_or_taken_out_are_noticed(order):
    held = _seal(_content(4 * CHUNK))
    chunks = [held[START + n * STEP : START + (n + 1) * STEP] for n in range(4)]
    with pytest.raises(Refusal, match="the file"):
        _open(held[:START] + b"".join(chunks[n] for n in order))


def test_a_chunk_of_another_file_under_the_same_key_is_noticed():
    one, two = _seal(_content(2 * CHUNK)), _seal(_content(2 * CHUNK))
    with pytest.raises(Refusal, match="chunk 2 has been altered, moved or cut off"):
        _open(one[: START + STEP] + two[START + STEP :])
