"""Every address of the site by the name of its route, and what there is to ask each for.

A route with a part that is not known here fails the tests: say in `Asking` what there is to ask it for.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.resolvers import RoutePattern

from corcom.people.rights import TABLE
from corcom.record.lens import today
from corcom.web.gate import FORMS
from tests.security.world import World

DAY = {"as_at": "2020-06-30", "known": today().isoformat()}
PAPER = ("meeting-paper", "paper-version", "paper-comment", "paper-file")
CHOSEN = {"choose-comparison": "?before=2019-06-30", "search": "?q=zq", "find-state": "?name=zq"}
"""What a form is sent with: in a search, the beginning of all marks."""

WORK_PLAN = ("work-plan", "work-plan-calendar", "change-work-plan", "new-milestone")

MINUTES_OUT = (
    *("minutes", "minutes-paper", "minutes-circulate", "minutes-adopt"),
    *("follow-up", "follow-up-paper", "follow-up-issue"),
)

PARTS = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>")


@dataclass(frozen=True)
class Address:
    """One route: `right` is the name that the table of rights knows it by; `parts` are to be filled."""

    name: str
    route: str
    parts: tuple[str, ...]

    @property
    def right(self) -> str:
        """The name without the ending of its form, as the gate cuts it off."""
        return self.name.removesuffix(next((form for form in FORMS if self.name.endswith(form)), ""))

    @property
    def dated(self) -> bool:
        """Whether it is a page of another day than today."""
        return bool({"as_at", "known"} & set(self.parts))


def addresses() -> list[Address]:
    """All routes of the site, those of libraries too."""
    return list(_walked(get_resolver(), "", ()))


def _walked(resolver: URLResolver, before: str, parts: tuple[str, ...]) -> Iterator[Address]:
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        found = (*parts, *(first or second for first, second in PARTS.findall(str(pattern.pattern))))
        if isinstance(pattern, URLPattern):
            assert isinstance(pattern.pattern, RoutePattern) or found, route
            yield Address(str(pattern.name), route, found)
        else:
            yield from _walked(pattern, route, found)


class Asking:
    """What to ask each address for: things of Ruritania that there are."""

    def __init__(self, world: World) -> None:
        self.common = {
            **DAY,
            "iso3": "RUR",
            "number": "9",
            "before": "2019-06-30",
            "code": "CC-1",
            "table": "laws",
            "token": world.token,
            "link": world.link,
            "pseudonym": world.users["owner"].pseudonym,
            "uidb36": "1",
            "provider_id": "sso",
            "pk": 1,
            "ending": "docx",
        }
        own = world.own.pk
        seat = world.users["owner"].accreditations.get().pk
        self.of_one = {
            **{name: {"key": own} for name in ("proposal", "proposal-amend", "proposal-attach")},
            "proposal-decide": {"key": own},
            "proposal-step": {"key": own, "name": "submit"},
            **{name: {"key": world.work_plan} for name in WORK_PLAN},
            "document": {"key": world.document.pk},
            "withdraw-invitation": {"key": world.invitation},
            "seat": {"key": seat},
            "correction": {"key": world.correction},
            **{name: {"key": world.kept_text} for name in ("kept-text", "forget-text")},
            "figure": {"name": "participation.signatories"},
            "vote": {"name": "made-up-vote"},
            "source": {"name": "gazette"},
            "fact": {"name": "rur-law"},
            "fact-in-circle": {"name": "rur-law"},
            "paper-review": {"key": world.read_paper},
            "paper-step": {"key": world.read_paper, "name": "undo"},
            **{
                name: {"key": world.read_paper, "finding": world.finding}
                for name in ("finding-judge", "finding-change")
            },
            **{
                name: {"name": "public-promise"}
                for name in ("undertaking", "undertaking-step", "undertaking-link")
            },
            **{name: _milestone(world) for name in ("milestone", "milestone-step")},
            "history": {"key": "rur-law"},
            "meeting-step": {"name": "cancel"},
            "agenda-item": {"key": world.item},
            "agenda-step": {"key": world.item, "step": "remove"},
            **{name: {"code": world.meeting, "key": world.paper, "number": 1} for name in PAPER},
            "meeting-paper-as": {"code": world.meeting, "kind": "annotated-agenda", "ending": "html"},
            "calendar-link-revoke": {"key": world.calendar_link},
            "calendar-feed": {"secret": world.secret},
            **{name: {"code": world.minuted} for name in MINUTES_OUT},
            "correct-minutes": {"code": world.minuted, "key": world.passage_key},
            "minutes-correction": {"code": world.minuted, "key": world.minutes_correction},
            "taking-passage": {"name": world.passage},
            "taking-step": {"name": world.passage, "step": "remove"},
            "invoice": {"name": world.invoice},
            "invoice-paper": {"name": world.invoice, "kind": "invoice", "form": "pdf"},
            "invoice-batch": {"year": 2019, "kind": "invoice"},
            "receipt-paper": {"name": world.payment, "form": "docx"},
            "statement-paper": {"name": "isu", "form": "pdf"},
            "accountants-journal": {"name": "isu"},
            **{name: {"key": world.bank_statement} for name in ("bank-statement", "bank-certain")},
            "bank-entry": {"key": world.bank_entry},
            "models-paper": {"kind": "annex", "form": "docx"},
            "enter-money": {"kind": "contribution"},
            "reverse-entry": {"table": "contributions", "name": world.payment},
            "account_reset_password_from_key": {"key": "set-password"},
        }

    def path(self, address: Address, **other: Any) -> str:
        """The address with all parts filled in; `other` instead of what is usually asked for."""
        known = {**self.common, **self.of_one.get(address.right, {}), **other}
        missing = [part for part in address.parts if part not in known]
        assert not missing, f"say in tests/security/addresses.py what '{address.route}' is asked for"
        if address.dated:
            return _dated(address, {part: str(known[part]) for part in address.parts})
        path = reverse(address.name, kwargs={part: known[part] for part in address.parts})
        return path + CHOSEN.get(address.right, "")


def _milestone(world: World) -> dict[str, int]:
    return {"key": world.work_plan, "number": world.milestone}


def _dated(address: Address, known: dict[str, str]) -> str:
    """Several routes have one name: today, on a day, as known on a day."""
    return "/" + PARTS.sub(lambda part: known[part[1]], address.route)


def of_the_table() -> set[str]:
    """All addresses of which the table of rights speaks."""
    return {address for line in TABLE for address in line.addresses}
