"""What must happen in time: each room enters its own, and `corcom tick` does what is due."""

from collections.abc import Callable
from datetime import datetime

Job = Callable[[datetime], str]
jobs: dict[str, Job] = {}


def upkeep(name: str) -> Callable[[Job], Job]:
    """Enter a job under a name of its own.

    It is run at every tick, which may be every minute or once after a month's standstill: it looks for what
    is due by the moment that it is given, does it, and says what it did; nothing where nothing was due.
    """

    def enter(job: Job) -> Job:
        assert name not in jobs, f"there are two jobs named {name}"
        jobs[name] = job
        return job

    return enter
