"""What a paper says of persons is kept no longer than somebody needs it."""

from django.utils.translation import gettext as _

from corcom.committee.models import Finding, ReadPaper
from corcom.committee.reviewing.intake import TABLE
from corcom.record.actions import action
from corcom.record.refusal import Refusal
from corcom.record.trail import Act, Line, write_line


@action("review_paper")
def put_aside(act: Act, paper: ReadPaper) -> None:
    """Give a review up: neither the paper nor a finding stays; the record never knew of them."""
    if paper.stage != ReadPaper.Stage.REVIEW:
        raise Refusal(_("This paper stands on record: its text can be forgotten, not its review."))
    key = str(paper.pk)
    Finding.objects.everything().filter(paper=paper).delete()
    ReadPaper.objects.everything().filter(pk=paper.pk).delete()
    write_line(act, Line("put_paper_aside", TABLE, key))


@action("review_paper")
def forget_text(act: Act, paper: ReadPaper) -> None:
    """Forget the lines of a paper that is on record, and what the reading made of them; the verdicts stay."""
    if paper.stage != ReadPaper.Stage.WRITTEN:
        raise Refusal(_("This paper is still under review: write it to the record, or put it aside."))
    Finding.objects.everything().filter(paper=paper).update(quote="", found={}, changed=None)
    changed = {"lines": [], "name": f"paper.{paper.kind}", "forgotten_at": act.at}
    ReadPaper.objects.everything().filter(pk=paper.pk).update(**changed)
    write_line(act, Line("forget_paper", TABLE, str(paper.pk)))
