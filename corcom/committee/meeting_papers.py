"""Papers for a meeting: circulated with a time for comments; a new version keeps the old one."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db.models import Max
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corcom.committee.arranging import to_the_committee
from corcom.committee.models import Item, Meeting, MeetingPaper, PaperComment, PaperVersion
from corcom.record.actions import action
from corcom.record.announcing import Announcement, announce
from corcom.record.files import keep
from corcom.record.lens import Lens
from corcom.record.reader import COMMITTEE, Held, Reader, Role
from corcom.record.refusal import Refusal
from corcom.record.trail import Act, Line, write_line
from corcom.register.queries import find

TABLE = "meeting_papers"
LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a paper is: who submitted it (a State or an organisation), and until when it takes comments."""

    title: str
    submitted_by: str = ""
    comments_until: date | None = None
    item: Item | None = None


def papers(lens: Lens, meeting: Meeting) -> list[MeetingPaper]:
    """The papers circulated for a meeting, oldest first."""
    return list(MeetingPaper.objects.through(lens).filter(meeting_id=meeting.pk).select_related("item"))


def paper(lens: Lens, key: int) -> MeetingPaper | None:
    """One paper, if it is open to the reader."""
    rows = MeetingPaper.objects.through(lens).select_related("item", "meeting")
    found: MeetingPaper | None = rows.filter(pk=key).first()
    return found


def awaiting_comment(lens: Lens) -> list[MeetingPaper]:
    """The papers that take comments on the day of the lens, the first to close first."""
    return closing_since(lens, lens.as_at)


def closing_since(lens: Lens, day: date) -> list[MeetingPaper]:
    """The papers whose time for comments ends on a day or later, the first to close first."""
    rows = MeetingPaper.objects.through(lens).filter(comments_until__gte=day)
    return list(rows.order_by("comments_until", "pk").select_related("meeting"))


def versions(lens: Lens, found: MeetingPaper) -> list[PaperVersion]:
    """The versions of a paper, newest first."""
    return list(PaperVersion.objects.through(lens).filter(paper=found))


def version(lens: Lens, key: int, number: int) -> PaperVersion | None:
    """One version of a paper, if it is open to the reader."""
    rows = PaperVersion.objects.through(lens).filter(paper_id=key, number=number)
    found: PaperVersion | None = rows.first()
    return found


def comments(lens: Lens, found: MeetingPaper) -> list[PaperComment]:
    """What delegations said of a paper, oldest first."""
    return list(PaperComment.objects.through(lens).filter(paper=found))


@action("circulate_paper")
def circulate(act: Act, meeting: Meeting, sheet: Sheet, upload: "UploadedFile[Any]") -> MeetingPaper:
    """Circulate a paper to the Committee; members hear of it."""
    if not sheet.title.strip():
        raise Refusal(_("A paper needs a title."))
    if sheet.comments_until and sheet.comments_until < act.at.date():
        raise Refusal(_("The time for comments cannot end before today."))
    found = MeetingPaper(
        meeting_id=meeting.pk,
        item=sheet.item,
        title=sheet.title.strip(),
        submitted_by=sheet.submitted_by.strip(),
        comments_until=sheet.comments_until,
        circulated_at=act.at,
        circle=COMMITTEE,
    )
    found.save(force_insert=True)
    _keep_version(act, found, upload)
    _tell(meeting, found, gettext_lazy("Paper circulated: {title}"))
    return found


@action("circulate_paper")
def circulate_anew(act: Act, found: MeetingPaper, upload: "UploadedFile[Any]") -> PaperVersion:
    """Circulate a new version; those before it stay, and so do the comments on them."""
    kept = _keep_version(act, found, upload)
    _tell(found.meeting, found, gettext_lazy("New version of a paper: {title}"))
    return kept


@action("comment_on_paper")
def comment(act: Act, found: MeetingPaper, text: str) -> PaperComment:
    """Say something of the newest version in the name of one's delegation, while the time runs."""
    if not found.takes_comments(act.at.date()):
        raise Refusal(_("The time for comments on this paper is over."))
    if not text.strip():
        raise Refusal(_("Write your comment."))
    if len(text) > LONGEST:
        raise Refusal(_("A comment has at most 4,000 letters: send a paper instead."))
    said = PaperComment(
        paper=found,
        version=_newest(found),
        delegation=delegation_of(act.reader),
        text=text.strip(),
        by=act.actor,
        at=act.at,
        circle=found.circle,
    )
    said.save(force_insert=True)
    write_line(act, Line("comment_on_paper", TABLE, str(found.pk)))
    announce(_announcement(found, gettext_lazy("Comment on a paper: {title}"), frozenset({Held(Role.UNIT)})))
    return said


def delegation_of(reader: Reader) -> str:
    """In whose name somebody of the Committee speaks: a State, an organisation, the unit."""
    if reader.holds(Role.UNIT):
        return "ISU"
    names = [state.name for iso3 in reader.of(Role.DELEGATE) if (state := find(iso3))]
    return ", ".join([*names, *reader.of(Role.OBSERVER)])


def _keep_version(act: Act, found: MeetingPaper, upload: "UploadedFile[Any]") -> PaperVersion:
    kept = keep(upload)
    number = _newest(found) + 1
    made = PaperVersion(
        paper=found,
        number=number,
        name=kept.name,
        kind=kept.kind,
        size=kept.size,
        sha256=kept.sha256,
        added_by=act.actor,
        added_at=act.at,
        circle=found.circle,
    )
    made.save(force_insert=True)
    after = {"version": str(number), "sha256": kept.sha256, "kind": kept.kind, "size": str(kept.size)}
    write_line(act, Line("circulate_paper", TABLE, str(found.pk), after=after))
    return made


def _newest(found: MeetingPaper) -> int:
    rows = PaperVersion.objects.everything().filter(paper=found)
    return int(rows.aggregate(newest=Max("number"))["newest"] or 0)


def _tell(meeting: Meeting, found: MeetingPaper, what: Any) -> None:
    announce(_announcement(found, what, to_the_committee(meeting)))


def _announcement(found: MeetingPaper, what: Any, to: frozenset[Held]) -> Announcement:
    where = f"/desk/meetings/{found.meeting.code}/papers/{found.pk}/"
    return Announcement(format_lazy(what, title=found.title), where, to)
