"""One turn of everything that must happen in time."""

import logging
from dataclasses import dataclass
from datetime import datetime

from corcom.record.alone import alone
from corcom.record.upkeep import jobs

PURPOSE = "tick"
log = logging.getLogger("corcom.tick")


@dataclass(frozen=True)
class Done:
    """What a job did, in words; empty if nothing was due."""

    job: str
    what: str
    failed: bool = False


def tick(now: datetime) -> list[Done] | None:
    """Run every job, each for itself: one that fails stops no other. None while another process does it."""
    with alone(PURPOSE, wait=False) as ours:
        return [_run(name, now) for name in jobs] if ours else None


def _run(name: str, now: datetime) -> Done:
    try:
        return Done(name, jobs[name](now))
    except Exception as error:
        log.exception("a job failed: %s", name)
        return Done(name, f"failed: {type(error).__name__}", failed=True)
