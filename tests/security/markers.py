"""Marks that could leak: words that stand nowhere else, and who may ever read each of them."""

import re

STATE = frozenset({"owner", "colleague", "focal_point"})
UNIT = frozenset({"unit"})
ALL_SEEING = frozenset({"unit", "auditor"})
COMMITTEE = frozenset({"coordinator", "president", "observer"}) | ALL_SEEING
PARTIES = STATE | {"other", "coordinator", "president"} | ALL_SEEING
NOBODY: frozenset[str] = frozenset()

READERS: dict[str, frozenset[str]] = {
    # facts, by their circle
    "ofthestate": STATE | ALL_SEEING,
    "oftheparties": PARTIES,
    "ofthecoordinators": frozenset({"coordinator", "president"}) | ALL_SEEING,
    "ofthecommittee": COMMITTEE,
    "ofthepartners": frozenset({"observer"}) | ALL_SEEING,
    "oftheunit": ALL_SEEING,
    "unverified": ALL_SEEING,
    # other rows of the record that are not public
    "hiddensource": ALL_SEEING,
    "hiddenmeeting": ALL_SEEING,
    "hiddenpromise": ALL_SEEING,
    "hiddenagenda": NOBODY,
    "hiddenattendance": NOBODY,
    "hiddencoverage": NOBODY,
    # meetings of the Committee
    "committeemeeting": COMMITTEE,
    "committeeplace": COMMITTEE,
    "agendadraft": frozenset({"president"}) | ALL_SEEING,
    "agendanote": frozenset({"president"}) | ALL_SEEING,
    "agendaissued": COMMITTEE,
    "calllink": COMMITTEE,
    "papertitle": COMMITTEE,
    "papername": COMMITTEE,
    "papercontent": COMMITTEE,
    "papercomment": COMMITTEE,
    # work plans of the Committee
    "workplan": COMMITTEE,
    "milestone": COMMITTEE,
    # minutes that are being taken
    "takenname": frozenset({"president"}) | ALL_SEEING,
    "takentext": frozenset({"president"}) | ALL_SEEING,
    # minutes that are circulated
    "circulatedname": COMMITTEE,
    "circulatedtext": COMMITTEE,
    "correctionasked": COMMITTEE,
    # what the State concerned proposes
    "owncell": STATE | ALL_SEEING,
    "ownreason": STATE | ALL_SEEING,
    "owndocument": STATE | ALL_SEEING,
    "owncontent": STATE | ALL_SEEING,
    "ownremark": STATE | ALL_SEEING,
    "capitalname": STATE | ALL_SEEING,
    "capitaloffice": STATE | ALL_SEEING,
    "linkedcell": STATE | ALL_SEEING,
    "keptowntext": STATE | ALL_SEEING,
    # what another State proposes
    "othercell": frozenset({"other"}) | ALL_SEEING,
    "otherreason": frozenset({"other"}) | ALL_SEEING,
    "otherdocument": frozenset({"other"}) | ALL_SEEING,
    "othercontent": frozenset({"other"}) | ALL_SEEING,
    # money of the State concerned, of another, and what the bank says
    "owninvoice": STATE | ALL_SEEING,
    "ownpayment": STATE | ALL_SEEING,
    "otherinvoice": frozenset({"other"}) | ALL_SEEING,
    "otherpayment": frozenset({"other"}) | ALL_SEEING,
    "payer": ALL_SEEING,
    "payertext": ALL_SEEING,
    # what somebody wrote who says that something is wrong
    "wronghere": UNIT,
    "wrongwhy": UNIT,
    "wrongwhere": UNIT,
    "wrongcontact": UNIT,
    # minutes read from a file, before and after their review
    "linesofpaper": UNIT,
    "nameofpaper": UNIT,
    # persons
    "noticeofowner": frozenset({"owner"}),
    "trailreason": ALL_SEEING,
    "nameofowner": STATE | ALL_SEEING,
    "mailofowner": STATE | ALL_SEEING,
    "nameofother": frozenset({"other"}) | ALL_SEEING,
    "mailofother": frozenset({"other"}) | ALL_SEEING,
    "nameofunit": ALL_SEEING | {"bare_unit"},
    "mailofunit": UNIT,
    "mailinvited": frozenset({"focal_point"}) | UNIT,
}

BEHIND_A_LINK = {
    "linkedcell": ("approve",),
    "mailinvited": ("invitation",),
    **dict.fromkeys(
        ("committeemeeting", "committeeplace", "papertitle", "workplan", "milestone"), ("calendar-feed",)
    ),
}
"""Whoever has the link reads these, at its address alone."""

SHOWN_NOWHERE = frozenset(
    {"hiddensource", "hiddenagenda", "hiddenattendance", "hiddencoverage", "wrongcontact"}
)
"""No page shows these, not even to whoever might see them."""

MARK = re.compile(f"zq({'|'.join(READERS)})qz".encode(), re.IGNORECASE)


def mark(name: str) -> str:
    """The word that stands for a mark: letters alone, so that nothing escapes or folds it."""
    assert name in READERS, f"say in markers.py who may read '{name}'"
    return f"zq{name}qz"


def found_in(content: bytes) -> frozenset[str]:
    """The marks that stand in some content, in any case."""
    return frozenset(name.decode().lower() for name in MARK.findall(content))
