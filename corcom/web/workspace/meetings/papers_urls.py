"""The addresses of minutes read from files."""

from django.urls import path

from corcom.web.workspace.meetings import papers_read as papers
from corcom.web.workspace.serving import desk_page

urlpatterns = [
    *desk_page("desk/papers/", papers.papers_read),
    path("desk/papers/new/", papers.drop, name="paper-drop"),
    path("desk/papers/<int:key>/", papers.paper_review, name="paper-review"),
    path("desk/papers/<int:key>/step/<str:name>/", papers.paper_step, name="paper-step"),
    path("desk/papers/<int:key>/findings/<int:finding>/", papers.finding_judge, name="finding-judge"),
    path(
        "desk/papers/<int:key>/findings/<int:finding>/change/", papers.finding_change, name="finding-change"
    ),
]
