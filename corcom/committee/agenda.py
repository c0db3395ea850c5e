"""The agenda of a meeting in the making: a tree whose numbers follow from its order.

Until it is issued it is open to the unit and the Presidency, then to the Committee. An item taken off
stays, with all under it, and can be put back.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from corcom.committee.models import Arrangement, Item, Meeting
from corcom.record.actions import action
from corcom.record.lens import Lens
from corcom.record.reader import COMMITTEE, PRESIDENCY
from corcom.record.refusal import Refusal
from corcom.record.trail import Act, Line, write_line

TABLE = "agenda"
DEEPEST = 3
"""So many levels an agenda has: 5, 5.1, 5.1.2."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """An item with its number in the tree, such as 5.1, and how deep it stands (0: at the top)."""

    number: str
    item: Item
    depth: int


@dataclass(frozen=True, slots=True)
class Draft:
    """What an item says; `parent`: the key of the item that it stands under, if any."""

    title: str
    theme: str = ""
    lead: str = ""
    minutes_allotted: int | None = None
    annotation: str = ""
    origin: str = Item.Origin.BY_HAND
    about: str = ""
    parent: int | None = None


def items(lens: Lens, meeting: Meeting) -> list[Numbered]:
    """The agenda of a meeting in its order, as far as it is open to the reader."""
    return numbered(Item.objects.through(lens).filter(meeting_id=meeting.pk, removed=False))


def numbered(rows: Iterable[Item]) -> list[Numbered]:
    """Items as a tree: numbers are dense, each item comes after the one it stands under."""
    below: dict[int | None, list[Item]] = defaultdict(list)
    for row in sorted(rows, key=lambda item: (item.position, item.pk)):
        below[row.parent_id].append(row)

    def walked(parent: int | None, before: str, depth: int) -> Iterator[Numbered]:
        for place, item in enumerate(below.get(parent, ()), 1):
            yield Numbered(f"{before}{place}", item, depth)
            yield from walked(item.pk, f"{before}{place}.", depth + 1)

    return list(walked(None, "", 0))


def taken_off(lens: Lens, meeting: Meeting) -> list[Item]:
    """The items that were taken off and can be put back."""
    return list(Item.objects.through(lens).filter(meeting_id=meeting.pk, removed=True))


def total_minutes(agenda: Iterable[Numbered]) -> int:
    """The minutes allotted; where items under an item have some, its own are theirs together."""
    agenda = list(agenda)
    below: dict[int | None, list[Item]] = defaultdict(list)
    for one in agenda:
        below[one.item.parent_id].append(one.item)

    def taken(item: Item) -> int:
        under = sum(map(taken, below.get(item.pk, ())))
        return max(under, item.minutes_allotted or 0)

    return sum(map(taken, below.get(None, ())))


def arrangement(lens: Lens, meeting: Meeting) -> Arrangement | None:
    """Where the call is and whether the agenda is out, if the reader is of the Committee."""
    found: Arrangement | None = Arrangement.objects.through(lens).filter(meeting_id=meeting.pk).first()
    return found


def arranged(meeting: Meeting) -> Arrangement:
    """The same for an action: the one on file, or a new one that is not saved."""
    found: Arrangement | None = Arrangement.objects.everything().filter(meeting_id=meeting.pk).first()
    return found or Arrangement(meeting_id=meeting.pk, circle=COMMITTEE)


@action("prepare_agenda")
def add(act: Act, meeting: Meeting, draft: Draft) -> Item:
    """Enter an item as the last under its parent, or at the top."""
    return enter(act, meeting, draft)


def enter(act: Act, meeting: Meeting, draft: Draft) -> Item:
    """The same, inside an action that has asked for the right."""
    parent = _of(meeting, draft.parent) if draft.parent else None
    if parent is not None and _level(parent) >= DEEPEST:
        raise Refusal(_("An agenda has three levels: enter it one level higher."))
    if not draft.title.strip():
        raise Refusal(_("An item needs a title."))
    item = Item(
        meeting_id=meeting.pk,
        parent=parent,
        position=_last_place(meeting, parent) + 1,
        circle=COMMITTEE if arranged(meeting).agenda_issued_at else PRESIDENCY,
        origin=draft.origin,
        about=draft.about,
    )
    _fill(item, draft)
    item.save(force_insert=True)
    _note(act, "add_agenda_item", item)
    return item


@action("prepare_agenda")
def edit(act: Act, item: Item, draft: Draft) -> Item:
    """Say an item anew; where it stands is changed by moving it."""
    if not draft.title.strip():
        raise Refusal(_("An item needs a title."))
    _fill(item, draft)
    item.save(update_fields=["title", "theme", "lead", "minutes_allotted", "annotation"])
    _note(act, "edit_agenda_item", item)
    return item


@action("prepare_agenda")
def move(act: Act, item: Item, way: str) -> None:
    """Move an item with all under it: `up` and `down` among its like, `in` under the one before, `out`."""
    if way not in WAYS:
        raise Refusal(_("An item moves up, down, in or out."))
    item.refresh_from_db(from_queryset=Item.objects.everything())
    if item.removed:
        raise Refusal(_("It was taken off: put it back first."))
    WAYS[way](item)
    _note(act, "move_agenda_item", item)


@action("prepare_agenda")
def remove(act: Act, item: Item) -> None:
    """Take an item off the agenda, with all under it."""
    _set_removed(act, item, True)


@action("prepare_agenda")
def put_back(act: Act, item: Item) -> None:
    """Put an item back where it stood, with all under it."""
    parent = item.parent
    while parent is not None:
        if parent.removed:
            raise Refusal(_("It stands under an item that was taken off: put that one back first."))
        parent = parent.parent
    _set_removed(act, item, False)


@action("prepare_agenda")
def take_over(act: Act, meeting: Meeting, drafts: Sequence[tuple[int, Draft]]) -> list[Item]:
    """Enter a whole agenda, such as the last meeting's: drafts in their order, each with its depth."""
    above: list[Item] = []
    entered = []
    for depth, draft in drafts:
        del above[depth:]
        parent = above[-1].pk if above else None
        above.append(enter(act, meeting, _under(draft, parent)))
        entered.append(above[-1])
    return entered


def _under(draft: Draft, parent: int | None) -> Draft:
    return Draft(
        draft.title,
        draft.theme,
        draft.lead,
        draft.minutes_allotted,
        draft.annotation,
        draft.origin,
        draft.about,
        parent,
    )


def _of(meeting: Meeting, key: int) -> Item:
    there = Item.objects.everything().filter(meeting_id=meeting.pk, removed=False)
    found: Item | None = there.filter(pk=key).first()
    if found is None:
        raise Refusal(_("The item that it should stand under is not on this agenda any more."))
    return found


def _fill(item: Item, draft: Draft) -> None:
    item.title, item.theme, item.lead = draft.title.strip(), draft.theme.strip(), draft.lead.strip()
    item.minutes_allotted, item.annotation = draft.minutes_allotted, draft.annotation.strip()


def _set_removed(act: Act, item: Item, removed: bool) -> None:
    item.removed = removed
    item.save(update_fields=["removed"])
    _note(act, "remove_agenda_item" if removed else "put_back_agenda_item", item)


def _beside(meeting: str, parent: int | None) -> list[Item]:
    """The items that stand under the same, in their order; those taken off too, for they may come back."""
    rows = Item.objects.everything().filter(meeting_id=meeting, parent_id=parent)
    return list(rows.order_by("position", "id"))


def _last_place(meeting: Meeting, parent: Item | None) -> int:
    return max((item.position for item in _beside(meeting.pk, parent.pk if parent else None)), default=0)


def _level(item: Item) -> int:
    return 1 if item.parent is None else 1 + _level(item.parent)


def _height(item: Item) -> int:
    """How many levels the item and all under it make together."""
    return 1 + max(map(_height, _beside(item.meeting_id, item.pk)), default=0)


def _place(order: Iterable[Item]) -> None:
    """Save items in this order, their places dense."""
    placed = list(order)
    for place, item in enumerate(placed, 1):
        item.position = place
    Item.objects.everything().bulk_update(placed, ["position", "parent"])


def _swap(item: Item, step: int) -> None:
    beside = _beside(item.meeting_id, item.parent_id)
    seen = [one for one in beside if not one.removed]
    here = seen.index(item)
    if not 0 <= here + step < len(seen):
        raise Refusal(_("It stands at the end already."))
    other = seen[here + step]
    a, b = beside.index(item), beside.index(other)
    beside[a], beside[b] = beside[b], beside[a]
    _place(beside)


def _up(item: Item) -> None:
    _swap(item, -1)


def _down(item: Item) -> None:
    _swap(item, +1)


def _in(item: Item) -> None:
    before = [one for one in _beside(item.meeting_id, item.parent_id) if not one.removed]
    here = before.index(item)
    if here == 0:
        raise Refusal(_("There is no item before it that it could stand under."))
    above = before[here - 1]
    if _level(above) + _height(item) > DEEPEST:
        raise Refusal(_("An agenda has three levels: it cannot stand deeper."))
    item.parent = above
    _place([*_beside(item.meeting_id, above.pk), item])


def _out(item: Item) -> None:
    above = item.parent
    if above is None:
        raise Refusal(_("It stands at the top already."))
    around = _beside(item.meeting_id, above.parent_id)
    item.parent = above.parent
    around.insert(around.index(above) + 1, item)
    _place(around)


WAYS = {"up": _up, "down": _down, "in": _in, "out": _out}


def _note(act: Act, name: str, item: Item) -> None:
    write_line(act, Line(name, TABLE, str(item.pk), after={"meeting": item.meeting_id}))
