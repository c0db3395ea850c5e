"""OpenFisca-core asked for the same. Run by `benchmarks.rules` in OpenFisca's own environment.

One daily variable a duty, vectorised over the Parties, computed from dates that are its input; far fewer rules
than CorCom walks, and no reasons. Periods are made beforehand, and of a yearly duty only the year last fallen
due is asked for: all in OpenFisca's favour.
"""

import json
import sys
from datetime import date
from pathlib import Path
from time import perf_counter

import numpy
from openfisca_core import periods
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from benchmarks.question import ASKED, DAYS, FIRST, ONCE, PARTICIPATION, YEARLY, YEARS
from benchmarks.worker import answer_all

State = build_entity(key="state", plural="states", label="A State", is_person=True)
DATES = ("starts", "due", "extended_to", "extended_on", "done", "evidence")
NOT_APPLICABLE, FULFILLED, DUE, OVERDUE, NO_RECORD = range(5)
NOT_PARTY, SIGNATORY, DEPOSITED, IN_FORCE, WITHDRAWN = range(5)
PARTY_DATES = ("signatory", "deposited", "in_force", "withdrawn")


def name_of(name: str) -> str:
    return name.replace(".", "_")


def variable(name: str, period: DateUnit, formula=None) -> type[Variable]:
    made = {"value_type": int, "entity": State, "definition_period": period, "label": name}
    return type(name_of(name), (Variable,), {**made, **({"formula": formula} if formula else {})})


def ordinal(period) -> int:
    return date(*period.start).toordinal()


def participation(states, period, parameters=None):
    day = ordinal(period)
    signed, deposited, bound, left = (states(name_of(f"{PARTICIPATION}.{d}"), period) for d in PARTY_DATES)
    return numpy.select(
        [left <= day, bound <= day, deposited <= day, signed <= day],
        [WITHDRAWN, IN_FORCE, DEPOSITED, SIGNATORY],
        NOT_PARTY,
    )


def once(name: str):
    def formula(states, period, parameters=None):
        day = ordinal(period)
        starts, due, to, on, done, evidence = (states(name_of(f"{name}.{d}"), period) for d in DATES)
        now = numpy.where(on <= day, to, due)
        return numpy.select(
            [starts > day, done <= day, now >= day, evidence <= day],
            [NOT_APPLICABLE, FULFILLED, DUE, OVERDUE],
            NO_RECORD,
        )

    return formula


def yearly(name: str):
    def formula(states, period, parameters=None):
        day, start = ordinal(period), period.start
        back = 1 if (start.month, start.day) > (4, 30) else 2
        done = states(name_of(f"{name}.done"), period.this_year.offset(-back))
        starts = states(name_of(f"{name}.starts"), period)
        return numpy.select([starts > day, done <= day], [NOT_APPLICABLE, FULFILLED], NO_RECORD)

    return formula


def system() -> TaxBenefitSystem:
    made = TaxBenefitSystem([State])
    made.add_variable(variable(PARTICIPATION, DateUnit.DAY, participation))
    for day in PARTY_DATES:
        made.add_variable(variable(f"{PARTICIPATION}.{day}", DateUnit.ETERNITY))
    for name in ONCE:
        made.add_variable(variable(name, DateUnit.DAY, once(name)))
        for each in DATES:
            made.add_variable(variable(f"{name}.{each}", DateUnit.ETERNITY))
    for name in YEARLY:
        made.add_variable(variable(name, DateUnit.DAY, yearly(name)))
        made.add_variable(variable(f"{name}.starts", DateUnit.ETERNITY))
        made.add_variable(variable(f"{name}.done", DateUnit.YEAR))
    return made


def filled(rules: TaxBenefitSystem, told: dict):
    """A simulation with the Parties' dates in it."""
    simulation = SimulationBuilder().build_default_simulation(rules, told["parties"])
    for name, days in told["days"].items():
        stem, _dot, last = name.rpartition(".")
        year = last if last.isdigit() and int(last) in YEARS else None
        simulation.set_input(name_of(stem if year else name), year or "eternity", numpy.array(days))
    return simulation


def main(told: dict) -> None:
    rules = system()
    each_day = [periods.period((date.fromordinal(FIRST.toordinal() + n)).isoformat()) for n in range(DAYS)]
    names = [name_of(name) for name in ASKED]

    def days() -> dict[str, object]:
        simulation = filled(rules, told)
        begun = perf_counter()
        found = {name: [simulation.calculate(name, day) for day in each_day] for name in names}
        seconds = perf_counter() - begun
        in_force = sum(int((a == IN_FORCE).sum()) for a in found[name_of(PARTICIPATION)])
        fulfilled = sum(int((a == FULFILLED).sum()) for a in found["ccm_initial_report"])
        return {"seconds": seconds, "in_force": in_force, "fulfilled": fulfilled}

    answer_all(sys.stdin, {"days": days})


if __name__ == "__main__":
    main(json.loads(Path(sys.argv[1]).read_text()))
