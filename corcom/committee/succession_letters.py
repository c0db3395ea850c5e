"""Letters to the Coordinators that leave: the President asks them to look for those who come after."""

from collections.abc import Iterator

from corcom.committee.models import Mandate
from corcom.committee.offices import Term, holders
from corcom.papers.paper import Block, Column, Heading, PageBreak, Paper, Paragraph, Table
from corcom.record.lens import Lens
from corcom.treaty.dates import written

CONVENTION = "Convention on Cluster Munitions"


def letters_to_outgoing(lens: Lens, outgoing: list[Term], until: str) -> Paper:
    """The list of the Coordinators that leave, and one letter to each (`until`: the occasion, in words)."""
    return Paper(
        title="Letters to outgoing Coordinators",
        subtitle=f"Coordination Committee of the {CONVENTION}",
        as_at=lens.as_at,
        known_at=lens.known_at,
        circle="For the Presidency and the unit",
        status="Draft for signature",
        parts=(*_listed(outgoing), *(block for term in outgoing for block in _letter(lens, term, until))),
    )


def _listed(outgoing: list[Term]) -> Iterator[Block]:
    yield Heading("To whom", 1)
    columns = (Column("State", width=2), Column("Theme", width=3), Column("In office", width=3))
    rows = tuple((term.state.name, term.theme, _in_office(term)) for term in outgoing)
    yield Table(f"{len(rows)} letters", columns, rows)


def _letter(lens: Lens, term: Term, until: str) -> Iterator[Block]:
    partners = [one.state.name for one in holders(lens) if one.theme == term.theme and one != term]
    yield PageBreak()
    yield Heading(f"To the Permanent Representative of {term.state.formal_name or term.state.name}", 1)
    yield Paragraph(f"Geneva, {written(lens.as_at)}")
    yield Paragraph("Excellency,")
    yield Paragraph(
        f"{term.state.name} has coordinated the work on {_theme(term)} under the {CONVENTION} since"
        f" {written(term.first)}. I thank you, and the members of your delegation, for what it has done."
    )
    yield Paragraph(
        f"The term ends with {until}. May I ask you to look, in good time, for a State Party that could"
        f" take over{_together(partners)}, so that States Parties can decide there, and to tell me of it?"
    )
    yield Paragraph("The Implementation Support Unit will gladly help with the handing over.")
    yield Paragraph("Please accept, Excellency, the assurances of my highest consideration.")
    yield Paragraph(_signature(lens))


def _theme(term: Term) -> str:
    return term.theme[:1].lower() + term.theme[1:]


def _together(partners: list[str]) -> str:
    return f", together with {' and '.join(partners)}, which shares the theme," if partners else ""


def _in_office(term: Term) -> str:
    return f"{written(term.first)} to {written(term.last)}"


def _signature(lens: Lens) -> str:
    president = next((t for t in holders(lens) if t.office == Mandate.Office.PRESIDENT), None)
    return f"President ({president.state.name})" if president else "President"
