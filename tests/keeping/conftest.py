import pytest

from tests.installation import ROOT, Installation
from tests.keeping.copies import Path
from tests.made_up import deposit, write_package


@pytest.fixture(scope="session")
def whole_record(tmp_path_factory) -> Path:
    """A backup of an installation with the real record."""
    folder = tmp_path_factory.mktemp("whole")
    with Installation(folder / "home", ROOT / "data" / "ccm") as made:
        assert made.run("figures").returncode == 0
        return _backup(made, folder)


@pytest.fixture(scope="session")
def running(tmp_path_factory):
    """A small installation: one made-up deposit, four lines of the trail. Tests leave it as it is."""
    folder = tmp_path_factory.mktemp("small")
    record = write_package(folder / "record", deposits=[deposit("first")])
    with Installation(folder / "home", record) as made:
        assert made.run("load", record, "--commit").returncode == 0
        yield made


@pytest.fixture(scope="session")
def small(tmp_path_factory, running) -> Path:
    """Its backup."""
    return _backup(running, tmp_path_factory.mktemp("backup"))


def _backup(installation: Installation, folder: Path) -> Path:
    done = installation.run("backup", folder / "backup")
    assert done.returncode == 0, done.stderr
    return folder / "backup"
