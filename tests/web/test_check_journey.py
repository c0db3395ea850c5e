"""From a pasted text to a Word file with its figures bound, in a real browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.web.test_workspace_journeys import (  # noqa: F401  (fixtures)
    fresh,
    heading,
    join,
    set_up_second_factor,
    somebody,
)

pytestmark = pytest.mark.browser

TEXT = "A note\n\nThere are 16 signatories and 99 African States Parties.\n"


def test_a_text_is_checked_bound_to_another_day_taken_along_and_dropped_again(fresh, somebody, tmp_path):  # noqa: F811
    unit = somebody()
    join(unit, fresh[1], "Una of the Unit", "una@streslau.example")
    set_up_second_factor(unit)

    # a text is pasted and held against the record
    unit.goto("/desk/")
    unit.get_by_role("link", name="Check", exact=True).click()
    unit.get_by_label("Text").fill(TEXT)
    unit.get_by_label("As at").fill("2018-09-25")
    unit.get_by_role("button", name="Check").click()
    assert heading(unit) == "What the record says"
    assert "32" in unit.get_by_role("row").filter(has_text="99 African").inner_text()
    _axe(unit)

    # what agrees is ticked already, the right value is accepted, and another day rewrites both
    assert unit.get_by_label("bind", exact=True).is_checked()
    unit.get_by_label("put 32 and bind").check()
    unit.get_by_role("button", name="Bind the ticked figures").click()
    unit.get_by_label("As at").fill("2024-01-01")
    unit.get_by_role("button", name="Show").click()
    assert unit.locator("ins").all_inner_texts() == ["12", "36"]
    _axe(unit)

    # the Word file carries the figures
    with unit.expect_download() as word:
        unit.get_by_role("button", name="Word").click()
    kept = tmp_path / "note.docx"
    word.value.save_as(kept)
    unit.get_by_role("button", name="Keep the text").click()
    assert "/kept/" in unit.url
    unit.goto("/desk/check/")
    _axe(unit)
    unit.get_by_label("or a file").set_input_files(kept)
    unit.get_by_label("As at").fill("2024-01-01")
    unit.get_by_role("button", name="Check").click()
    assert "2 figures are bound already" in unit.get_by_role("status").inner_text()


def _axe(page) -> None:
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
