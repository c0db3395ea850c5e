"""The addresses of the workspace, all under /desk/; who may open each stands in the table of rights."""

from django.urls import path

from corcom.web.views.history import fact_in_circle
from corcom.web.workspace import check, notices
from corcom.web.workspace import offices as naming
from corcom.web.workspace import promises as promising
from corcom.web.workspace import proposals as proposing
from corcom.web.workspace import review as reviewing
from corcom.web.workspace import work_plan as planning
from corcom.web.workspace.corrections import correction, corrections_waiting
from corcom.web.workspace.desk import desk
from corcom.web.workspace.history import history, trail
from corcom.web.workspace.meetings import meetings_urls, minutes_urls, papers_urls, taking_urls
from corcom.web.workspace.money.urls import urlpatterns as of_money
from corcom.web.workspace.offices import offices
from corcom.web.workspace.payment_urls import urlpatterns as of_payments
from corcom.web.workspace.promises import ledger
from corcom.web.workspace.search import search
from corcom.web.workspace.serving import desk_page
from corcom.web.workspace.state import state_desk
from corcom.web.workspace.work_plan import work_plan, work_plans

urlpatterns = [
    *desk_page("desk/", desk),
    path("desk/states/", reviewing.to_state, name="to-state"),
    *desk_page("desk/states/<str:iso3>/", state_desk),
    path("desk/states/<str:iso3>/propose/", proposing.propose, name="propose"),
    *desk_page("desk/proposals/", proposing.proposals),
    path("desk/proposals/<int:key>/", proposing.proposal, name="proposal"),
    path("desk/proposals/<int:key>/amend/", proposing.amend, name="proposal-amend"),
    path("desk/proposals/<int:key>/attach/", proposing.attach, name="proposal-attach"),
    path("desk/proposals/<int:key>/decide/", reviewing.decide, name="proposal-decide"),
    path("desk/proposals/<int:key>/step/<str:name>/", proposing.step, name="proposal-step"),
    path("desk/documents/<int:key>/", proposing.document, name="document"),
    *desk_page("desk/review/", reviewing.review),
    *desk_page("desk/corrections/", corrections_waiting),
    path("desk/corrections/<int:key>/", correction, name="correction"),
    *desk_page("desk/search/", search),
    *desk_page("desk/facts/<str:table>/<str:name>/", fact_in_circle),
    *desk_page("desk/trail/", trail),
    *desk_page("desk/record/<str:table>/<path:key>/", history),
    *desk_page("desk/offices/", offices),
    path("desk/offices/new/", naming.name_office, name="name-office"),
    path("desk/offices/letters.<str:ending>", naming.letters, name="letters-outgoing"),
    *desk_page("desk/work-plan/", work_plans),
    path("desk/work-plan/new/", planning.new_work_plan, name="new-work-plan"),
    *desk_page("desk/work-plan/<int:key>/", work_plan),
    path("desk/work-plan/<int:key>.ics", planning.work_plan_calendar, name="work-plan-calendar"),
    path("desk/work-plan/<int:key>/change/", planning.change_work_plan, name="change-work-plan"),
    path("desk/work-plan/<int:key>/milestone/", planning.milestone, name="new-milestone"),
    path("desk/work-plan/<int:key>/milestone/<int:number>/", planning.milestone, name="milestone"),
    path(
        "desk/work-plan/<int:key>/milestone/<int:number>/step/",
        planning.milestone_step,
        name="milestone-step",
    ),
    *desk_page("desk/promises/", ledger),
    path("desk/promises/new/", promising.undertake, name="undertake"),
    path("desk/promises/<str:name>/", promising.undertaking, name="undertaking"),
    path("desk/promises/<str:name>/link/", promising.link, name="undertaking-link"),
    path("desk/promises/<str:name>/step/", promising.step, name="undertaking-step"),
    *papers_urls.urlpatterns,
    *meetings_urls.urlpatterns,
    *taking_urls.urlpatterns,
    *minutes_urls.urlpatterns,
    *of_money,
    *of_payments,
    *check.urlpatterns,
    path("desk/notices/", notices.notices, name="notices"),
    path("desk/notices/read/", notices.read, name="notices-read"),
]
