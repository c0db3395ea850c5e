"""A State proposes, the unit reviews and publishes (minutes of 25 September 2018, 6.2)."""

import pytest

from corcom.law.models import NationalLaw
from corcom.people.models import Notice
from corcom.proposals import actions, queries
from corcom.proposals.facts import as_read, beside, proposable
from corcom.proposals.models import Proposal
from corcom.record.lens import lens, today
from corcom.record.models import Source, TrailEntry
from corcom.record.refusal import Refusal
from corcom.record.rights import NoRight
from corcom.record.shelf import shelf
from corcom.record.trail import prove, version
from tests.people.persons import person
from tests.proposals.given import act_of, delegate, handed_in, lens_of, ruritania, wish

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_record")]


@pytest.fixture
def state():
    return ruritania()


def laws_on_record():
    return [fact.title or fact.says for fact in shelf().facts(NationalLaw, lens())]


def test_what_a_state_proposes_is_public_once_the_unit_publishes_it(state):
    author, unit = delegate(), person("unit")
    proposal = handed_in(state, author)
    assert "Cluster Munitions Act" not in laws_on_record()
    actions.publish(act_of(unit, "checked against the gazette"), proposal)
    assert "Cluster Munitions Act" in laws_on_record()
    fact = NationalLaw.objects.everything().get(pk=proposal.published_as)
    assert (fact.grade, fact.on, fact.recorded_by) == ("official", "2026-03", unit.actor)
    assert Source.objects.everything().get(pk=fact.source_id).title == (
        "Communication of Ruritania to the unit (online)"
    )


def test_a_better_reading_replaces_the_fact_and_both_stay_readable(state):
    proposal = handed_in(state, delegate(), change="replace", fact="rur-law")
    actions.publish(act_of(person("unit")), proposal)
    assert laws_on_record() == ["Cluster Munitions Act"]
    old = NationalLaw.objects.everything().get(pk="rur-law")
    assert old.withdrawn_at is not None
    assert NationalLaw.objects.everything().get(pk=proposal.published_as).replaces_id == "rur-law"


def test_a_fact_can_be_proposed_to_be_taken_back(state):
    proposal = handed_in(state, delegate(), change="withdraw", fact="rur-law")
    assert proposal.cells == {}
    actions.publish(act_of(person("unit")), proposal)
    assert laws_on_record() == []


def test_nothing_of_a_proposal_makes_a_new_version_of_the_record_before_it_is_published(state):
    before = version()
    proposal = handed_in(state, delegate())
    assert version() == before
    actions.publish(act_of(person("unit")), proposal)
    assert version() != before
    assert prove() is None


def test_the_queue_holds_what_was_handed_in_the_longest_waiting_first(state):
    unit, author = person("unit"), delegate()
    first, second = handed_in(state, author), handed_in(state, author)
    actions.propose(act_of(author), state, wish())
    assert queries.queue(lens_of(unit)) == [first, second]


def test_a_proposal_is_open_to_its_state_and_the_unit_alone(state):
    proposal = handed_in(state, delegate())
    readers = {
        "a colleague": delegate(),
        "its focal point": person("focal_point", "RUR"),
        "the unit": person("unit"),
        "an auditor": person("auditor"),
    }
    others = {
        "another State's delegate": delegate("FRE"),
        "an observer": person("observer", "CMC", in_committee=True),
        "somebody without a seat": person(),
    }
    for who, user in readers.items():
        assert queries.proposal(lens_of(user), proposal.pk) == proposal, who
    for who, user in others.items():
        assert queries.proposal(lens_of(user), proposal.pk) is None, who
        assert queries.proposals(lens_of(user)) == [], who
    assert queries.proposals(lens()) == []


@pytest.mark.parametrize(
    "capacity", [("delegate", "FRE"), ("focal_point", "FRE"), ("observer", "CMC"), ("auditor", "")]
)
def test_nobody_proposes_for_another_state(state, capacity):
    stranger = person(*capacity)
    with pytest.raises(NoRight):
        actions.propose(act_of(stranger), state, wish())
    mine = actions.propose(act_of(delegate()), state, wish())
    for verb in (actions.submit, actions.withdraw):
        with pytest.raises(NoRight):
            verb(act_of(stranger), mine)
    assert Proposal.objects.everything().get().status == "draft"


def test_a_delegate_does_not_review(state):
    author = delegate()
    proposal = handed_in(state, author)
    for verb in (actions.publish, actions.decline, actions.return_to_state):
        with pytest.raises(NoRight):
            verb(act_of(author), proposal, "yes")
    assert Proposal.objects.everything().get().status == "submitted"


def test_what_came_by_note_verbale_is_entered_by_the_unit_with_its_reference(state):
    unit = person("unit")
    by_note = {"channel": "note_verbale", "reference": "12/2026 of 3 March 2026"}
    proposal = handed_in(state, unit, **by_note)
    actions.publish(act_of(unit), proposal)
    title = Source.objects.everything().get(pk=f"communication-RUR-{proposal.pk}").title
    assert title == "Communication of Ruritania to the unit (note verbale, 12/2026 of 3 March 2026)"
    with pytest.raises(Refusal, match="number and date of the paper"):
        actions.propose(act_of(unit), state, wish(channel="email"))
    with pytest.raises(Refusal, match="Only the unit enters"):
        actions.propose(act_of(delegate()), state, wish(**by_note))


def test_a_returned_proposal_goes_back_with_a_remark_and_can_be_handed_in_again(state):
    author, unit = delegate(), person("unit")
    proposal = handed_in(state, author)
    with pytest.raises(Refusal, match="Write a remark"):
        actions.return_to_state(act_of(unit), proposal, "  ")
    actions.return_to_state(act_of(unit), proposal, "Which gazette?")
    actions.amend(act_of(author), proposal, wish(cells={"citation": "Gazette 7"}), proposal.revision)
    actions.submit(act_of(author), proposal)
    actions.publish(act_of(unit), proposal)
    assert NationalLaw.objects.everything().get(pk=proposal.published_as).citation == "Gazette 7"


def test_the_unit_gives_it_the_uniform_look_before_it_publishes(state):
    unit = person("unit")
    proposal = handed_in(state, delegate(), cells={"title": "ACT ON CLUSTER MUNITIONS"})
    actions.amend(act_of(unit), proposal, wish(), proposal.revision)
    actions.publish(act_of(unit), proposal)
    assert "Cluster Munitions Act" in laws_on_record()


def test_of_two_who_change_a_proposal_at_once_one_is_refused(state):
    author = delegate()
    proposal = actions.propose(act_of(author), state, wish())
    seen = Proposal.objects.everything().get()
    actions.amend(act_of(author), proposal, wish(cells={"title": "First"}), proposal.revision)
    with pytest.raises(Refusal, match="meanwhile"):
        actions.amend(act_of(author), seen, wish(cells={"title": "Second"}), seen.revision)
    assert Proposal.objects.everything().get().cells["title"] == "First"


def test_what_is_decided_is_not_decided_again(state):
    unit = person("unit")
    proposal = handed_in(state, delegate())
    stale = Proposal.objects.everything().get()
    actions.publish(act_of(unit), proposal)
    for verb in (actions.publish, actions.decline, actions.return_to_state):
        with pytest.raises(Refusal, match="meanwhile"):
            verb(act_of(unit), stale, "official")
    assert NationalLaw.objects.everything().count() == 2


def test_publishing_that_fails_leaves_everything_as_it_was(state):
    proposal = handed_in(state, delegate(), change="replace", fact="rur-law")
    other = handed_in(state, delegate(), change="withdraw", fact="rur-law")
    unit = person("unit")
    actions.publish(act_of(unit), other)
    before = TrailEntry.objects.count()
    with pytest.raises(Refusal, match="may have been replaced"):
        actions.publish(act_of(unit), proposal)
    kept = Proposal.objects.everything().get(pk=proposal.pk)
    assert (kept.status, kept.published_as, TrailEntry.objects.count()) == ("submitted", "", before)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"reason": " "}, "Say why"),
        ({"cells": {"on": "last spring"}}, "Date"),
        ({"cells": {"kind": "great"}}, "is none of specific"),
        ({"cells": {"kind": ""}}, "is empty"),
        ({"cells": {"title": "x" * 241}}, "at most 240"),
        ({"change": "replace", "fact": "no-such"}, "No such fact"),
        ({"change": "replace", "fact": ""}, "No such fact"),
    ],
)
def test_what_could_not_go_on_record_is_refused_when_it_is_written(state, change, why):
    with pytest.raises(Refusal, match=why):
        actions.propose(act_of(delegate()), state, wish(**change))
    assert Proposal.objects.everything().count() == 0


def test_no_state_proposes_votes_or_deposits_or_another_states_facts(state):
    author = delegate()
    for table in ("deposits", "votes", "sources", "users", "scale_of_assessments", "../laws"):
        with pytest.raises(Refusal, match="No State proposes"):
            actions.propose(act_of(author), state, actions.Wish("record", table, "why"))
    assert "laws" in proposable()
    assert not {"deposits", "votes", "mandates"} & set(proposable())
    freedonian = delegate("FRE")
    from corcom.register.models import State

    freedonia = State.objects.everything().get(pk="FRE")
    with pytest.raises(Refusal, match="No such fact about this State"):
        actions.propose(act_of(freedonian), freedonia, wish(change="withdraw", fact="rur-law"))


def test_cells_that_nobody_asked_for_are_not_kept(state):
    cells = {"grade": "depositary", "state": "FRE", "id": "rur-law", "recorded_by": "me"}
    proposal = actions.propose(act_of(delegate()), state, wish(cells=cells))
    assert set(proposal.cells) == {"on", "note", "kind", "title", "citation", "says"}


def test_the_two_are_shown_side_by_side(state):
    proposal = handed_in(state, delegate(), change="replace", fact="rur-law")
    rows = {row.label: row for row in beside(proposal)}
    assert (rows["Kind"].on_record, rows["Kind"].proposed, rows["Kind"].differs) == (
        "in preparation",
        "specific law",
        True,
    )
    assert (rows["Date"].on_record, rows["Date"].proposed) == ("2015", "March 2026")
    assert as_read(proposal) == "March 2026: Specific law: Cluster Munitions Act"
    assert (rows["Says"].on_record, rows["Says"].proposed) == ("a bill is being written", "")


def test_each_step_stands_in_the_trail_and_names_no_person(state):
    author, unit = delegate(), person("unit")
    proposal = handed_in(state, author)
    actions.decline(act_of(unit), proposal, "not a law")
    lines = TrailEntry.objects.filter(table="proposals").order_by("id")
    assert [line.action for line in lines] == ["propose", "submit_proposal", "decline_proposal"]
    assert [line.actor for line in lines] == [author.actor, author.actor, unit.actor]
    written = str(list(lines.values()))
    for user in (author, unit):
        assert user.name not in written
        assert user.email not in written


def test_the_unit_is_told_of_a_proposal_and_the_state_of_the_decision(state):
    author, unit, other = delegate(), person("unit"), delegate("FRE")
    proposal = handed_in(state, author)
    actions.return_to_state(act_of(unit), proposal, "Which gazette?")
    told = {(notice.user_id, notice.urgent) for notice in Notice.objects.all()}
    assert told == {(unit.pk, False), (author.pk, True)}
    assert not Notice.objects.filter(user=other).exists()


def test_when_the_seat_ends_the_proposals_are_closed_to_the_person(state):
    author = delegate(ends_on=today())
    proposal = handed_in(state, delegate())
    assert queries.proposal(lens_of(author), proposal.pk) is None
    with pytest.raises(NoRight):
        actions.submit(act_of(author), proposal)
