"""The arithmetic of a text: shares, gaps, totals, and lists held against the number named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, permutations

from corcom.reading.amounts import decimals, number, readable, rounded
from corcom.reading.claims import Claim, Count, Hedge, Listed, Money, Own, Share, Spot, Sum
from corcom.reading.lines import Paragraph
from corcom.reading.names import Names

NEAR = 1
"""What a number is part of stands in its paragraph or in the one before."""
MOST_NEAR = 24
GAP = re.compile(
    r"\b(?:outstanding|balance|gap|shortfall|remaining|remainder|remains?|unpaid|deficit|difference|open|missing|rest"
    r"|other|others|short)\b",
    re.IGNORECASE,
)
TOTAL = re.compile(r"\b(?:totals?|totall?ing|altogether|in\s+all|sum|together)\b", re.IGNORECASE)
AGAINST = re.compile(r"\b(?:against|out\s+of|of\s+(?:a|the|its)|from\s+(?:a|the))\b", re.IGNORECASE)
OPENS = re.compile(r"(?:\s|[:(\[,–—-]|\b(?:are|were|namely|i\.e|viz|the)\b\.?)*", re.IGNORECASE)
LEADS = re.compile(
    r"[^.;]{0,90}?(?::|\(|\b(?:namely|i\.e\.?|are|were)\b,?|\s[–—-])\s*(?:the\s+)?", re.IGNORECASE
)
SOME_OF = re.compile(r"\b(?:including|such\s+as|e\.g|among|for\s+example|like)\b", re.IGNORECASE)
CLOSES = re.compile(r"\s*(?:$|[.;:)\]–—|]|,?\s*(?:have|had|has|are|were|which|that|who|will|would|did|do)\b)")
ITEM = re.compile(r"\s*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|[-–•*])\s*\S")
FOLLOWS = re.compile(r":\s*[-–—]?\s*$")
ITEMS_APART = re.compile(r"\s*(?:,\s*and\b|,|;|\band\b)\s*")
FOOT = re.compile(r"\W*(?:grand\s+|sub-?)?(?:total|sum|all)\b", re.IGNORECASE)
CURRENCY = re.compile(r"^(?:[A-Z]{3}|[£€$]|US\$)\s*|\s*(?:[A-Z]{3}|%)$")


def with_own_sums(claims: Sequence[Claim], paragraphs: Sequence[Paragraph], names: Names) -> list[Claim]:
    """The claims, each with what the text itself makes of it; also lists and totals in lines of their own."""
    every = [*claims, *_lists_in_lines(claims, paragraphs, names), *_feet(paragraphs)]
    near = _Near(every)
    told = [_reckoned(claim, near) for claim in every]
    told = [_itemised(claim, paragraphs) if isinstance(claim, Count) else claim for claim in told]
    told = [claim for claim in told if not (isinstance(claim, Listed) and _is_bare(claim))]
    return sorted(told, key=lambda claim: claim.paragraph)


class _Near:
    """The claims in their order, and which of them stand near which."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._order = sorted(claims, key=lambda claim: claim.paragraph)
        self._place = {id(claim): place for place, claim in enumerate(self._order)}

    def around(self, claim: Claim) -> list[Claim]:
        """Those of its paragraph and of the one before."""
        place = self._place[id(claim)]
        near = (*self._order[max(place - MOST_NEAR, 0) : place], *self._order[place + 1 : place + MOST_NEAR])
        return [one for one in near if claim.paragraph - NEAR <= one.paragraph <= claim.paragraph]

    def beside(self, claim: Claim) -> list[Claim]:
        """Its sentence."""
        return [one for one in self.around(claim) if one.sentence == claim.sentence]


def _reckoned(claim: Claim, near: _Near) -> Claim:
    match claim:
        case Share():
            return replace(claim, own=_share(claim, near))
        case Money():
            return replace(claim, own=_gap_of_money(claim, near) or _total(claim, near))
        case Count():
            return replace(claim, own=_rest(claim, near))
        case Listed():
            return _beside_a_number(claim, near)
        case _:
            return claim


def _share(claim: Share, near: _Near) -> Own | None:
    """Of two sums of money, or of some out of all."""
    beside, around = _pairs(near.beside(claim)), _pairs(near.around(claim))
    tried = [_of_pair(claim, part, whole) for part, whole in (*beside, *around) if whole]
    holding = next((own for own in tried if own.holds), None)
    if holding or len(set(beside)) != 1 or not AGAINST.search(claim.sentence):
        return holding
    return replace(tried[0], sure=claim.hedge is Hedge.NONE)


def _of_pair(claim: Share, part: Decimal, whole: Decimal) -> Own:
    share = 100 * part / whole
    places = decimals(claim.stated)
    fits = rounded(share, places) == claim.value and _on_its_side(claim.hedge, share, claim.value)
    exact = fits and (bool(places) or claim.hedge is not Hedge.NONE or rounded(share, 1) == claim.value)
    told = (
        rounded(share, max(places, 2)).normalize()
        if share == share.to_integral_value()
        else rounded(share, 2)
    )
    percent = f"{told:f} %"
    return Own(fits, exact, percent, f"{readable(part)} / {readable(whole)} = {percent}")


def _on_its_side(hedge: Hedge, real: Decimal, stated: Decimal) -> bool:
    """'Over 80 %' is more than that."""
    return not ((hedge is Hedge.ABOVE and real < stated) or (hedge is Hedge.BELOW and real > stated))


def _pairs(claims: Iterable[Claim]) -> list[tuple[Decimal, Decimal]]:
    known = list(claims)
    parts = [(Decimal(c.value), Decimal(c.part_of)) for c in known if isinstance(c, Count) and c.part_of]
    money = [(a.value, b.value) for a, b in permutations(_money(known), 2) if a.currency == b.currency]
    return [*parts, *((small, large) for small, large in money if small < large)]


def _money(claims: Iterable[Claim]) -> list[Money]:
    return [claim for claim in claims if isinstance(claim, Money)]


def _gap_of_money(claim: Money, near: _Near) -> Own | None:
    if not GAP.search(claim.before[-80:] + claim.after[:30]):
        return None
    others = [one for one in _money(near.around(claim)) if one.currency == claim.currency]
    for large, small in permutations(others, 2):
        if large.value - small.value == claim.value:
            how = f"{readable(large.value)} - {readable(small.value)} = {readable(claim.value)}"
            return Own(True, True, readable(claim.value), how)
    return None


def _total(claim: Money, near: _Near) -> Own | None:
    """The sum of all other amounts of its sentence, where it is called a total."""
    if not TOTAL.search(claim.before[-60:] + claim.after[:20]):
        return None
    others = [one.value for one in _money(near.beside(claim)) if one.currency == claim.currency]
    if len(others) < 2 or sum(others) != claim.value:
        return None
    return Own(
        True, True, readable(claim.value), f"{' + '.join(map(readable, others))} = {readable(claim.value)}"
    )


def _rest(claim: Count, near: _Near) -> Own | None:
    """'The remaining 49' after '53 out of the 102', and '120 in all' after '104 and 16'."""
    counts = [one for one in near.around(claim) if isinstance(one, Count) and one.value != claim.value]
    if GAP.search(f"{claim.before[-20:]} {claim.qualifiers}"):
        for one in counts:
            if one.part_of and one.part_of - one.value == claim.value:
                return Own(True, True, str(claim.value), f"{one.part_of} - {one.value} = {claim.value}")
    if TOTAL.search(claim.before[-30:] + claim.after[:20]):
        beside = [one for one in counts if one.sentence == claim.sentence and not one.part_of]
        for first, second in combinations(beside, 2):
            if first.value + second.value == claim.value:
                return Own(True, True, str(claim.value), f"{first.value} + {second.value} = {claim.value}")
    return None


def _beside_a_number(claim: Listed, near: _Near) -> Listed:
    """The number that a list stands beside, and whether it names as many."""
    if claim.counted:
        return replace(claim, own=_as_many(claim, claim.counted, True))
    ahead = [
        c
        for c in near.beside(claim)
        if isinstance(c, Count) and c.start < claim.start and c.noun.startswith(PEOPLES)
    ]
    if not ahead:
        return claim
    count = ahead[-1]
    between = claim.sentence[count.start + len(count.text) : claim.start]
    strict = OPENS.fullmatch(between) is not None
    if SOME_OF.search(between) or not (strict or LEADS.fullmatch(between)):
        return claim
    closed = CLOSES.match(claim.after) is not None
    return replace(claim, counted=count, own=_as_many(claim, count, closed and bool(between.strip(" ,"))))


def _is_bare(claim: Listed) -> bool:
    """Two States side by side, and no number beside them: nothing to check."""
    return claim.counted is None and len(claim.states) < 3


PEOPLES = ("States", "Signatories", "countries", "states", "members", "delegations")


def _as_many(claim: Listed, count: Count, sure: bool) -> Own:
    named = len(claim.states)
    return Own(
        named == count.value, True, str(named), f"{count.stated} named as a number, {named} by name", sure
    )


def _lists_in_lines(
    claims: Sequence[Claim], paragraphs: Sequence[Paragraph], names: Names
) -> Iterator[Listed]:
    """'The 16 Signatories are:' and then one State a line."""
    for claim in claims:
        if isinstance(claim, Count) and FOLLOWS.search(paragraphs[claim.paragraph].text):
            codes = list(_whole_names(paragraphs[claim.paragraph + 1 :], names))
            if len(codes) > 1 and paragraphs[claim.paragraph].text.rstrip().endswith(claim.sentence.rstrip()):
                first, last = paragraphs[claim.paragraph + 1], paragraphs[claim.paragraph + len(codes)]
                text = f"{first.text} … {last.text}"
                spot = Spot(first.first.number, 0, first.text)
                yield Listed(
                    text=text,
                    stated=text,
                    sentence=text,
                    start=0,
                    spot=spot,
                    page=first.first.page,
                    paragraph=claim.paragraph + 1,
                    states=tuple(dict.fromkeys(codes)),
                    counted=claim,
                )


def _whole_names(paragraphs: Sequence[Paragraph], names: Names) -> Iterator[str]:
    for paragraph in paragraphs:
        party = names.whole(re.sub(r"^\W*\d{1,3}[.)]\s*", "", paragraph.text))
        if party is None or party.kind != "state" or party.code is None:
            return
        yield party.code


def _itemised(claim: Count, paragraphs: Sequence[Paragraph]) -> Count:
    """'Three areas as follows:' and the items after it; 'three models: one, another and a third'."""
    if claim.own or claim.noun.startswith(PEOPLES):
        return claim
    items = _items_below(claim, paragraphs) or _items_behind(claim)
    if items != claim.value:
        return claim
    return replace(claim, own=Own(True, True, str(items), f"{claim.stated} named, {items} listed"))


def _items_below(claim: Count, paragraphs: Sequence[Paragraph]) -> int:
    if not FOLLOWS.search(paragraphs[claim.paragraph].text):
        return 0
    items = 0
    for paragraph in paragraphs[claim.paragraph + 1 :]:
        if not (paragraph.bullet or ITEM.match(paragraph.text)):
            break
        items += 1
    return items


def _items_behind(claim: Count) -> int:
    found = re.match(r"[^:;.]{0,40}[:;]\s*([^.;:]{3,300})", claim.after)
    return len([item for item in ITEMS_APART.split(found[1]) if item.strip()]) if found else 0


def _feet(paragraphs: Sequence[Paragraph]) -> Iterator[Sum]:
    """The totals of tables, each held against its column."""
    rows: list[tuple[int, Paragraph]] = []
    for place, paragraph in enumerate(paragraphs):
        cells = paragraph.first.cells
        if not cells or (rows and rows[-1][0] != place - 1):
            rows = []
        if cells and FOOT.match(cells[0]) and len(rows) > 1:
            yield from _foot(place, paragraph, [row.first.cells for _place, row in rows])
            rows = []
        elif cells:
            rows.append((place, paragraph))


def _foot(place: int, paragraph: Paragraph, rows: list[tuple[str, ...]]) -> Iterator[Sum]:
    line = paragraph.first
    for column, printed in enumerate(line.cells[1:], start=1):
        total = _cell(printed)
        values = [value for row in rows if column < len(row) and (value := _cell(row[column])) is not None]
        if total is None or len(values) < 2 or "%" in printed:
            continue
        made = sum(values, Decimal(0))
        how = f"{' + '.join(map(readable, values[:6]))}{' + …' if len(values) > 6 else ''} = {readable(made)}"
        full = sum(len(row) == len(line.cells) for row in rows) >= len(rows) - 1
        start = max(line.text.find(printed), 0)
        yield Sum(
            text=printed,
            stated=printed,
            sentence=line.text,
            start=start,
            spot=Spot(line.number, max(line.text[start:].count(printed) - 1, 0), printed),
            page=line.page,
            paragraph=place,
            value=total,
            own=Own(made == total, True, readable(made), how, full),
        )


def _cell(printed: str) -> Decimal | None:
    return number(CURRENCY.sub("", printed.strip())) if any(map(str.isdigit, printed)) else None
