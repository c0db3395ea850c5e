"""Whether a text speaks of another Convention than the one on record."""

import re

from corcom.register.models import TreatyCode

OTHERS = "|".join(
    (
        *(code.name for code in TreatyCode if code.name.isalpha() and code is not TreatyCode.CCM),
        *(r"Mine\s+Ban", "Ottawa", "MBT", r"Arms\s+Trade", "CWC", r"Chemical\s+Weapons", "BWC", "BTWC"),
        *("Biological", "NPT", "Nuclear", r"Protocols?\s+(?:[IVX]+|\d)", "UNCCD", "Desertification"),
        *("CRPD", "Disabilities", r"Rome\s+Statute", r"Geneva\s+Conventions"),
    )
)
OTHER = re.compile(rf"\b(?:{OTHERS})\b")


def speaks_of_another(text: str) -> bool:
    """Whether a Convention is named that is not the Convention on Cluster Munitions."""
    return OTHER.search(text) is not None
