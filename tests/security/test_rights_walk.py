"""Every address with every role, against the table of rights; and nothing planted reaches whom it must not.

The walk is made once; the tests look at what came back.
"""

from collections import defaultdict

import pytest

from corcom.people.rights import ANYBODY, right_to_open
from corcom.record.reader import Role
from tests.security.addresses import addresses, of_the_table
from tests.security.beyond import asked_beyond, commanded
from tests.security.markers import BEHIND_A_LINK, READERS, SHOWN_NOWHERE, found_in
from tests.security.walk import walked

pytestmark = pytest.mark.django_db

OF_RURITANIA = frozenset(
    {
        *("state-desk", "propose", "proposal", "proposal-amend", "proposal-attach", "proposal-step"),
        *("document", "seat", "withdraw-invitation", "kept-text", "forget-text"),
        *("invoice", "invoice-paper", "receipt-paper", "statement-paper"),
    }
)
"""Addresses at which something of Ruritania is asked for: a right over one's own State does not do."""

NOT_THERE = frozenset(
    {
        *("openid_connect_login", "openid_connect_callback"),
        *("mfa_view_recovery_codes", "mfa_download_recovery_codes"),
        *("mfa_reauthenticate", "mfa_reauthenticate_webauthn"),
        "models-paper",
    }
)
"""Open to whoever may open them, and answered by a 403 or 404: nobody here has such a thing."""

NOTHING_THERE = ("/desk/states/FRE,RUR/", "/desk/states/rur/")

WHILE_SETTING_UP = frozenset({"mfa_index", "mfa_activate_totp", "mfa_list_webauthn", "mfa_add_webauthn"})


@pytest.fixture(scope="module")
def found(planted):
    """All visits of the walk, what was asked beyond it, the readers, and what commands say."""
    readers = {who: planted.reader(who) for who in planted.clients}
    return list(walked(planted)), list(asked_beyond(planted)), readers, commanded()


@pytest.fixture(scope="module")
def visits(found):
    return found[0]


@pytest.fixture(scope="module")
def readers(found):
    return found[2]


def test_every_address_has_a_line_in_the_table_of_rights():
    assert {a.right for a in addresses() if right_to_open(a.right) is None} == set()


def test_the_table_speaks_of_no_address_that_is_not_there():
    assert of_the_table() - {address.right for address in addresses()} == set()


def test_the_walk_asked_every_address_as_everybody_whom_it_could_concern(visits, readers):
    asked = defaultdict(set)
    for visit in visits:
        asked[visit.name].add(visit.who)
    assert set(asked) == {address.name for address in addresses()}
    assert set(readers) == {who for everybody in asked.values() for who in everybody}
    assert len(asked["desk-html"]) == len(readers) == 13


def expected(visit, reader) -> set[str]:
    """What the table of rights says must become of a visit."""
    line = right_to_open(visit.right)
    if ANYBODY in line.holders:
        return {"open"}
    if visit.who == "stranger":
        return {"sign in"}
    if visit.who == "bare_unit":
        return {"open"} if visit.right in WHILE_SETTING_UP else {"second factor", "open", "refused"}
    about = "RUR" if visit.right in OF_RURITANIA else ""
    return {"open"} if line.held_by(reader, about) else {"refused"}


def test_everybody_gets_what_the_table_of_rights_says_and_nothing_else(visits, readers):
    wrong = [
        str(visit)
        for visit in visits
        if visit.outcome not in expected(visit, readers[visit.who])
        and visit.right not in NOT_THERE
        and visit.status != 405
    ]
    assert wrong == []


def test_without_a_second_factor_the_unit_gets_nothing_but_the_pages_to_set_one_up(visits):
    got = {v.right for v in visits if v.who == "bare_unit" and v.outcome != "second factor"}
    public = {v.right for v in visits if ANYBODY in right_to_open(v.right).holders}
    assert got - public == WHILE_SETTING_UP | {
        *("mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_download_recovery_codes"),
        *("account_reauthenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn"),
    }


def test_a_seat_that_has_ended_gives_no_more_than_an_account(visits):
    def outcomes(who):
        return {(v.name, v.method): v.outcome for v in visits if v.who == who}

    assert outcomes("ended") == outcomes("seatless")
    assert outcomes("ended") != outcomes("owner")


def test_a_signed_link_needs_no_account_and_shows_one_thing(visits):
    opened = [v for v in visits if v.right == "approve" and v.who == "stranger" and v.method == "GET"]
    assert [visit.status for visit in opened] == [200]
    assert opened[0].marks == {"linkedcell"}


def test_who_is_refused_leaves_one_line_in_the_trail_and_changes_nothing(found):
    refused = [v for v in (*found[0], *found[1]) if v.outcome == "refused" and _refused_by_us(v)]
    assert len(refused) > 300
    assert [str(v) for v in refused if v.refusals != 1] == []
    assert [str(v) for v in refused if any("record_trailentry" not in sql for sql in v.writes)] == []


def _refused_by_us(visit) -> bool:
    """Not where there is nothing, nor where a library says that somebody has no such factor."""
    line = right_to_open(visit.right)
    if ANYBODY in line.holders or visit.right in NOT_THERE or visit.who in ("stranger", "bare_unit"):
        return False
    asked_for = visit.path.rpartition("&fact=hidden-")[2]
    sees_it = asked_for in READERS and visit.who in READERS[asked_for]
    return visit.path not in NOTHING_THERE and not sees_it


def test_who_is_not_signed_in_is_led_to_sign_in_and_leaves_nothing(visits):
    led = [visit for visit in visits if visit.outcome == "sign in"]
    assert {visit.who for visit in led} == {"stranger"}
    assert [str(visit) for visit in led if visit.writes or visit.content] == []


def test_reading_never_writes(visits):
    reads = [v for v in visits if v.method == "GET" and v.outcome == "open"]
    ours = [v for v in reads if not v.path.startswith(("/account/", "/invitation/"))]
    assert {"desk-html", "proposal", "document", "state-desk-html"} <= {v.name for v in ours}
    assert [(str(v), v.writes) for v in ours if v.writes] == []


def test_nothing_planted_reaches_whom_it_must_not_reach(found):
    leaks = [
        (mark, str(visit))
        for visit in (*found[0], *found[1])
        for mark in visit.marks
        if visit.who not in READERS[mark] and visit.right not in BEHIND_A_LINK.get(mark, ())
    ]
    assert leaks == []


def test_whoever_may_see_what_was_planted_finds_it_somewhere(found):
    """Or else the marks would prove nothing."""
    seen = defaultdict(set)
    for visit in (*found[0], *found[1]):
        for mark in visit.marks:
            seen[mark].add(visit.who)
    unseen = {mark for mark, who in READERS.items() if not who & seen[mark]}
    assert unseen == SHOWN_NOWHERE


def test_public_pages_say_the_same_to_everybody(visits):
    """Forms apart, which carry a word against forgery."""
    pages = defaultdict(set)
    for visit in visits:
        if visit.method == "GET" and right_to_open(visit.right).name == "read_the_public_record":
            pages[visit.path].add((visit.status, visit.content, visit.headers.get("ETag")))
    assert len(pages) > 200
    assert [path for path, answers in pages.items() if len(answers) > 1] == []


def test_no_browser_and_no_proxy_keeps_what_only_one_reader_may_see(visits):
    private = [v for v in visits if ANYBODY not in right_to_open(v.right).holders and v.status == 200]
    assert len(private) > 100
    kept = {v.name for v in private if "no-store" not in v.headers.get("Cache-Control", "")}
    assert kept == set()
    assert [str(v) for v in private if "ETag" in v.headers] == []


def test_links_that_are_keys_stay_out_of_caches_and_referrers(visits):
    keys = [v for v in visits if v.right in ("approve", "invitation", "calendar-feed") and v.method == "GET"]
    assert {v.headers["Cache-Control"] for v in keys} == {"no-store, private"}
    assert {v.headers["Referrer-Policy"] for v in keys} <= {"no-referrer", "same-origin"}


def test_commands_and_the_package_tell_the_public_record_alone(found):
    said = found[3]
    assert {"figures", "duties", "export"} <= set(said)
    assert all(said.values())
    told = {command: found_in(content) for command, content in said.items() if found_in(content)}
    assert told == {"export": {"unverified"}}, "the package carries what is unverified, with its grade"


def test_every_page_tells_browsers_what_it_may_do(visits):
    for visit in visits:
        headers = visit.headers
        assert headers["X-Frame-Options"] == "DENY", visit
        assert headers["X-Content-Type-Options"] == "nosniff", visit
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy, visit
        assert "unsafe" not in policy, visit
        assert "frame-ancestors 'none'" in policy or "sandbox" in policy, visit


def test_roles_are_what_the_world_says(readers):
    """The walk stands on these: a role that nobody holds would be walked by nobody."""
    held = {held.role for reader in readers.values() for held in reader.roles}
    assert held == set(Role) - {Role.INSTALLATION}
