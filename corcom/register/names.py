"""Names of States, compared as people write them."""

import unicodedata


def folded(name: str) -> str:
    """Without case, diacritics, punctuation and double spaces: 'Côte d’Ivoire' is 'cote d ivoire'."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    kept = "".join(
        letter if letter.isalnum() else " " for letter in plain if not unicodedata.combining(letter)
    )
    return " ".join(kept.split())
