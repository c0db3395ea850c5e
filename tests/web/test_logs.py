"""Logs say what happened, and neither who asked nor for what."""

import io
import json
import logging
import re
import socket
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from corcom.web.logs import Lines, logged, request_id
from tests.installation import Installation
from tests.made_up import write_package

PLANTED = ["wanda.walrus@example.org", "tok3n-0f-wanda", "Wanda Walrus", "203.0.113.77"]
MAIL, TOKEN, NAME, ADDRESS = PLANTED


def _broken(request, **_kwargs):
    secret = request.POST.get("name")
    try:
        raise KeyError(secret)
    except KeyError as error:
        raise ValueError(f"no such person: {MAIL}") from error


def _forbidden(request, **_kwargs):
    raise PermissionDenied(f"{MAIL} must not")


def _chatty(request, **_kwargs):
    other = logging.getLogger("some.library")
    other.warning("mail for %s", MAIL)
    other.warning(f"mail for {MAIL}")
    other.error("cannot", exc_info=ValueError(MAIL))
    logging.getLogger("corcom.letters").warning("%s letters wait", 3)
    return HttpResponse(request_id())


urlpatterns = [
    path("broken/<str:token>/", _broken, name="home"),
    path("forbidden/<str:token>/", _forbidden, name="home"),
    path("chatty/<str:token>/", _chatty, name="home"),
]


@pytest.fixture
def lines(settings):
    """What the handler of the settings would write, line by line."""
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(Lines())
    names = ["corcom", "django", "django.request", "django.security", "some.library"]
    before = [(logging.getLogger(name), logging.getLogger(name).level) for name in names]
    for logger, _level in before:
        logger.setLevel(logging.DEBUG)
    logging.getLogger().addHandler(handler)
    yield lambda: [json.loads(line) for line in out.getvalue().splitlines()]
    logging.getLogger().removeHandler(handler)
    for logger, level in before:
        logger.setLevel(level)


@pytest.fixture
def ask(settings):
    """A request with something planted in every place."""
    settings.ROOT_URLCONF = __name__
    client = Client(raise_request_exception=False, REMOTE_ADDR=ADDRESS)

    def asked(address, **more):
        return client.post(
            f"{address}?mail={MAIL}&name={NAME}",
            {"mail": MAIL, "name": NAME},
            headers={"User-Agent": NAME, "Referer": f"https://x.example/{TOKEN}", "X-Request-ID": TOKEN},
            **more,
        )

    return asked


def _nothing_planted(told):
    said = json.dumps(told, ensure_ascii=False)
    return [planted for planted in PLANTED if planted in said]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "status", "route"),
    [
        (f"/broken/{TOKEN}/", 500, "broken/<str:token>/"),
        (f"/forbidden/{TOKEN}/", 403, "forbidden/<str:token>/"),
        (f"/nowhere/{TOKEN}/{MAIL}/", 404, None),
        (f"/chatty/{TOKEN}/", 200, "chatty/<str:token>/"),
    ],
)
def test_a_request_leaves_its_kind_and_nothing_that_was_planted_in_it(ask, lines, address, status, route):
    answer = ask(address)
    assert answer.status_code == status
    request = next(line for line in lines() if line["logger"] == "corcom.requests")
    assert (request["method"], request["status"], request.get("route")) == ("POST", status, route)
    assert request["request"] == answer["X-Request-ID"]
    assert request["milliseconds"] >= 0
    assert _nothing_planted(lines()) == []


@pytest.mark.django_db
def test_a_host_that_is_not_ours_is_not_repeated(ask, lines):
    assert ask("/chatty/x/", HTTP_HOST=f"{TOKEN}.example").status_code == 400
    assert any(line["logger"].startswith("django.security") for line in lines())
    assert _nothing_planted(lines()) == []


@pytest.mark.django_db
def test_an_error_is_told_by_kind_and_place_with_what_led_to_it(ask, lines):
    ask(f"/broken/{TOKEN}/")
    told = next(line for line in lines() if line["logger"] == "django.request")
    assert (told["level"], told["status"]) == ("ERROR", 500)
    assert [error["kind"] for error in told["error"]] == ["ValueError", "KeyError"]
    assert re.fullmatch(r".*test_logs\.py:\d+ _broken", told["error"][1]["at"][-1])


@pytest.mark.django_db
def test_our_own_words_are_whole_and_those_of_others_without_values(ask, lines):
    answer = ask("/chatty/x/")
    ours, *_ = [line for line in lines() if line["logger"] == "corcom.letters"]
    assert ours["message"] == "3 letters wait"
    assert ours["request"] == answer.content.decode() == answer["X-Request-ID"]
    others = [line for line in lines() if line["logger"] == "some.library"]
    assert [line.get("message") for line in others] == ["mail for %s", None, None]
    assert all(line["where"].startswith("test_logs._chatty:") for line in others[1:])


@pytest.mark.django_db
def test_every_request_has_a_name_of_its_own_that_no_visitor_gives(ask):
    one, two = ask("/chatty/x/")["X-Request-ID"], ask("/chatty/x/")["X-Request-ID"]
    assert one != two
    assert re.fullmatch(r"[0-9a-f]{32}", one)
    assert request_id() == ""


def test_a_made_up_method_is_not_repeated(rf, lines):
    logged(lambda request: HttpResponse("x"))(rf.generic("WANDA", "/"))
    assert [line["method"] for line in lines()] == ["other"]


def test_the_settings_send_everything_through_the_same_lines(settings):
    assert set(settings.LOGGING["handlers"]) == {"console"}
    assert settings.LOGGING["formatters"]["lines"]["()"] == "corcom.web.logs.Lines"
    assert settings.MIDDLEWARE[0] == "corcom.web.logs.logged"


def _raw(port: int, sent: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall(sent)
        return connection.recv(65536)


@pytest.mark.parametrize("level", ["INFO", None])
def test_a_served_site_logs_what_it_is_told_to_and_nothing_that_was_planted(
    tmp_path: Path, with_tables, level
):
    with Installation(tmp_path / "home", write_package(tmp_path / "record"), like=with_tables) as made:
        made.run("figures")
        if level:
            made.env["CORCOM_LOG_LEVEL"] = level
        with made.start("serve", "--port", "0") as process:
            port = int(re.search(r":([0-9]+)/", process.stdout.readline())[1])
            _raw(
                port,
                f"GET /states/?name={TOKEN} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode(),
            )
            _raw(port, f"GET /{TOKEN}/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
            _raw(port, f"{NAME} {TOKEN}\r\n\r\n".encode())
            process.terminate()
            _, errors = process.communicate(timeout=60)
    told = [json.loads(line) for line in errors.splitlines()]
    assert _nothing_planted(told) == []
    assert "127.0.0.1" not in "".join(errors.splitlines())
    requests = [line for line in told if line["logger"] == "corcom.requests"]
    assert [(line.get("route"), line["status"]) for line in requests] == (
        [("states/", 200), (None, 404)] if level else []
    )


def test_a_level_that_is_none_is_one_clear_line(installation):
    installation.env["CORCOM_LOG_LEVEL"] = "loud"
    done = installation.run("figures")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "corcom: CORCOM_LOG_LEVEL is 'LOUD': use DEBUG, INFO, WARNING or ERROR.\n"
