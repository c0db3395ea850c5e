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


@pytest.fixture(scope="module")
def opened(site, browser):
    """One page for all that is looked at."""
    context = browser.new_context(base_url=site)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("address", ADDRESSES)
def test_axe_finds_nothing(opened, address):
    opened.emulate_media(color_scheme="light")
    assert violations(opened, address) == []


DARK = ["/", "/states/BGR/", "/as-at/2018-09-25/matrix/", "/votes/", "/articles/4/", "/reading/"]
"""One page of every kind: what differs in the dark is the colours of its pieces, and nothing else."""


@pytest.mark.parametrize("address", DARK)
def test_axe_finds_no_colours_too_close_in_the_dark(opened, address):
    opened.emulate_media(color_scheme="dark")
    assert violations(opened, address, runOnly=["color-contrast"]) == []


def violations(opened, address, **only):
    from axe_playwright_python.sync_playwright import Axe

    opened.goto(address)
    found = Axe().run(opened, options={"resultTypes": ["violations"], **only})
    return [(v["id"], [n["html"][:120] for n in v["nodes"]][:3]) for v in found.response["violations"]]
