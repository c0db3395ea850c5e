"""Words told as one text."""


def listed(text: str) -> frozenset[str]:
    """The words of the text, each once."""
    return frozenset(text.split())
