"""The verbs of kept texts: keep one, forget one. The trail says that, and nothing of the text."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from corcom.checking.binding import Bond
from corcom.checking.models import KeptText
from corcom.reading.text import MOST_LETTERS
from corcom.record.actions import action
from corcom.record.reader import UNIT, Reader, Role, partners, state_concerned
from corcom.record.refusal import Refusal
from corcom.record.trail import Act, Line, write_line

TABLE = "kept_texts"


@action("keep_text")
def keep_text(act: Act, title: str, text: str, as_at: date, bonds: Sequence[Bond]) -> KeptText:
    """Keep a text with its bound figures, for whoever keeps it and those they work with."""
    if not title.strip() or not text.strip():
        raise Refusal(_("A text is kept under a title: give it one."))
    if len(text) > MOST_LETTERS:
        raise Refusal(_("The text is too long to be kept: give it in parts."))
    kept = KeptText(
        circle=own_circle(act.reader),
        title=title.strip(),
        text=text,
        as_at=as_at,
        bonds=[bond.told for bond in bonds],
        kept_by=act.actor,
        kept_at=act.at,
    )
    kept.save()
    after = {"circle": kept.circle, "as_at": as_at.isoformat(), "figures": str(len(bonds))}
    write_line(act, Line("keep_text", TABLE, str(kept.pk), after=after))
    return kept


@action("keep_text")
def forget_text(act: Act, kept: KeptText) -> None:
    """Remove a kept text: it was a working paper, and nothing rests on it."""
    if not act.reader.sees(kept.circle):
        raise Refusal(_("This text is another's: only its own side removes it."))
    key = str(kept.pk)
    kept.delete()
    write_line(act, Line("forget_text", TABLE, key))


def own_circle(reader: Reader) -> str:
    """Those with whom the reader works: the unit, their delegation, or their organisation."""
    states = reader.of(Role.DELEGATE, Role.FOCAL_POINT)
    organisations = reader.of(Role.OBSERVER)
    if reader.holds(Role.UNIT) or not (states or organisations):
        return UNIT
    return state_concerned(states[0]) if states else partners(*organisations)
