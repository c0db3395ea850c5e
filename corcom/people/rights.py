"""The table of rights: each line says what may be done, by whom, and at which addresses.

Where a line names a role with `own`, it holds for the State, theme or organisation of that role alone.
An address without a line here is refused to everybody; an action asks for its right by name.
"""

from dataclasses import dataclass
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from corcom.record.reader import Reader, Role
from corcom.record.rights import right
from corcom.record.trail import Act


class Holder(NamedTuple):
    """A role that holds a right; `own`: only over what it is a delegate, Coordinator or observer of."""

    role: Role
    own: bool = False

    def holds(self, reader: Reader, about: str) -> bool:
        """Whether the reader holds the right through this role, over `about` where something is meant."""
        return reader.holds(self.role, about if self.own and about else None)


@dataclass(frozen=True, slots=True)
class Right:
    """One line of the table."""

    name: str
    says: str | Promise
    holders: tuple[Holder, ...]
    addresses: tuple[str, ...] = ()

    def held_by(self, reader: Reader, about: str = "") -> bool:
        """Whether the reader holds the right (over `about`, where something is meant)."""
        return any(holder.holds(reader, about) for holder in self.holders)

    def granted(self, act: Act, about: str) -> bool:
        """The same for whoever acts; the command line acts without being a person."""
        at_the_console = any(holder.role is Role.INSTALLATION for holder in self.holders)
        return (at_the_console and act.actor == Role.INSTALLATION) or self.held_by(act.reader, about)


ANYBODY = Holder(Role.ANYBODY)
PERSON = Holder(Role.PERSON)
DELEGATE = Holder(Role.DELEGATE)
OWN_DELEGATE = Holder(Role.DELEGATE, own=True)
FOCAL_POINT = Holder(Role.FOCAL_POINT)
OWN_FOCAL_POINT = Holder(Role.FOCAL_POINT, own=True)
COORDINATOR = Holder(Role.COORDINATOR)
PRESIDENCY = Holder(Role.PRESIDENCY)
OBSERVER = Holder(Role.OBSERVER)
OWN_OBSERVER = Holder(Role.OBSERVER, own=True)
UNIT = Holder(Role.UNIT)
AUDITOR = Holder(Role.AUDITOR)
INSTALLATION = Holder(Role.INSTALLATION)
OWN_STATE = (OWN_DELEGATE, OWN_FOCAL_POINT)
SEATED = (DELEGATE, FOCAL_POINT, COORDINATOR, PRESIDENCY, OBSERVER, UNIT, AUDITOR)

TABLE: tuple[Right, ...] = (
    Right(
        "read_the_public_record",
        _("Read the public pages, as at any day, in every form"),
        (ANYBODY,),
        (
            *("home", "states", "state", "calendar", "matrix", "figures", "figure", "comparison"),
            *("meetings", "meeting", "promises", "sources", "source", "reading", "disagreements"),
            *("articles", "article", "laws", "votes", "vote", "treaties", "scale", "documents", "plans"),
            *("fact", "corrections", "rights", "choose-day", "choose-comparison", "find-state"),
            *("health", "ready"),
        ),
    ),
    Right(
        "say_that_something_is_wrong",
        _("Say that a public figure or fact is wrong"),
        (ANYBODY,),
        ("correct", "correct-received"),
    ),
    Right(
        "sign_in",
        _("Sign in, sign out, and set a password anew"),
        (ANYBODY,),
        (
            *("account_login", "account_logout", "account_inactive", "account_signup"),
            *("account_confirm_login_code", "account_email_verification_sent"),
            *("account_reset_password", "account_reset_password_done"),
            *("account_reset_password_from_key", "account_reset_password_from_key_done"),
            *("mfa_authenticate", "mfa_login_webauthn"),
            *("openid_connect_login", "openid_connect_callback", "socialaccount_signup"),
            *("socialaccount_login_cancelled", "socialaccount_login_error"),
        ),
    ),
    Right("accept_invitation", _("Accept an invitation, with its link"), (ANYBODY,), ("invitation",)),
    Right(
        "approve_by_link",
        _("Approve a proposed change for one's State, with a signed link"),
        (ANYBODY,),
        ("approve",),
    ),
    Right(
        "keep_ones_account",
        _("Keep one's own account: password, second factor, language, notices, what is held about oneself"),
        (PERSON,),
        (
            *("account", "account-held", "account-sessions", "account-close"),
            *("account_email", "account_change_password", "account_set_password", "account_reauthenticate"),
            *("mfa_index", "mfa_reauthenticate", "mfa_activate_totp", "mfa_deactivate_totp"),
            *("mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_download_recovery_codes"),
            *("mfa_list_webauthn", "mfa_add_webauthn", "mfa_edit_webauthn", "mfa_remove_webauthn"),
            *("mfa_reauthenticate_webauthn", "socialaccount_connections"),
        ),
    ),
    Right(
        "open_desk",
        _("Open one's desk, search, and read one's notices"),
        SEATED,
        ("desk", "search", "fact-in-circle", "notices", "notices-read"),
    ),
    Right(
        "open_a_states_desk",
        _("Open the desk of a State: what it joined, what it owes, what it proposed"),
        (*OWN_STATE, UNIT, AUDITOR),
        ("state-desk", "proposals", "proposal", "document"),
    ),
    Right(
        "propose_change",
        _("Propose a change of a State's page, ask its capital, add documents, hand it in, take it back"),
        (*OWN_STATE, UNIT),
        ("propose", "proposal-amend", "proposal-step", "proposal-attach"),
    ),
    Right(
        "review_proposal",
        _("Review what States propose: publish, return with a remark, or not take up"),
        (UNIT,),
        ("review", "proposal-decide", "to-state"),
    ),
    Right(
        "review_correction",
        _("Answer whoever says that something public is wrong"),
        (UNIT,),
        ("corrections-waiting", "correction"),
    ),
    Right(
        "forget_contacts",
        _("Forget the addresses of those who said that something is wrong, when their time is over"),
        (INSTALLATION,),
    ),
    Right(
        "invite",
        _("Invite persons, and end their rights: the unit anybody, a focal point for its own State"),
        (OWN_FOCAL_POINT, UNIT, INSTALLATION),
        ("people", "invite", "withdraw-invitation", "seat"),
    ),
    Right(
        "invite_anybody",
        _("Invite into the Coordination Committee, and for the unit, organisations and auditors"),
        (UNIT, INSTALLATION),
    ),
    Right(
        "look_after_accounts",
        _("Take a lost second factor away; remove what identifies a person and keep their acts"),
        (UNIT, INSTALLATION),
        ("reset-second-factor", "erase-person"),
    ),
    Right(
        "read_the_ledger",
        _("Read the Committee's ledger of promises"),
        (COORDINATOR, PRESIDENCY, OBSERVER, UNIT, AUDITOR, DELEGATE),
        ("ledger", "undertaking"),
    ),
    Right(
        "check_a_text",
        _("Check a text against the record, and bind its figures to a day"),
        SEATED,
        ("check", "check-bound"),
    ),
    Right(
        "open_kept_text",
        _("Open a text that one's delegation, organisation or the unit keeps"),
        (*OWN_STATE, OWN_OBSERVER, UNIT, AUDITOR),
        ("kept-text",),
    ),
    Right(
        "keep_text",
        _("Keep a checked text with its figures bound, and remove it"),
        (*OWN_STATE, OWN_OBSERVER, UNIT),
        ("keep-text", "forget-text"),
    ),
    Right("record_promise", _("Enter a promise"), (PRESIDENCY, UNIT), ("undertake",)),
    Right(
        "close_promise",
        _("Close a promise with evidence, open it again, note that it was taken up"),
        (PRESIDENCY, UNIT),
        ("undertaking-step",),
    ),
    Right("record_fact", _("Put a fact on record"), (UNIT, INSTALLATION)),
    Right("replace_fact", _("Replace a fact by a better reading"), (UNIT, INSTALLATION)),
    Right("withdraw_fact", _("Take a fact back"), (UNIT, INSTALLATION)),
    Right("record_source", _("Put a source on record"), (UNIT, INSTALLATION)),
    Right("load_package", _("Load a data package"), (INSTALLATION,)),
    Right(
        "read_trail",
        _("Read the trail: who changed what, when and why"),
        (UNIT, AUDITOR),
        ("trail", "history"),
    ),
)

_by_name = {line.name: line for line in TABLE}
_by_address = {address: line for line in TABLE for address in line.addresses}


def right_to_open(address: str) -> Right | None:
    """The line of the table that an address belongs to, by the name of its route; None: nobody opens it."""
    return _by_address.get(address)


def named(name: str) -> Right:
    """The line of that name. Raises KeyError."""
    return _by_name[name]


for _line in TABLE:
    right(_line.name)(_line.granted)
