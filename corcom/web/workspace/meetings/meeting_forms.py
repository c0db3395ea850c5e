"""The forms by which meetings are planned, convened and cancelled."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from corcom.committee.dates_typed import Dates, read_dates
from corcom.committee.hours import hours_of
from corcom.committee.models import Meeting
from corcom.duties.words import dated
from corcom.record.partial import bounds, options
from corcom.record.reader import COMMITTEE, PUBLIC
from corcom.record.refusal import Refusal

PLACE = _("A room and its address, or “online”.")
HOURS = _("In Geneva: 12:30-14:30.")


class DatesField(forms.CharField):
    """Dates as somebody types them; the answer is a `Dates`."""

    def __init__(self, today: date, **more: Any) -> None:
        super().__init__(max_length=120, **more)
        self.today = today

    def clean(self, value: Any) -> Dates:
        """Refuse what is no date, with an example of one."""
        try:
            return read_dates(super().clean(value), self.today)
        except Refusal as refusal:
            raise ValidationError(str(refusal)) from refusal


class HoursField(forms.CharField):
    """From when to when."""

    def __init__(self, **more: Any) -> None:
        super().__init__(max_length=40, label=_("Hours"), help_text=HOURS, **more)

    def clean(self, value: Any) -> str:
        """Refuse what says no two times in their order."""
        times = str(super().clean(value))
        if times and hours_of(times) is None:
            raise ValidationError(_("Write the hours as 12:30-14:30."))
        return times


def dates_field(today: date, label: Any) -> DatesField:
    """The field for one or several days, or a window."""
    told = _(
        "A day (9 March 2027), several (9 or 11 March 2027), "
        "or a window (second week of March 2027; 8 to 12 March 2027)."
    )
    return DatesField(today, label=label, help_text=told)


class PlanForm(forms.Form):
    """A meeting to come."""

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["dates"] = dates_field(today, _("When"))
        self.fields["times"] = HoursField(required=False)
        self.fields["place"] = forms.CharField(
            label=_("Place"), max_length=120, required=False, help_text=PLACE
        )
        self.fields["number"] = forms.IntegerField(
            label=_("Number of the meeting"), min_value=1, max_value=999, required=False
        )
        self.fields["circle"] = forms.ChoiceField(
            label=_("Open to"),
            choices=[(COMMITTEE, _("the Committee")), (PUBLIC, _("everybody"))],
            help_text=_("Who sees that and when it meets; agenda and papers are the Committee's alone."),
        )


class ProposeForm(forms.Form):
    """Days, or a window, proposed to the Committee."""

    def __init__(self, *args: Any, today: date, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["dates"] = dates_field(today, _("Proposed"))
        self.fields["times"] = HoursField(required=False, initial=meeting.times)
        self.fields["place"] = forms.CharField(
            label=_("Place"), max_length=120, required=False, help_text=PLACE, initial=meeting.place
        )


class ConveneForm(forms.Form):
    """The day, the hours, the place, the link of the call."""

    def __init__(self, *args: Any, meeting: Meeting, call: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        proposed = _proposed_days(meeting)
        told = _("Proposed: {days}.").format(days=", ".join(map(dated, proposed))) if proposed else ""
        self.fields["day"] = forms.DateField(
            label=_("Day"),
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            initial=proposed[0] if proposed else None,
            help_text=told,
        )
        self.fields["times"] = HoursField(initial=meeting.times)
        self.fields["place"] = forms.CharField(
            label=_("Place"), max_length=120, required=False, help_text=PLACE, initial=meeting.place
        )
        self.fields["call"] = forms.URLField(
            label=_("Link of the conference call"),
            max_length=400,
            required=False,
            initial=call,
            assume_scheme="https",
            help_text=_("Only the Committee sees it; it does not stand on the record."),
        )


def _proposed_days(meeting: Meeting) -> list[str]:
    """The single days among what is proposed."""
    each = options(meeting.on)
    return [day for day in each if bounds(day)[0] == bounds(day)[1]]
