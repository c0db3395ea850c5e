"""CorCom asked for every duty of every Party on every day. Run by `benchmarks.rules` in a loaded home.

The reasons are not put into words. `anew`: the timelines are made from the events on record, then read as runs
of days with the same standing (`Timeline.over`), from which each day can be told. `kept`: the same from timelines
that are there already, as the site keeps them by version of the record. `days`: timelines made anew, and a
look-up of its own for each day (`Sheet.on`).
"""

import json
import os
import sys
from collections import Counter, defaultdict
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

import django
from corcom.treaty import CONVENTIONS, Choices

from benchmarks.question import DAYS, FIRST, LAST, NEVER, ONCE, PARTICIPATION, YEARLY, YEARS
from benchmarks.worker import answer_all

UNTIL_LAST = Choices(horizon=LAST.year)
EACH_DAY = [FIRST + timedelta(days=n) for n in range(DAYS)]


class Asked:
    """The Parties' events, and the two ways of asking for their duties."""

    def __init__(self) -> None:
        from corcom.duties.book import book
        from corcom.duties.gather import events, meetings
        from corcom.record.lens import Lens, today
        from corcom.record.reader import BOOKKEEPER

        lens = Lens(today(), today(), BOOKKEEPER)
        now = book(lens)
        standing = now.standing_of("ccm", today())
        self.parties = [s for s, each in standing.items() if each in ("deposited", "in_force")]
        self.meetings = {code: meetings(code, now.shelf, lens) for code in CONVENTIONS}
        self.events = defaultdict(list)
        for treaty, state, event in events(now.shelf, lens):
            self.events[treaty, state].append(event)
        self._kept = list(self.timelines())

    def sheets(self):
        """Of each Party under each Convention, made anew."""
        for state in self.parties:
            for code, convention in CONVENTIONS.items():
                yield code, state, convention.sheet(self.events[code, state], self.meetings[code], UNTIL_LAST)

    def timelines(self):
        """All that is asked: the participation, and every instance of every duty."""
        for code, _state, sheet in self.sheets():
            if code == "ccm":
                yield PARTICIPATION, sheet.participation
            for timeline in sheet.timelines:
                yield code, timeline

    def anew(self) -> dict[str, object]:
        return self._runs(self.timelines)

    def kept(self) -> dict[str, object]:
        return self._runs(lambda: self._kept)

    def _runs(self, timelines) -> dict[str, object]:
        begun = perf_counter()
        found = [(name, run) for name, timeline in timelines() for run in timeline.over(FIRST, LAST)]
        seconds = perf_counter() - begun
        days: Counter[str] = Counter()
        for name, (interval, inside) in found:
            if name == PARTICIPATION:
                days[interval.value.value] += inside
            elif (name, interval.value.duty) == ("ccm", "initial_report"):
                days[interval.value.standing.value] += inside
        return {
            "seconds": seconds,
            "in_force": days["in_force"],
            "fulfilled": days["fulfilled"],
            "runs": len(found),
        }

    def days(self) -> dict[str, object]:
        begun = perf_counter()
        looked_up = 0
        for code, _state, sheet in self.sheets():
            if code == "ccm":
                looked_up += len([sheet.participation.on(day) for day in EACH_DAY])
            for day in EACH_DAY:
                looked_up += len(sheet.on(day))
        return {"seconds": perf_counter() - begun, "look_ups": looked_up}

    def inputs(self) -> dict[str, object]:
        """Dates for OpenFisca to compute from, a list with one number a Party for each."""
        told: dict[str, list[int]] = defaultdict(list)
        for code, _state, sheet in self.sheets():
            if code == "ccm":
                _starts(
                    told,
                    PARTICIPATION,
                    sheet.participation,
                    ("signatory", "deposited", "in_force", "withdrawn"),
                )
            for name in (n for n in ONCE if n.startswith(f"{code}.")):
                _once(told, name, _instance(sheet, name))
            for name in (n for n in YEARLY if n.startswith(f"{code}.")):
                _yearly(told, name, sheet)
        return {"parties": len(self.parties), "days": told}


def _instance(sheet, name: str):
    _code, duty, *place = name.split(".")
    return sheet.every(duty)[int(place[0]) if place else 0]


def _first(timeline, holds) -> int:
    return next(
        (max(i.first, date(1900, 1, 1)).toordinal() for i in timeline.intervals if holds(i.value)), NEVER
    )


def _starts(told, name: str, timeline, values: tuple[str, ...]) -> None:
    for value in values:
        told[f"{name}.{value}"].append(_first(timeline, lambda held, value=value: held == value))


def _once(told, name: str, timeline) -> None:
    due = [i.value.due for i in timeline.intervals if i.value.due] or [date.max]
    told[f"{name}.starts"].append(_first(timeline, lambda p: p.standing != "not_applicable"))
    told[f"{name}.due"].append(due[0].toordinal())
    told[f"{name}.extended_to"].append(due[-1].toordinal())
    told[f"{name}.extended_on"].append(_first(timeline, lambda p: p.due == due[-1] != due[0]))
    told[f"{name}.done"].append(_first(timeline, lambda p: p.standing == "fulfilled"))
    told[f"{name}.evidence"].append(_first(timeline, lambda p: p.standing == "overdue"))


def _yearly(told, name: str, sheet) -> None:
    years = {timeline.on(date.max).year: timeline for timeline in sheet.every(name.split(".")[1])}
    first = min((year for year in years if year), default=0)
    told[f"{name}.starts"].append(date(first, 1, 1).toordinal() if first else NEVER)
    for year in YEARS:
        done = _first(years[year], lambda p: p.standing == "fulfilled") if year in years else NEVER
        told[f"{name}.done.{year}"].append(done)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "corcom.settings")
    django.setup()
    asked = Asked()
    Path(sys.argv[1]).write_text(json.dumps(asked.inputs()))
    answer_all(sys.stdin, {"anew": asked.anew, "kept": asked.kept, "days": asked.days})
