"""The addresses of the Committee's meetings: their way, agenda, papers, calendar."""

from django.urls import path

from corcom.web.workspace.meetings import agenda, circulated, invitation, meetings
from corcom.web.workspace.meetings.calendar_links import calendar_link_revoke, calendar_links
from corcom.web.workspace.meetings.year import year_plan
from corcom.web.workspace.serving import desk_page

ROOT = "desk/meetings/<str:code>/"
AGENDA = f"{ROOT}agenda/"
PAPER = f"{ROOT}papers/<int:key>/"

urlpatterns = [
    path("desk/calendar/", calendar_links, name="calendar-links"),
    path("desk/calendar/<int:key>/revoke/", calendar_link_revoke, name="calendar-link-revoke"),
    *desk_page("desk/meetings/", meetings.committee_meetings),
    path("desk/meetings/new/", meetings.plan_meeting, name="plan-meeting"),
    *desk_page("desk/meetings/year/", year_plan),
    path(ROOT, meetings.committee_meeting, name="committee-meeting"),
    path(f"{ROOT}dates/", meetings.propose_dates, name="propose-dates"),
    path(f"{ROOT}convene/", meetings.convene_meeting, name="convene-meeting"),
    path(f"{ROOT}step/<str:name>/", meetings.meeting_step, name="meeting-step"),
    path(f"{ROOT}calendar.ics", invitation.meeting_ics, name="meeting-file"),
    path(f"{ROOT}out/<str:kind>.<str:ending>", invitation.meeting_paper_as, name="meeting-paper-as"),
    path(AGENDA, agenda.meeting_agenda, name="meeting-agenda"),
    path(f"{AGENDA}add/", agenda.agenda_add, name="agenda-add"),
    path(f"{AGENDA}accept/", agenda.agenda_accept, name="agenda-accept"),
    path(f"{AGENDA}take-over/", agenda.agenda_take_over, name="agenda-take-over"),
    path(f"{AGENDA}<int:key>/", agenda.agenda_item, name="agenda-item"),
    path(f"{AGENDA}<int:key>/<str:step>/", agenda.agenda_step, name="agenda-step"),
    path(f"{ROOT}papers/new/", circulated.circulate_paper, name="circulate-paper"),
    path(PAPER, circulated.meeting_paper, name="meeting-paper"),
    path(f"{PAPER}version/", circulated.paper_version, name="paper-version"),
    path(f"{PAPER}comment/", circulated.paper_comment, name="paper-comment"),
    path(f"{PAPER}versions/<int:number>/", circulated.paper_file, name="paper-file"),
]
