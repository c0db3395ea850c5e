"""Run in a CorCom of its own: threads save one passage on one revision at the same moment."""

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID, uuid4

WRITERS, ROUNDS = 4, 5


def main() -> None:
    """Print how many won each round, what stands, and its revisions."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "corcom.settings")
    import django

    django.setup()
    from corcom.committee.models import Passage, Revision
    from tests.committee.taken import Taking

    taking = Taking()
    name = uuid4()
    taking.say("first", 0, name)
    for revision in range(1, ROUNDS + 1):
        print(sum(_round(taking, name, revision)))
    kept = Revision.objects.filter(passage__name=name).order_by("number")
    print([revision.number for revision in kept])
    print(kept.last().content["written"] == Passage.objects.everything().get(name=name).written)


def _round(taking, name: UUID, revision: int) -> list[bool]:
    """Whether each writer's save was taken."""
    from django.db import connection

    from corcom.committee.taking import Stale

    start = Barrier(WRITERS)

    def save(number: int) -> bool:
        start.wait()
        try:
            taking.say(f"writer {number} on {revision}", revision, name)
        except Stale:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(WRITERS) as pool:
        return list(pool.map(save, range(WRITERS)))


if __name__ == "__main__":
    sys.exit(main())
