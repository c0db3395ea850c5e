"""What has a circle is read through a lens or not at all; where the lens is set aside, it says why."""

import ast
import pickle
from dataclasses import replace
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import CharField, Max, Model

import corcom
from corcom.committee.models import Meeting, MeetingDocument, Promise
from corcom.figures.catalogue import ask_all
from corcom.record import shelf as shelves
from corcom.record.actions import record_fact
from corcom.record.lens import lens
from corcom.record.reader import THE_UNIT
from corcom.record.refusal import Refusal
from corcom.record.scoped import Circled, Unscoped
from corcom.register.models import Deposit
from tests.recorded import put, state
from tests.security.markers import found_in

pytestmark = pytest.mark.django_db

CIRCLED = sorted((m for m in apps.get_models() if issubclass(m, Circled)), key=lambda m: m.__name__)

READS = {
    "walking": list,
    "counting": lambda rows: rows.count(),
    "asking whether there are any": lambda rows: rows.exists(),
    "whether true": bool,
    "how long": len,
    "the first": lambda rows: rows.first(),
    "the last": lambda rows: rows.order_by("pk").last(),
    "one": lambda rows: rows.get(pk=_key(rows.model)),
    "one by its place": lambda rows: rows.order_by("pk")[0],
    "some by their place": lambda rows: list(rows.order_by("pk")[:2]),
    "values": lambda rows: list(rows.values("pk")),
    "lists of values": lambda rows: list(rows.values_list("pk", flat=True)),
    "in bulk": lambda rows: rows.in_bulk([]) or rows.in_bulk(),
    "one after the other": lambda rows: list(rows.iterator()),
    "sums": lambda rows: rows.aggregate(highest=Max("pk")),
    "whether one is among them": lambda rows: rows.contains(rows.model(pk=_key(rows.model))),
    "filtered": lambda rows: list(rows.exclude(pk=None).distinct().order_by("-pk")),
    "joined": lambda rows: list(rows.union(rows)),
    "copied": pickle.dumps,
}


def _key(model: type[Model]) -> object:
    return "x" if isinstance(model._meta.pk, CharField) else 1


@pytest.mark.parametrize("model", CIRCLED, ids=lambda model: model.__name__)
def test_every_way_of_reading_without_a_lens_fails(model):
    silent = []
    for how, read in READS.items():
        for rows in (model.objects.all(), model.objects.filter(circle="unit"), model._default_manager.all()):
            try:
                read(rows)
            except Unscoped:
                continue
            silent.append(how)
    assert silent == []


def test_there_are_circles_on_every_table_of_the_record_and_on_all_that_states_write():
    names = {model.__name__ for model in CIRCLED}
    assert {"Source", "Deposit", "Promise", "Proposal", "Document", "Approval", "Correction"} <= names
    assert len(names) > 40


def test_no_row_leads_past_the_lens_to_those_that_belong_to_it():
    """A manager of related rows would be one more way in: relations have none."""
    assert [
        str(beside) for model in CIRCLED for beside in model._meta.related_objects if not beside.hidden
    ] == []


WITHOUT_A_LENS = {
    "record/scoped.py": "what it is",
    "record/models.py": "withdrawing a fact",
    "record/actions.py": "an action asks whether a name is free and a source is public",
    "record/shelf.py": "all rows in memory; who asks the shelf brings a lens",
    "record/package/commit.py": "a load writes all rows",
    "record/package/tables.py": "a load compares with all rows; an export asks for the public ones",
    "proposals/actions.py": "compare and swap",
    "proposals/approvals.py": "the signed link is the right; compare and swap",
    "proposals/corrections.py": "compare and swap",
    "proposals/contacts.py": "addresses whose time is over are forgotten",
    "people/remitters.py": "what is held about a person is told and forgotten whole",
    "people/contacts.py": "what is held about a person is told and forgotten whole",
    "people/approving.py": "what is held about a person is told and forgotten whole",
    "committee/actions.py": "an action counts the promises of a meeting, and the steps of a promise",
    "committee/agenda.py": "an action changes the order of the whole agenda",
    "committee/agenda_proposed.py": "an action finds the items that others are to stand under",
    "committee/arranging.py": "an action looks at where a meeting stands, and opens its agenda whole",
    "committee/meeting_papers.py": "an action numbers the versions of a paper",
    "committee/convening.py": "an action finds the meeting as it was entered",
    "committee/work_plan/actions.py": "an action finds a milestone of its plan, and those of the plan it repeats",
    "web/workspace/work_plan.py": "whether there is such a plan at all, for the trail",
    "committee/taking.py": "an action finds what it changes; who may take minutes sees them whole",
    "committee/being_taken.py": "an action looks whether minutes are open, and raises their pulse",
    "committee/attending.py": "an action changes the whole list of those at a meeting",
    "committee/follow_up.py": "an action finds what was issued, and whom it must not name",
    "committee/circulating.py": "an action opens minutes to the Committee as a whole",
    "committee/correcting.py": "an action decides on a correction by compare and swap",
    "committee/adopting.py": "an action counts the corrections that wait",
    "committee/on_record.py": "an action keeps the rows of a meeting as its minutes have them",
    "web/workspace/meetings/minutes.py": "whether a refusal is one, for the trail",
    "committee/closing.py": "an action looks at the stage of minutes",
    "committee/reviewing/intake.py": "an action finds the review of a file that came before",
    "committee/reviewing/judging.py": "compare and swap; a reviewer's own verdicts are taken back",
    "committee/reviewing/writing.py": "an action writes all that a review accepted",
    "committee/reviewing/forgetting.py": "the text of a paper is forgotten whole",
    "people/papers_read.py": "what is held about a person is told and forgotten whole",
    "people/minutes_corrected.py": "what is held about a person is told and forgotten whole",
    "people/minutes_taken.py": "what is held about a person is told and forgotten whole",
    "committee/noting.py": "an action finds a free name, and the source that it goes with",
    "proposals/queries.py": "the public log: answers, and nothing that was written",
    "finance/actions.py": "what an entry is checked against: free names, reversals, the newest budget",
    "payments/actions.py": "compare and swap; what is known already; what was sent already",
    "web/workspace/invoices.py": "whether a refusal is one, for the trail",
    "web/workspace/receipts.py": "whether a refusal is one, for the trail",
    "keeping/verify.py": "every row is proved",
    "keeping/chain.py": "every line is proved",
    "keeping/rows.py": "a copy holds all rows",
    "keeping/restore.py": "whether there is anything",
    "web/workspace/meetings/open_to.py": "whether a refusal is one, for the trail",
    "web/workspace/proposals.py": "whether a refusal is one, for the trail",
    "web/workspace/check.py": "whether a refusal is one, for the trail",
    "web/workspace/promises.py": "whether a refusal is one, for the trail",
}


def test_the_lens_is_set_aside_in_these_places_alone():
    root = Path(corcom.__file__).parent
    found = {
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        if "migrations" not in path.parts and _sets_aside(ast.parse(path.read_text("utf-8")))
    }
    assert found == set(WITHOUT_A_LENS)


def _sets_aside(tree: ast.AST) -> bool:
    names = ("everything", "_base_manager", "_scoped", "raw", "_raw_delete")
    return any(isinstance(node, ast.Attribute) and node.attr in names for node in ast.walk(tree))


def test_what_the_unit_has_asked_for_changes_no_figure_that_a_stranger_gets(world, monkeypatch):
    """Answers are kept in memory: none of them may hold what only the unit sees."""
    state("BOR", "Borduria", iso2="Q9", m49="909")
    monkeypatch.setattr(shelves, "_newest", shelves.Shelf(""))  # a State alone makes no version
    public = _figures()
    for iso3 in ("BOR", "RUR"):
        put(Deposit, f"hidden-{iso3}", "2012", state_id=iso3, treaty="ccm", instrument="x", circle="unit")
    monkeypatch.setattr(shelves, "_newest", shelves.Shelf(""))
    _figures(replace(lens(), reader=THE_UNIT))
    assert _figures() == public


def _figures(through=None):
    return [(a.figure.name, a.value, a.states, a.no_record) for a in ask_all(through or lens())]


def test_what_is_public_comes_from_a_source_that_is_public(world):
    from_hidden = {"state_id": "RUR", "treaty": "ccm", "instrument": "x", "source_id": "hidden-source"}
    with pytest.raises(Refusal, match="its source 'hidden-source' is not"):
        record_fact(world.act("unit"), Deposit(id="new", on="2012", grade="official", **from_hidden))
    in_circle = Deposit(id="new", on="2012", grade="official", circle="unit", **from_hidden)
    assert record_fact(world.act("unit"), in_circle)


def test_what_is_public_tells_nothing_of_the_hidden_meeting_that_it_belongs_to(world):
    hidden = Meeting.objects.everything().get(pk="hidden-meeting")
    made = {"meeting": hidden, "item": "1", "owners": "Ruritania", "owner_codes": "RUR"}
    put(Promise, "stray", "2026-01-01", what="a paper", **made)
    put(MeetingDocument, "stray-paper", "2026-01-01", title="a paper", meeting=hidden)
    asked = (
        "/promises/",
        "/promises.json",
        "/documents/",
        "/documents.csv",
        "/meetings.ics",
        "/calendar.ics",
    )
    facts = ("/facts/promises/stray/", "/facts/meeting_documents/stray-paper.json", "/states/RUR/")
    for path in (*asked, *facts):
        answer = world.clients["stranger"].get(path)
        assert answer.status_code == 200, path
        assert found_in(answer.content) == set(), path
        assert b"CC-2" not in answer.content, path
