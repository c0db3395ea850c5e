"""The addresses of what follows a meeting: its minutes, its follow-up table; and of the pack for it."""

from django.urls import path

from corcom.web.workspace.meetings import follow_up, minutes, pack
from corcom.web.workspace.meetings.minutes_corrections import correct_minutes, minutes_correction

ROOT = "desk/meetings/<str:code>/"

urlpatterns = [
    path(f"{ROOT}minutes/", minutes.minutes, name="minutes"),
    path(f"{ROOT}minutes.<str:ending>", minutes.minutes_as_paper, name="minutes-paper"),
    path(f"{ROOT}minutes/circulate/", minutes.minutes_circulate, name="minutes-circulate"),
    path(f"{ROOT}minutes/adopt/", minutes.minutes_adopt, name="minutes-adopt"),
    path(
        f"{ROOT}minutes/passages/<int:key>/correct/",
        correct_minutes,
        name="correct-minutes",
    ),
    path(
        f"{ROOT}minutes/corrections/<int:key>/",
        minutes_correction,
        name="minutes-correction",
    ),
    path(f"{ROOT}follow-up/", follow_up.follow_up, name="follow-up"),
    path(f"{ROOT}follow-up.<str:ending>", follow_up.follow_up_as_paper, name="follow-up-paper"),
    path(f"{ROOT}pack.<str:ending>", pack.pack, name="meeting-pack"),
    path(f"{ROOT}follow-up/issue/", follow_up.follow_up_issue, name="follow-up-issue"),
]
