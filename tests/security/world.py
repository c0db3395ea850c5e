"""A small made-up world: three States, everybody who could ask, and a mark in all that could leak."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from corcom.checking.actions import keep_text
from corcom.committee import agenda, arranging, taking
from corcom.committee.agenda import Draft
from corcom.committee.attending import Person, enter_person
from corcom.committee.calendar_links import links_of, make_link
from corcom.committee.circulating import circulate_minutes
from corcom.committee.closing import close_minutes
from corcom.committee.convening import Gathering, enter_meeting
from corcom.committee.correcting import propose_correction
from corcom.committee.follow_up import issue_follow_up
from corcom.committee.meeting_papers import Sheet, circulate, comment
from corcom.committee.models import AgendaItem, Attendance, Finding, Mandate, Meeting, Promise
from corcom.committee.queries import meeting as find_meeting
from corcom.committee.reviewing.intake import reading_of, take_in
from corcom.committee.work_plan.actions import Marked, Planning, make_plan, set_milestone
from corcom.finance.actions import Payment, record_call, record_contribution
from corcom.finance.demands import Sum
from corcom.finance.models import ContributionCategory, Fund
from corcom.law.models import NationalLaw
from corcom.outreach.models import Ballot
from corcom.payments.actions import File, log_letter, read_in
from corcom.payments.models import BankEntry
from corcom.people import actions as of_people
from corcom.people.models import Invitation, Notice, User
from corcom.people.readers import reader_of
from corcom.proposals import actions
from corcom.proposals.approvals import acting_by, answer, ask_capital, link_of
from corcom.proposals.corrections import Objection, decide, object_to
from corcom.proposals.models import Document, Proposal
from corcom.record.actions import record_fact
from corcom.record.lens import Lens, today
from corcom.record.models import Coverage, Source
from corcom.record.reader import Reader, coordinators, partners, state_concerned
from corcom.record.rights import INSTALLATION
from corcom.record.trail import Act
from corcom.register.models import State
from tests.payments.files import Booking, camt
from tests.people.persons import person, signed_in
from tests.reading.given import SAMPLES
from tests.recorded import fictional, party, put
from tests.security.markers import mark

THEME = "Victim assistance"
LONG_AGO, YESTERDAY = date(2020, 1, 1), today() - timedelta(days=1)

ROLES: dict[str, tuple[Any, ...]] = {
    "owner": ("delegate", "RUR"),
    "colleague": ("delegate", "RUR"),
    "other": ("delegate", "FRE"),
    "focal_point": ("focal_point", "RUR"),
    "coordinator": ("delegate", "GRA", {"in_committee": True}),
    "president": ("delegate", "SYL", {"in_committee": True}),
    "observer": ("observer", "CMC", {"in_committee": True}),
    "unit": ("unit", ""),
    "bare_unit": ("unit", ""),
    "auditor": ("auditor", ""),
    "seatless": ("", ""),
    "ended": ("delegate", "RUR", {"ends_on": YESTERDAY}),
}
"""Everybody with an account: capacity, of what, and what else the seat says. `bare_unit`: one factor."""

CIRCLES = {
    "ofthestate": state_concerned("RUR"),
    "oftheparties": "states_parties",
    "ofthecoordinators": coordinators("victim-assistance"),
    "ofthecommittee": "committee",
    "ofthepartners": partners("CMC", "ICRC"),
    "oftheunit": "unit",
}


@dataclass
class World:
    """Who there is, and what was planted."""

    users: dict[str, User] = field(default_factory=dict)
    clients: dict[str, Client] = field(default_factory=dict)
    own: Proposal | None = None
    others: Proposal | None = None
    document: Document | None = None
    others_document: Document | None = None
    link: str = ""
    token: str = ""
    invitation: int = 0
    correction: int = 0
    read_paper: int = 0
    finding: int = 0
    passage: UUID | None = None
    passage_key: int = 0
    minuted: str = ""
    minutes_correction: int = 0
    meeting: str = ""
    item: int = 0
    paper: int = 0
    secret: str = ""
    calendar_link: int = 0
    work_plan: int = 0
    milestone: int = 0
    kept_text: int = 0
    hidden_laws: list[str] = field(default_factory=list)
    invoice: str = ""
    others_invoice: str = ""
    payment: str = ""
    others_payment: str = ""
    bank_statement: int = 0
    bank_entry: int = 0

    def act(self, who: str, reason: str = "made up") -> Act:
        """What somebody of this world does today."""
        user = self.users[who]
        return Act(user.actor, reason, reader_of(user, today()))

    def reader(self, who: str) -> Reader:
        """What somebody is today; a stranger has no account."""
        return reader_of(self.users[who], today()) if who in self.users else Reader()


def built() -> World:
    """The whole world, in an empty database."""
    world = World()
    _record(world)
    _persons(world)
    _minutes(world)
    _minutes_out(world)
    _meetings(world)
    _proposals(world)
    _of_persons(world)
    _read_from_a_file(world)
    _work_plan(world)
    _invoices(world)
    _bank(world)
    return world


def _work_plan(world: World) -> None:
    plan = make_plan(world.act("unit"), Planning(mark("workplan"), today(), "the meeting opens"))
    step = set_milestone(world.act("unit"), plan, Marked(mark("milestone"), days_before=20))
    world.work_plan, world.milestone = plan.pk, step.pk


def _record(world: World) -> None:
    fictional(RUR="Ruritania", FRE="Freedonia", GRA="Grand Streslau", SYL="Syldavia")
    for iso3 in ("RUR", "FRE", "GRA", "SYL"):
        party(iso3)
    _offices()
    put(NationalLaw, "rur-law", "2015", state_id="RUR", kind="preparation", says="a bill is being written")
    put(NationalLaw, "fre-law", "2016", state_id="FRE", kind="none", says="no law")
    for name, circle in CIRCLES.items():
        _law(world, name, circle=circle)
    _law(world, "unverified", grade="unverified")
    put(
        Ballot,
        "made-up-vote",
        "2019-12-12",
        session=74,
        symbol="A/RES/1",
        stage="plenary",
    )
    _hidden_rows()


def _offices() -> None:
    term = f"{today().year - 1}/{today().year + 1}"
    put(Mandate, "gra-office", term, state_id="GRA", office="coordinator", theme=THEME, period="this term")
    put(Mandate, "syl-office", term, state_id="SYL", office="president", period="this term")


def _law(world: World, name: str, **fields: Any) -> None:
    world.hidden_laws.append(f"hidden-{name}")
    put(
        NationalLaw,
        f"hidden-{name}",
        "2019",
        state_id="RUR",
        kind="other",
        title=mark(name),
        says=mark(name),
        note=mark(name),
        **fields,
    )


def _hidden_rows() -> None:
    """Rows of the record that are open to the unit alone, beside public ones of the same meeting."""
    Source.objects.everything().create(
        id="hidden-source", title=mark("hiddensource"), grade="official", circle="unit"
    )
    common = {"body": "committee", "status": "planned"}
    soon = (today() + timedelta(days=20)).isoformat()
    meeting = put(Meeting, "public-meeting", soon, code="CC-1", title="Committee", **common)
    put(Meeting, "hidden-meeting", soon, code="CC-2", title=mark("hiddenmeeting"), circle="unit", **common)
    made = {"meeting": meeting, "item": "1", "owners": "Ruritania", "owner_codes": "RUR FRE CMC GRA SYL"}
    put(Promise, "public-promise", today().isoformat(), what="a paper", **made)
    put(Promise, "hidden-promise", today().isoformat(), what=mark("hiddenpromise"), circle="unit", **made)
    AgendaItem.objects.everything().create(
        id="hidden-item", meeting=meeting, position=1, title=mark("hiddenagenda"), circle="unit"
    )
    Attendance.objects.everything().create(
        id="hidden-there",
        meeting=meeting,
        delegation=mark("hiddenattendance"),
        presence="present",
        circle="unit",
    )
    Coverage.objects.everything().create(table="laws", note=mark("hiddencoverage"), circle="unit")


def _persons(world: World) -> None:
    for who, (capacity, of, *more) in ROLES.items():
        seat = {"starts_on": LONG_AGO, **(more[0] if more else {})}
        user = person(capacity, of, **seat) if capacity else person()
        world.users[who] = user
        world.clients[who] = signed_in(user, second_factor=who != "bare_unit")
    world.clients["stranger"] = Client()
    for who, name, mail in (
        ("owner", "nameofowner", "mailofowner"),
        ("other", "nameofother", "mailofother"),
        ("unit", "nameofunit", "mailofunit"),
    ):
        user = world.users[who]
        user.name, user.email = mark(name), f"{mark(mail)}@streslau.example"
        user.save()


def _minutes(world: World) -> None:
    """Minutes being taken, with a person on the list and a passage."""
    act = world.act("unit")
    meeting = find_meeting(Lens(today(), today(), act.reader), "CC-1")
    assert meeting is not None
    minutes = taking.open_minutes(act, meeting)
    enter_person(act, minutes, "GRA", Person(f"Ms. {mark('takenname')}"))
    passage = taking.save_passage(act, minutes, taking.Said(uuid4(), mark("takentext")), 0)
    world.passage = passage.name


def _minutes_out(world: World) -> None:
    """Minutes that the Committee reads, with a person, a promise that was issued, and a correction asked for."""
    act = world.act("unit")
    meeting = enter_meeting(act, Gathering((today() - timedelta(days=9)).isoformat()))
    world.minuted = meeting.code
    minutes = taking.open_minutes(act, meeting)
    enter_person(act, minutes, "GRA", Person(f"Ms. {mark('circulatedname')}"))
    said = taking.Said(uuid4(), f"> GRA: send {mark('circulatedtext')}")
    passage = taking.save_passage(act, minutes, said, 0)
    close_minutes(act, minutes, why="made up")
    issue_follow_up(act, minutes, {})
    circulate_minutes(act, minutes, today() + timedelta(days=9))
    asked = propose_correction(world.act("coordinator"), passage, "it said", mark("correctionasked"))
    world.passage_key, world.minutes_correction = passage.pk, asked.pk


def _meetings(world: World) -> None:
    """An agenda being prepared; a meeting of the Committee with its call, agenda and a paper with a comment."""
    act = world.act("unit")
    public = find_meeting(Lens(today(), today(), act.reader), "CC-1")
    assert public is not None
    world.item = agenda.add(act, public, Draft(mark("agendadraft"), annotation=mark("agendanote"))).pk
    soon = (today() + timedelta(days=40)).isoformat()
    entered = enter_meeting(act, Gathering(soon, title=mark("committeemeeting")))
    world.meeting = entered.code
    agenda.add(act, entered, Draft(mark("agendaissued")))
    call = f"https://call.streslau.example/{mark('calllink')}"
    arranging.convene(act, entered, arranging.Convened(soon, "12:30-14:30", mark("committeeplace"), call))
    arranging.issue_agenda(act, entered)
    sheet = Sheet(mark("papertitle"), comments_until=today() + timedelta(days=9))
    paper = circulate(act, entered, sheet, _upload("papername", "papercontent"))
    comment(world.act("coordinator"), paper, mark("papercomment"))
    world.paper = paper.pk
    world.secret = make_link(world.act("coordinator"))
    world.calendar_link = links_of(world.users["coordinator"].actor).get().pk


def _wish(of: str, cell: str, reason: str, **more: Any) -> actions.Wish:
    cells = {"on": "2026-03", "kind": "specific", "title": mark(cell), "citation": "", "says": ""}
    return actions.Wish("record", "laws", mark(reason), cells=cells, **more)


def _upload(name: str, content: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(f"{mark(name)}.pdf", f"%PDF-1.7\n{mark(content)}\n%%EOF".encode())


def _proposals(world: World) -> None:
    rur, fre = (State.objects.everything().get(pk=iso3) for iso3 in ("RUR", "FRE"))
    world.own = actions.propose(world.act("owner"), rur, _wish("RUR", "owncell", "ownreason"))
    world.document = actions.attach(world.act("owner"), world.own, _upload("owndocument", "owncontent"))
    approval = ask_capital(world.act("owner"), world.own)
    by = mark("capitalname"), mark("capitaloffice")
    answer(acting_by(approval, "the capital answered"), approval, "approved", *by, "")
    world.own.refresh_from_db()
    actions.return_to_state(world.act("unit"), world.own, mark("ownremark"))
    world.others = actions.propose(world.act("other"), fre, _wish("FRE", "othercell", "otherreason"))
    world.others_document = actions.attach(
        world.act("other"), world.others, _upload("otherdocument", "othercontent")
    )
    linked = actions.propose(world.act("owner"), rur, _wish("RUR", "linkedcell", "linkedcell"))
    world.link = link_of(ask_capital(world.act("owner"), linked))


def _of_persons(world: World) -> None:
    now = datetime.now(tz=UTC)
    Notice.objects.create(user=world.users["owner"], what=mark("noticeofowner"), where="/desk/", at=now)
    offer = Invitation(
        capacity="delegate", of="RUR", starts_on=today(), email=f"{mark('mailinvited')}@streslau.example"
    )
    world.token = of_people.invite(world.act("unit"), offer)
    world.invitation = offer.pk
    kept = keep_text(world.act("owner"), mark("keptowntext"), mark("keptowntext"), today(), [])
    world.kept_text = kept.pk
    objection = Objection(
        f"/states/RUR/?{mark('wronghere')}",
        mark("wronghere"),
        mark("wrongwhy"),
        mark("wrongwhere"),
        f"{mark('wrongcontact')}@streslau.example",
    )
    answered, waiting = (object_to(Act("anybody", "somebody says so"), objection) for _ in range(2))
    decide(world.act("unit"), answered, "unchanged", "looked at, and right as it is")
    world.correction = waiting.pk
    why = Act(INSTALLATION, mark("trailreason"))
    fact = NationalLaw(id="rur-second", on="2017", grade="official", source_id="gazette", state_id="RUR")
    fact.kind, fact.says = "other", "an order"
    record_fact(why, fact)


def _read_from_a_file(world: World) -> None:
    text = (SAMPLES / "like_2018.txt").read_text("utf-8").replace("The agenda was", mark("linesofpaper"))
    paper = take_in(world.act("unit"), reading_of(f"{mark('nameofpaper')}.txt", text.encode()))
    finding = Finding.objects.everything().filter(paper=paper, kind=Finding.Kind.PROMISE).first()
    world.read_paper, world.finding = paper.pk, finding.pk


def _invoices(world: World) -> None:
    """What two States were asked for and paid: each may see its own."""
    isu = Fund.objects.everything().create(id="isu", label="Unit", currency="CHF")
    category = ContributionCategory.objects.everything().create(id="7a", label="7(a)", expected=True)
    unit, on = world.act("unit"), date(2019, 1, 10)
    asked, paid = {}, {}
    for iso3, whose in (("RUR", "own"), ("FRE", "other")):
        state = State.objects.everything().get(pk=iso3)
        asked[whose] = record_call(unit, state, isu, 2019, 10_000, mark(f"{whose}invoice"), on)
        given = Sum(state, isu, category, 2019, "CHF", 5_000)
        payment = Payment(given, on, bank_reference=mark(f"{whose}payment"), document=mark(f"{whose}payment"))
        paid[whose] = record_contribution(unit, payment)
        log_letter(unit, "invoice", state, asked[whose].invoice, "en", on)
    world.invoice, world.others_invoice = asked["own"].pk, asked["other"].pk
    world.payment, world.others_payment = paid["own"].pk, paid["other"].pk


def _bank(world: World) -> None:
    booking = Booking("77.00", payer=mark("payer"), text=mark("payertext"), bank_reference="B1")
    isu = Fund.objects.everything().get(pk="isu")
    (found,) = read_in(world.act("unit"), isu, File("made-up.xml", camt(booking)))
    world.bank_statement = found.pk
    world.bank_entry = BankEntry.objects.everything().get(statement=found).pk
