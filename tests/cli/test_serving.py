"""`corcom serve`: a real server on a real port."""

import re
import signal
import socket
from urllib.request import urlopen

import pytest

from corcom.cli import main
from tests.installation import Installation
from tests.made_up import write_package


@pytest.fixture
def fresh(tmp_path, with_tables):
    """Just installed, with a record that came along."""
    with Installation(tmp_path / "home", write_package(tmp_path / "record"), like=with_tables) as made:
        yield made


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT])
def test_it_prints_its_address_answers_there_and_ends_quietly(fresh, end):
    with fresh.start("serve", "--port", "0") as process:
        address = re.search(r"http://127\.0\.0\.1:[0-9]+/", process.stdout.readline()).group()
        with urlopen(address, timeout=60) as answer:
            assert answer.status == 200
        process.send_signal(end)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 0
    assert "Traceback" not in errors


@pytest.mark.django_db
@pytest.mark.parametrize("how", ["--port", "PORT"])
def test_a_busy_port_is_one_clear_line(monkeypatch, capsys, how):
    with socket.create_server(("127.0.0.1", 0)) as busy:
        port = str(busy.getsockname()[1])
        monkeypatch.setenv("PORT", port)
        assert main(["serve", *(["--port", port] if how == "--port" else [])]) == 1
    assert re.fullmatch(
        rf"corcom: Cannot listen on 127\.0\.0\.1 port {port}: .*in use\. Choose another with --port\.\n",
        capsys.readouterr().err,
    )


@pytest.mark.parametrize("port", ["ninety", "99999", "-1"])
def test_a_port_that_is_none_is_a_wrong_call(capsys, port):
    with pytest.raises(SystemExit) as ended:
        main(["serve", "--port", port])
    assert ended.value.code == 2
    assert "corcom serve: error: argument --port: " in capsys.readouterr().err


def test_a_port_in_the_environment_that_is_none_is_a_wrong_call(monkeypatch):
    monkeypatch.setenv("PORT", "ninety")
    with pytest.raises(SystemExit) as ended:
        main(["serve"])
    assert ended.value.code == 2


@pytest.mark.django_db
def test_a_host_that_is_not_ours_is_one_clear_line(capsys):
    assert main(["serve", "--host", "192.0.2.1", "--port", "0"]) == 1
    assert capsys.readouterr().err.startswith("corcom: Cannot listen on 192.0.2.1 port 0: ")
