"""axe-core finds nothing, on any page, in light and in dark."""

import pytest

pytestmark = pytest.mark.browser

ADDRESSES = [
    "/",
    "/as-at/2018-09-25/",
    "/states/",
    "/states/LAO/",
    "/states/BGR/",
    "/states/USA/",
    "/states/LTU/",
    "/calendar/",
    "/as-at/2018-09-25/matrix/",
    "/figures/",
    "/as-at/2018-09-25/figures/reports.initial.overdue/",
    "/as-at/2019-09-04/compare/2018-09-05/",
    "/meetings/",
    "/as-at/2018-10-01/meetings/",
    "/meetings/CC-2018-09-25/",
    "/promises/",
    "/sources/",
    "/sources/minutes-2018-09-25/",
    "/reading/",
    "/disagreements/",
    "/articles/",
    "/articles/1/",
    "/articles/4/",
    "/articles/9/",
    "/laws/",
    "/votes/",
    "/votes/A-RES-73-54/",
    "/treaties/",
    "/as-at/2018-09-25/scale/",
    "/as-at/2018-09-25/contributions/",
    "/documents/",
    "/plans/",
    "/facts/deposits/ccm-LAO-deposit/",
    "/corrections/",
    "/rights/",
    "/correct/?page=/states/LAO/",
    "/correct/received/1/",
    "/states/XXX/",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_axe_finds_nothing(browser, site, address):
    assert violations(browser, f"{site}{address}", "light") == []


DARK = ["/", "/states/BGR/", "/as-at/2018-09-25/matrix/", "/votes/", "/articles/4/", "/reading/"]
"""One page of every kind: what differs in the dark is the colours of its pieces."""


@pytest.mark.parametrize("address", DARK)
def test_axe_finds_nothing_in_the_dark(browser, site, address):
    assert violations(browser, f"{site}{address}", "dark") == []


def violations(browser, address, scheme):
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(color_scheme=scheme)
    opened = context.new_page()
    opened.goto(address)
    found = Axe().run(opened)
    context.close()
    return [(v["id"], [n["html"][:120] for n in v["nodes"]][:3]) for v in found.response["violations"]]
