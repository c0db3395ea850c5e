"""What waits for the reader of a desk, role by role."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from corcom.committee.ledger import ledger, owned_by
from corcom.committee.work_plan.queries import milestones, plans
from corcom.proposals import queries
from corcom.proposals.models import Proposal
from corcom.record.lens import Lens
from corcom.record.reader import Reader, Role

SOON = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits for the reader; `of_record`: in the words of the record, which are English."""

    what: str
    where: str
    since: date | None = None
    of_record: bool = False


def waiting_for(lens: Lens) -> Iterator[Waiting]:
    """What waits for the reader, role by role."""
    for held_by, tell in WAITING:
        if any(lens.reader.holds(role) for role in held_by):
            yield from tell(lens, lens.reader)


def _reviews(lens: Lens, _reader: Reader) -> Iterator[Waiting]:
    for one in queries.queue(lens):
        what = _("Review: {state}, {change}").format(state=one.state.name, change=one.get_change_display())
        yield Waiting(what, reverse("proposal", args=[one.pk]), _day(one.submitted_at))


def _corrections(lens: Lens, _reader: Reader) -> Iterator[Waiting]:
    for one in queries.corrections_waiting(lens):
        what = _("Answer: something on {page} is said to be wrong").format(page=one.page)
        yield Waiting(what, reverse("correction", args=[one.pk]), _day(one.received_at))


def _own_proposals(lens: Lens, reader: Reader) -> Iterator[Waiting]:
    for state in reader.of(Role.DELEGATE):
        for one in queries.proposals(lens, state=state, statuses=Proposal.WITH_THE_STATE):
            what = _("Your proposal: {status}").format(status=one.get_status_display())
            yield Waiting(what, reverse("proposal", args=[one.pk]), _day(one.proposed_at))


def _own_promises(lens: Lens, reader: Reader) -> Iterator[Waiting]:
    own = owned_by(ledger(lens), [*reader.of(Role.DELEGATE), *reader.of(Role.OBSERVER)])
    for one in own:
        if one.is_open:
            where = reverse("undertaking", args=[one.promise.pk])
            yield Waiting(one.promise.what, where, one.promise.on_latest, of_record=True)


def _all_promises(lens: Lens, _reader: Reader) -> Iterator[Waiting]:
    number = sum(one.is_open for one in ledger(lens))
    if number:
        what = ngettext("{number} promise is open", "{number} promises are open", number)
        yield Waiting(what.format(number=number), reverse("ledger-html"))


def _own_milestones(lens: Lens, reader: Reader) -> Iterator[Waiting]:
    """What the reader's States and organisations have to have ready soon, in work plans."""
    own = {*reader.of(Role.DELEGATE), *reader.of(Role.OBSERVER)}
    for plan in plans(lens):
        for row in milestones(lens, plan):
            step = row.step
            soon = step.done_on is None and step.begins <= lens.as_at + SOON
            if soon and own & set(row.milestone.owner_codes.split()):
                yield Waiting(step.title, reverse("work-plan-html", args=[plan.pk]), of_record=True)


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


Tell = Callable[[Lens, Reader], Iterator[Waiting]]
WAITING: tuple[tuple[tuple[Role, ...], Tell], ...] = (
    ((Role.UNIT,), _reviews),
    ((Role.UNIT,), _corrections),
    ((Role.DELEGATE,), _own_proposals),
    ((Role.DELEGATE, Role.OBSERVER), _own_promises),
    ((Role.DELEGATE, Role.OBSERVER), _own_milestones),
    ((Role.UNIT, Role.PRESIDENCY, Role.COORDINATOR), _all_promises),
)
