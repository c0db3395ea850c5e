"""Money, shares and totals by the text's own sums; lists of States, symbols and regions by the record."""

from decimal import Decimal

from corcom.checking.senses import Sense, certainty, senses
from corcom.checking.verdicts import Asked, Finding, Verdict
from corcom.committee.models import MeetingDocument
from corcom.committee.queries import all_documents, meeting, meetings
from corcom.figures.catalogue import Answer, UnknownGroup, ask
from corcom.outreach.queries import ballots
from corcom.reading.claims import Freed, Listed, Money, Own, Share, Sum, Symbol, Whole
from corcom.record.lens import Lens
from corcom.register.queries import find, joining
from corcom.register.regions import Sense as Meant
from corcom.register.regions import regions_in
from corcom.reporting.queries import lists_of_overdue
from corcom.treaty.dates import written

NOT_ON_RECORD = "Nothing on record tells, and no sum of the text."


def of_amount(_asked: Asked, claim: Money | Share | Sum) -> Finding:
    """The verdict on a sum of money, a share or a total: by the text's own arithmetic."""
    stated = f"{claim.value:.2f}" if isinstance(claim, Money) else float(claim.value)
    own = claim.own
    if own is None or not (own.holds or own.sure):
        return Finding(claim, Verdict.NO_RECORD, NOT_ON_RECORD, stated)
    if not own.holds:
        return Finding(claim, Verdict.DIFFERS, f"The text's own sum: {own.how}.", stated, _plain(own))
    verdict = Verdict.AGREES if own.exact else Verdict.ROUNDING
    return Finding(claim, verdict, f"The text's own sum: {own.how}.", stated, _plain(own))


def _plain(own: Own) -> float | str:
    """What was reckoned, as a number where it is a share or a plain number."""
    bare = own.computed.removesuffix(" %").replace(",", "")
    return float(Decimal(bare)) if own.computed.endswith("%") else bare


def of_listed(asked: Asked, claim: Listed) -> Finding:
    """A list of States: whether it is as long as its number says, and names those whom the figure counts."""
    codes = sorted(claim.states)
    if claim.counted is None or claim.own is None:
        return Finding(claim, Verdict.NO_RECORD, "No number stands beside these names.", codes)
    if not claim.own.holds:
        verdict = Verdict.DIFFERS if claim.own.sure else Verdict.NO_RECORD
        return Finding(claim, verdict, f"{claim.own.how}.", codes, len(codes))
    by_name = _by_name(asked, claim, codes)
    return by_name or Finding(
        claim, Verdict.AGREES, f"{len(codes)} names, as many as the number says.", codes, len(codes)
    )


def _by_name(asked: Asked, claim: Listed, codes: list[str]) -> Finding | None:
    assert claim.counted is not None
    for rows in lists_of_overdue(asked.lens).values():
        if {row.state_id for row in rows} == set(codes):
            return Finding(claim, Verdict.AGREES, "Name for name a published list on record.", codes, codes)
    meant = [(sense, sense.ask(asked.lens)) for sense in senses(claim.counted)]
    sure = [pair for pair in meant if certainty(claim.counted, pair[0]) >= Whole.LIKELY]
    for sense, answer in meant:
        if {state.iso3 for state in answer.states} == set(codes):
            told = f"Name for name: {sense.figure.label}, {written(asked.lens.as_at)}."
            return Finding(claim, Verdict.AGREES, told, codes, codes, sense.figure.name)
    equal = [pair for pair in sure if pair[1].value == len(codes)]
    return _others(asked, claim, codes, *equal[0]) if equal else None


def _others(asked: Asked, claim: Listed, codes: list[str], sense: Sense, answer: Answer) -> Finding:
    """As many names, and others than those counted."""
    counted = {state.iso3 for state in answer.states}
    wrong, missing = sorted(set(codes) - counted), sorted(counted - set(codes))
    unknown = {state.iso3 for state in answer.no_record}
    reason = (
        f"{sense.figure.label} on {written(asked.lens.as_at)}: not among them {_names(wrong)};"
        f" missing here {_names(missing)}."
    )
    verdict = Verdict.NO_RECORD if unknown & set(wrong) else Verdict.DIFFERS
    return Finding(claim, verdict, reason, codes, sorted(counted), sense.figure.name)


def _names(codes: list[str]) -> str:
    return ", ".join(state.name if (state := find(code)) else code for code in codes)


def of_symbol(asked: Asked, claim: Symbol) -> Finding:
    """The symbol of a document: on record, not on record, or written as no symbol is."""
    known = _symbols(asked.lens)
    if title := known.get(claim.stated):
        return Finding(claim, Verdict.AGREES, f"On record: {title}.", claim.stated, claim.stated)
    alike = next((symbol for symbol in known if _folded(symbol) == _folded(claim.stated)), "")
    if alike:
        return Finding(claim, Verdict.DIFFERS, f"On record as {alike}: {known[alike]}.", claim.stated, alike)
    if not claim.well_formed:
        reason = "It is not written as symbols are: CCM, the body, the year, the number, each after a slash."
        return Finding(claim, Verdict.DIFFERS, reason, claim.stated)
    return Finding(claim, Verdict.NO_RECORD, "No document of that symbol is on record.", claim.stated)


def _symbols(lens: Lens) -> dict[str, str]:
    """The symbols on record, whatever the day of the lens: a paper may name one that is still to come."""
    found = {ballot.symbol: f"resolution of {ballot.on}" for ballot in ballots(lens)}
    for one in meetings(lens):
        if one.report_symbol:
            found[one.report_symbol] = f"final report of the {one.title}"
    for document in all_documents(lens.on(max(lens.as_at, lens.known_at))):
        if document.symbol:
            found[document.symbol] = f"{document.title}, {_of(lens, document)}"
    return found


def _of(lens: Lens, document: MeetingDocument) -> str:
    return next((one.title for one in meetings(lens) if one.pk == document.meeting_id), document.meeting_id)


def _folded(symbol: str) -> str:
    return "".join(letter for letter in symbol.casefold() if letter.isalnum())


def of_freed(asked: Asked, claim: Freed) -> Finding:
    """'With Belize, Central America became free': whether all of a region joined, and who was the last."""
    regions = regions_in(claim.sentence)
    if len(regions) != 1 or len(claim.states) != 1:
        return Finding(claim, Verdict.NO_RECORD, "Which State and which region is meant cannot be told.")
    told = [finding for sense in regions[0].senses if (finding := _complete(asked, claim, sense))]
    agreeing = [finding for finding in told if finding.verdict is Verdict.AGREES]
    return (agreeing or told or [Finding(claim, Verdict.NO_RECORD, "No such region on record.")])[0]


def _complete(asked: Asked, claim: Freed, sense: Meant) -> Finding | None:
    try:
        outside = ask(asked.lens, "participation.not_party", sense.within)
        inside = ask(asked.lens, "participation.deposited", sense.within)
    except UnknownGroup:
        return None
    stated, total = list(claim.states), inside.value + outside.value
    if outside.value:
        missing = ", ".join(state.name for state in outside.states)
        reason = f"{sense.label}: {inside.value} of {total} States are States Parties; not yet {missing}."
        return Finding(claim, Verdict.DIFFERS, reason, stated, inside.value)
    last = _last(asked.lens, inside)
    day = joining(asked.lens)[last].deposit
    assert day is not None
    assert day.on_latest is not None
    reason = (
        f"{sense.label}: all {total} States are States Parties since the deposit of {_names([last])}"
        f" on {written(day.on_latest)}."
    )
    verdict = Verdict.AGREES if last in claim.states else Verdict.DIFFERS
    return Finding(claim, verdict, reason, stated, [last], inside.figure.name)


def _last(lens: Lens, inside: Answer) -> str:
    """Who deposited last."""
    joined = joining(lens)
    days = {s.iso3: str(deposit.on_latest) for s in inside.states if (deposit := joined[s.iso3].deposit)}
    return max(days, key=lambda code: days[code])


__all__ = ["meeting", "of_amount", "of_freed", "of_listed", "of_symbol"]
