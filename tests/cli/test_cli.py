"""The command itself: what it collects, how it refuses, the days that it takes."""

from argparse import ArgumentParser, ArgumentTypeError
from datetime import date, timedelta

import pytest

from corcom.cli import commands, main
from corcom.record.command import add_format, add_lens, day, known_day, lens_of, say_csv, say_json
from corcom.record.lens import today


def test_every_command_has_a_name_of_its_own_and_a_help():
    found = list(commands())
    assert len({command.name for command in found}) == len(found)
    assert all(command.help for command in found)
    assert {"load", "export", "describe", "serve"} <= {command.name for command in found}


@pytest.mark.parametrize("name", [command.name for command in commands()])
def test_every_command_explains_itself(name, capsys):
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])
    assert ended.value.code == 0
    assert f"usage: corcom {name}" in capsys.readouterr().out


def test_it_names_its_version(capsys):
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out.startswith("corcom")


DAYS = {
    "2018-02-30": "'2018-02-30' is a day that does not exist",
    "2018-9-25": "'2018-9-25' is not a day: write it as 2018-09-25",
    "today": "'today' is not a day: write it as 2018-09-25",
    "20180925": "'20180925' is not a day: write it as 2018-09-25",
    "1899-12-31": "'1899-12-31' is out of range: days run from 1900-01-01 to 2199-12-31",
    "9999-01-01": "'9999-01-01' is out of range: days run from 1900-01-01 to 2199-12-31",
}


@pytest.mark.parametrize(("text", "why"), DAYS.items(), ids=DAYS.keys())
def test_a_day_that_cannot_be_meant_is_explained(text, why):
    with pytest.raises(ArgumentTypeError) as refused:
        day(text)
    assert str(refused.value) == why


def test_the_first_and_last_day_are_days():
    assert (day("1900-01-01"), day("2199-12-31")) == (date(1900, 1, 1), date(2199, 12, 31))


def test_tomorrow_is_not_known_yet():
    assert known_day(str(today())) == today()
    with pytest.raises(ArgumentTypeError, match="lies ahead"):
        known_day(str(today() + timedelta(days=1)))


def _parsed(*call: str):
    parser = ArgumentParser()
    add_lens(parser)
    add_format(parser, "text", "json", "csv")
    return parser.parse_args(call)


def test_the_lens_is_today_where_nothing_is_said():
    lens = lens_of(_parsed())
    assert (lens.as_at, lens.known_at) == (today(), today())


def test_the_lens_takes_both_days():
    lens = lens_of(_parsed("--as-at", "2018-09-25", "--known-at", "2020-01-31"))
    assert (lens.as_at, lens.known_at) == (date(2018, 9, 25), date(2020, 1, 31))


def test_the_first_form_of_answer_is_the_default():
    assert (_parsed().format, _parsed("--format", "csv").format) == ("text", "csv")


def test_json_keeps_letters_and_writes_days_as_text(capsys):
    say_json({"state": "Côte d’Ivoire", "on": date(2018, 3, 1)})
    assert capsys.readouterr().out == '{\n  "state": "Côte d’Ivoire",\n  "on": "2018-03-01"\n}\n'


def test_csv_quotes_what_needs_it(capsys):
    say_csv(["state", "note"], [["RUR", 'a, "b"']])
    assert capsys.readouterr().out == 'state,note\nRUR,"a, ""b"""\n'
