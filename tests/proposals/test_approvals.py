"""The capital approves by a signed link, without an account."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import signing

from corcom.proposals import actions
from corcom.proposals.approvals import SALT, acting_by, answer, approval_behind, ask_capital, link_of
from corcom.proposals.models import Approval, Proposal
from corcom.record.models import TrailEntry
from corcom.record.refusal import Refusal
from corcom.record.rights import NoRight
from tests.proposals.given import act_of, delegate, ruritania, wish

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_record")]


@pytest.fixture
def author():
    return delegate()


@pytest.fixture
def approval(author):
    proposal = actions.propose(act_of(author), ruritania(), wish())
    return ask_capital(act_of(author), proposal)


def say(approval, word="approved", name="Head of Department", office="Ministry of Streslau", remark=""):
    answer(acting_by(approval, "the capital answered"), approval, word, name, office, remark)


def test_the_capital_approves_and_the_proposal_goes_to_the_unit(approval):
    say(approval_behind(link_of(approval)))
    kept = Proposal.objects.everything().get()
    assert (kept.status, kept.submitted_at is not None) == ("submitted", True)


def test_the_capital_sends_it_back_with_a_remark(approval):
    with pytest.raises(Refusal, match="what should be changed"):
        say(approval, "sent_back")
    say(approval, "sent_back", remark="the title is wrong")
    assert Proposal.objects.everything().get().status == "draft"
    assert Approval.objects.everything().get().remark == "the title is wrong"


@pytest.mark.parametrize("who", [{"name": " "}, {"office": ""}])
def test_whoever_answers_says_who(approval, who):
    with pytest.raises(Refusal, match="name and your office"):
        say(approval, **who)


def test_a_link_is_answered_once(approval):
    link = link_of(approval)
    stale = approval_behind(link)
    say(approval_behind(link))
    with pytest.raises(Refusal, match="has been used"):
        approval_behind(link)
    with pytest.raises(Refusal, match="just been used"):
        say(stale)


def test_a_forged_link_opens_nothing(approval):
    whole = link_of(approval)
    for forged in (whole[:-1], whole + "x", "1:abc:def", "", signing.dumps(approval.pk, salt="another")):
        with pytest.raises(Refusal, match="not whole"):
            approval_behind(forged)
    with pytest.raises(Refusal, match="taken back"):
        approval_behind(signing.dumps(approval.pk + 1, salt=SALT))


def test_a_link_expires_on_the_day_that_is_written_on_it_however_late_it_was_made(approval):
    Approval.objects.everything().update(expires_at=datetime.now(tz=UTC))
    with pytest.raises(Refusal, match="expired"):
        approval_behind(link_of(approval))


def test_what_was_changed_meanwhile_must_be_asked_anew(author, approval):
    proposal = Proposal.objects.everything().get()
    actions.amend(act_of(author), proposal, wish(cells={"title": "Another Act"}), proposal.revision)
    with pytest.raises(Refusal, match="has changed since"):
        approval_behind(link_of(approval))


def test_asking_again_closes_the_link_given_out_before(author, approval):
    again = ask_capital(act_of(author), Proposal.objects.everything().get())
    with pytest.raises(Refusal, match="taken back"):
        approval_behind(link_of(approval))
    assert approval_behind(link_of(again)) == again


def test_only_the_state_asks_its_capital(approval):
    proposal = Proposal.objects.everything().get()
    with pytest.raises(NoRight):
        ask_capital(act_of(delegate("FRE")), proposal)


def test_the_trail_knows_the_answer_and_not_who_gave_it(approval):
    say(approval, name="Jane of Streslau")
    lines = list(TrailEntry.objects.filter(table="proposals").values())
    assert lines[-1]["action"] == "answer_for_capital"
    assert lines[-1]["actor"] == f"approval-{approval.pk}"
    assert "Jane" not in str(lines)


def test_the_days_of_a_link_are_written_on_it(approval):
    in_two_weeks = datetime.now(tz=UTC) + timedelta(days=14)
    assert abs(approval.expires_at - in_two_weeks) < timedelta(minutes=1)
