"""Two saves on the same revision, in real transactions of real threads: one wins, the other is told."""

import subprocess
import sys

from tests.committee.saving_at_once import ROUNDS
from tests.installation import ROOT


def test_of_several_saves_at_the_same_moment_one_wins(installation):
    script = [sys.executable, "-m", "tests.committee.saving_at_once"]
    done = subprocess.run(script, cwd=ROOT, env=installation.env, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    revisions = list(range(1, ROUNDS + 2))
    assert done.stdout.split("\n") == [*["1"] * ROUNDS, str(revisions), "True", ""]
