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
OWN_COORDINATOR = Holder(Role.COORDINATOR, own=True)
PRESIDENCY = Holder(Role.PRESIDENCY)
MEMBER = Holder(Role.MEMBER)
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
            *("contributions",),
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
        "read_meetings",
        _("Read when the Committee meets, its agenda once it is issued, the papers circulated"),
        (MEMBER, PRESIDENCY, UNIT, AUDITOR),
        (
            *("committee-meetings", "committee-meeting", "year-plan", "meeting-file", "meeting-paper-as"),
            *("meeting-agenda", "meeting-paper", "paper-file"),
        ),
    ),
    Right(
        "convene_meeting",
        _("Plan, convene, hold and cancel meetings of the Committee; say that minutes were adopted"),
        (PRESIDENCY, UNIT),
        ("plan-meeting", "propose-dates", "convene-meeting", "meeting-step"),
    ),
    Right(
        "read_work_plans",
        _("Read the work plans, and have them in one's calendar"),
        (MEMBER, PRESIDENCY, UNIT, AUDITOR),
        ("work-plans", "work-plan", "work-plan-calendar"),
    ),
    Right(
        "keep_work_plan",
        _("Draw up work plans and keep them: Coordinators for their own theme"),
        (OWN_COORDINATOR, PRESIDENCY, UNIT),
        ("new-work-plan", "change-work-plan", "new-milestone", "milestone", "milestone-step"),
    ),
    Right(
        "read_offices",
        _("Read who holds which office, who leaves, and whom to ask"),
        (MEMBER, PRESIDENCY, UNIT, AUDITOR),
        ("offices",),
    ),
    Right(
        "name_to_office",
        _("Name a State to an office; write to those that leave"),
        (UNIT,),
        ("name-office", "letters-outgoing"),
    ),
    Right(
        "prepare_agenda",
        _("Prepare the agenda of a meeting of the Committee, and issue it"),
        (PRESIDENCY, UNIT),
        ("agenda-add", "agenda-item", "agenda-step", "agenda-accept", "agenda-take-over"),
    ),
    Right(
        "take_minutes",
        _("Take the minutes of a meeting of the Committee, close them, open a draft again"),
        (PRESIDENCY, UNIT),
        (
            *("taking", "taking-open", "taking-news", "taking-passage", "taking-step", "taking-item"),
            *("taking-there", "taking-close", "taking-reopen"),
        ),
    ),
    Right(
        "read_minutes",
        _("Read the minutes of the Committee and the follow-up table, once they are open to one"),
        (MEMBER, PRESIDENCY, UNIT, AUDITOR),
        ("minutes", "minutes-paper", "follow-up", "follow-up-paper"),
    ),
    Right(
        "read_the_pack",
        _("Read the pack for a meeting of the Committee"),
        (MEMBER, PRESIDENCY, UNIT, AUDITOR),
        ("meeting-pack",),
    ),
    Right(
        "issue_follow_up",
        _("Issue the follow-up table of a meeting: promises go on record, their owners are told"),
        (PRESIDENCY, UNIT),
        ("follow-up-issue",),
    ),
    Right(
        "circulate_minutes",
        _("Circulate draft minutes, and decide on the corrections that members ask for"),
        (PRESIDENCY, UNIT),
        ("minutes-circulate", "minutes-correction"),
    ),
    Right(
        "correct_minutes",
        _("Ask for a correction to circulated minutes"),
        (MEMBER, PRESIDENCY, UNIT),
        ("correct-minutes",),
    ),
    Right(
        "adopt_minutes",
        _("Adopt minutes at a later meeting, and correct what was adopted"),
        (PRESIDENCY, UNIT),
        ("minutes-adopt",),
    ),
    Right(
        "review_paper",
        _("Read minutes from a file, review what was found, write it to the record, forget the paper's text"),
        (UNIT,),
        (
            *("papers-read", "paper-drop", "paper-review", "paper-step"),
            *("finding-judge", "finding-change"),
        ),
    ),
    Right(
        "circulate_paper",
        _("Circulate a paper to the Committee, with a time for comments, and new versions of it"),
        (PRESIDENCY, UNIT),
        ("circulate-paper", "paper-version"),
    ),
    Right(
        "comment_on_paper",
        _("Comment on a paper circulated to the Committee, in the name of one's delegation"),
        (MEMBER, UNIT),
        ("paper-comment",),
    ),
    Right(
        "subscribe_to_calendar",
        _("Have the Committee's days in one's own calendar, by a secret link that one can revoke"),
        (MEMBER, UNIT),
        ("calendar-links", "calendar-link-revoke"),
    ),
    Right(
        "read_calendar_by_link",
        _("Read the Committee's days in a calendar program, with a secret link"),
        (ANYBODY,),
        ("calendar-feed",),
    ),
    Right(
        "record_promise",
        _("Enter a promise, and say what it serves"),
        (PRESIDENCY, UNIT),
        ("undertake", "undertaking-link"),
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
    Right(
        "close_promise",
        _("Close a promise with evidence, open it again, note that it was taken up"),
        (PRESIDENCY, UNIT),
        ("undertaking-step",),
    ),
    Right(
        "keep_books",
        _("Keep the books: budgets, invoices, pledges, contributions, spending, reversals, consents"),
        (UNIT,),
        (
            *("enter-money", "reverse-entry", "bank-upload", "bank-entry", "bank-certain"),
            *("issue-invoices", "invoice-batch", "letter-log"),
        ),
    ),
    Right(
        "read_the_books",
        _("Read the books: contributions State by State, the journal, the outlook"),
        (UNIT, AUDITOR),
        ("contributions-by-state", "journal", "outlook"),
    ),
    Right(
        "read_the_totals",
        _("Read the totals of the unit's money, its budgets, and the three models"),
        (COORDINATOR, PRESIDENCY, UNIT, AUDITOR),
        ("money", "budgets", "models", "models-paper"),
    ),
    Right(
        "read_the_bank",
        _("Read bank statements, and take the journal and all contributions along"),
        (UNIT, AUDITOR),
        ("bank", "bank-statement", "contributions-sheet", "accountants-journal"),
    ),
    Right(
        "read_invoices",
        _("Read invoices and payments of one's own State, and take their letters along"),
        (*OWN_STATE, UNIT, AUDITOR),
        ("invoices", "invoice", "invoice-paper", "receipts", "receipt-paper", "statement-paper"),
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
