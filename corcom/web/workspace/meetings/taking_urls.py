"""The addresses of minutes that are being taken."""

from django.urls import path

from corcom.web.workspace.meetings import taking
from corcom.web.workspace.meetings.taking_close import taking_close, taking_reopen
from corcom.web.workspace.meetings.taking_there import taking_there

ROOT = "desk/meetings/<str:code>/taking/"

urlpatterns = [
    path(ROOT, taking.taking, name="taking"),
    path(f"{ROOT}open/", taking.taking_open, name="taking-open"),
    path(f"{ROOT}news/", taking.taking_news, name="taking-news"),
    path(f"{ROOT}passages/<uuid:name>/", taking.taking_passage, name="taking-passage"),
    path(f"{ROOT}passages/<uuid:name>/<str:step>/", taking.taking_step, name="taking-step"),
    path(f"{ROOT}items/", taking.taking_item, name="taking-item"),
    path(f"{ROOT}there/", taking_there, name="taking-there"),
    path(f"{ROOT}close/", taking_close, name="taking-close"),
    path(f"{ROOT}reopen/", taking_reopen, name="taking-reopen"),
]
