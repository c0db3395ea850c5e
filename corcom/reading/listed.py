"""Words told as one text."""


def listed(text: str) -> frozenset[str]:
    """The words of the text, each once."""
    return frozenset(text.split())


def one_in(parts: tuple[str, ...], text: str) -> bool:
    """Whether the text has one of these parts; a loop, for it is asked too often for a generator."""
    for part in parts:  # noqa: SIM110
        if part in text:
            return True
    return False
