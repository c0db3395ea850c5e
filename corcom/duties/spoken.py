"""The words by which texts speak of a duty."""

import re

OWN = r"(?:all\s+|its\s+|their\s+|the\s+)*"
SPOKEN = {
    "extension_request": r"extension\s+requests?|requests?\s+for\s+(?:an?\s+|more\s+)?(?:extensions?|time)",
    "initial_report": r"(?:initial|first)\s+(?:transparency\s+)?reports?|initial\s+transparency\s+measures",
    "annual_report": r"(?:annual|yearly)\s+(?:transparency\s+|Article\s+7\s+)?(?:reports?|updates?)",
    "stockpile_destruction": rf"destr(?:uction|oy)\s+(?:of\s+)?{OWN}stock|stockpile\s+destruction"
    r"|Article\s+3\s+(?:deadline|obligation)",
    "clearance": rf"(?:Article\s+4|clearance)\s+(?:deadline|obligation)|clear\s+{OWN}areas?",
}
"""By name of the duty; of two that a text speaks of, the first here is the narrower one."""

_KNOWN = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in SPOKEN.items()}


def duties_in(text: str) -> list[str]:
    """The duties that a text speaks of, the narrower first."""
    return [name for name, pattern in _KNOWN.items() if pattern.search(text)]
