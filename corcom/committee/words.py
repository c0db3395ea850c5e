"""Documents of meetings, and the part that States took, in words."""

from django.utils.translation import gettext as _

from corcom.committee.models import MeetingDocument, TookPart
from corcom.duties.words import says


@says(MeetingDocument)
def _document(fact: MeetingDocument) -> str:
    if not fact.symbol:
        return _("Document: {title}").format(title=fact.title)
    return _("Document {symbol}: {title}").format(symbol=fact.symbol, title=fact.title)


@says(TookPart)
def _took_part(fact: TookPart) -> str:
    return fact.says[:1].upper() + fact.says[1:]
