"""The addresses of the unit's money, all under /desk/money/."""

from django.urls import URLPattern, path

from corcom.web.workspace.money.books import budgets, contributions_by_state, journal
from corcom.web.workspace.money.entering import enter_money, reverse_entry
from corcom.web.workspace.money.models import models, models_paper
from corcom.web.workspace.money.outlook import outlook
from corcom.web.workspace.money.overview import money
from corcom.web.workspace.serving import desk_page

urlpatterns: list[URLPattern] = [
    *desk_page("desk/money/", money),
    *desk_page("desk/money/states/", contributions_by_state),
    *desk_page("desk/money/budgets/", budgets),
    *desk_page("desk/money/journal/", journal),
    *desk_page("desk/money/models/", models),
    path("desk/money/models/<slug:kind>.<slug:form>", models_paper, name="models-paper"),
    *desk_page("desk/money/outlook/", outlook),
    path("desk/money/enter/<slug:kind>/", enter_money, name="enter-money"),
    path("desk/money/reverse/<slug:table>/<str:name>/", reverse_entry, name="reverse-entry"),
]
