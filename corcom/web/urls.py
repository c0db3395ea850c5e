"""The addresses of the site: every page today, on any day, and as known on any day."""

from django.urls import include, path

from corcom.proposals.queries import version_of_log
from corcom.web import problems
from corcom.web.accounts import refusals
from corcom.web.health import health, readiness
from corcom.web.pages import page
from corcom.web.views.approve import approve
from corcom.web.views.articles import article, articles
from corcom.web.views.calendar_feed import calendar_feed
from corcom.web.views.choosing import choose_comparison, choose_day, find_state
from corcom.web.views.contributions import contributions
from corcom.web.views.corrections import correct, corrections, received
from corcom.web.views.documents import documents, plans
from corcom.web.views.duties import calendar, matrix
from corcom.web.views.figures import comparison, figure, figures
from corcom.web.views.history import fact
from corcom.web.views.home import home
from corcom.web.views.laws import laws
from corcom.web.views.meetings import meeting, meetings, promises
from corcom.web.views.record import disagreements, reading, source, sources
from corcom.web.views.rights import rights
from corcom.web.views.state import state
from corcom.web.views.states import states
from corcom.web.views.treaties import scale, treaties
from corcom.web.views.votes import vote, votes

pages = [
    *page("", home),
    *page("states/", states),
    *page("states/<str:iso3>/", state, calendar=True),
    *page("calendar/", calendar, calendar=True),
    *page("matrix/", matrix),
    *page("figures/", figures),
    *page("figures/<str:name>/", figure),
    *page("compare/<str:before>/", comparison),
    *page("meetings/", meetings, calendar=True),
    *page("meetings/<str:code>/", meeting, calendar=True),
    *page("promises/", promises),
    *page("sources/", sources),
    *page("sources/<str:name>/", source),
    *page("reading/", reading),
    *page("disagreements/", disagreements),
    *page("articles/", articles),
    *page("articles/<str:number>/", article),
    *page("laws/", laws),
    *page("votes/", votes),
    *page("votes/<str:name>/", vote),
    *page("treaties/", treaties),
    *page("scale/", scale),
    *page("contributions/", contributions),
    *page("documents/", documents),
    *page("plans/", plans),
    *page("corrections/", corrections, also=version_of_log),
    *page("rights/", rights),
    *page("facts/<str:table>/<str:name>/", fact),
]

urlpatterns = [
    path("health/", health, name="health"),
    path("ready/", readiness, name="ready"),
    path("correct/", correct, name="correct"),
    path("correct/received/<int:number>/", received, name="correct-received"),
    path("choose-day/", choose_day, name="choose-day"),
    path("find/", find_state, name="find-state"),
    path("choose-comparison/", choose_comparison, name="choose-comparison"),
    path("", include("corcom.web.accounts.urls")),
    path("", include("corcom.web.workspace.urls")),
    path("approve/<str:link>/", approve, name="approve"),
    path("calendar/<str:secret>.ics", calendar_feed, name="calendar-feed"),
    path("as-at/<str:as_at>/known/<str:known>/", include(pages)),
    path("as-at/<str:as_at>/", include(pages)),
    path("known/<str:known>/", include(pages)),
    path("", include(pages)),
]

handler429 = refusals.too_many
handler404 = problems.not_found
handler500 = problems.broken
