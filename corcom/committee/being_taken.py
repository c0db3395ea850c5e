"""What all actions on minutes being taken begin and end with."""

from django.utils.translation import gettext as _

from corcom.committee.models import Meeting, Minutes
from corcom.committee.queries import meetings
from corcom.record.lens import Lens
from corcom.record.refusal import Refusal
from corcom.record.trail import Act

RIGHT = "take_minutes"


def demand_open(minutes: Minutes) -> None:
    """Refuse once the minutes are closed, whatever the page of whoever writes still shows."""
    stage = Minutes.objects.everything().values_list("stage", flat=True).get(pk=minutes.pk)
    if stage != Minutes.Stage.TAKING:
        raise Refusal(_("These minutes are closed: open them again before you go on writing."))


def beat(minutes: Minutes) -> int:
    """The pulse of the minutes after one more change. Actions come one at a time."""
    minutes.pulse = Minutes.objects.everything().values_list("pulse", flat=True).get(pk=minutes.pk) + 1
    minutes.save(update_fields=["pulse"])
    return minutes.pulse


def lens_of(act: Act) -> Lens:
    """Through which an action looks: on its day, for the eyes of whoever acts."""
    return Lens(act.at.date(), act.at.date(), act.reader)


def meeting_of(act: Act, minutes: Minutes) -> Meeting:
    """The meeting as its steps have left it."""
    return next(one for one in meetings(lens_of(act)) if one.pk == minutes.meeting_id)
