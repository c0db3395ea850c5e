"""Reads of the kept texts, each through the lens."""

from corcom.checking.models import KeptText
from corcom.record.lens import Lens


def kept_texts(lens: Lens) -> list[KeptText]:
    """Those open to the reader, newest first."""
    return list(KeptText.objects.through(lens).defer("text", "bonds"))


def kept_text(lens: Lens, key: int) -> KeptText | None:
    """One of them."""
    found: KeptText | None = KeptText.objects.through(lens).filter(pk=key).first()
    return found
