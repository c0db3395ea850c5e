"""`corcom shares`: the forms of its answer, and what it refuses."""

import csv
import io
import json
from decimal import Decimal

import pytest

from corcom.cli import main
from corcom.finance.models import ScaleRate
from corcom.record.actions import withdraw_fact
from corcom.record.rights import INSTALLATION
from corcom.record.trail import Act

pytestmark = pytest.mark.django_db

OF_2018 = ("shares", "--budget", "465440.00", "--year", "2018")


@pytest.fixture
def run(capsys, monkeypatch):
    """The command in this process, over the record of the tests: its status, what it said, what it remarked."""
    monkeypatch.setattr("corcom.finance.commands.ready", lambda: None)

    def call(*argv: str) -> tuple[int, str, str]:
        try:
            status = main(argv)
        except SystemExit as wrong:
            status = int(wrong.code)
        told = capsys.readouterr()
        return status, told.out, told.err

    return call


def test_the_budget_of_2018_over_the_102_states_parties_at_its_start(run):
    status, out, _err = run(*OF_2018, "--format", "json")
    told = json.loads(out)
    amounts = {share["state"]: share["amount"] for share in told["shares"]}
    assert (status, told["budget"], len(amounts)) == (0, "465440.00", 102)
    assert sum(map(Decimal, amounts.values())) == Decimal("465440.00")
    known = {"JPN": "91861.91", "DEU": "60630.76", "FRA": "46111.26", "GBR": "42353.27", "NZL": "2543.28"}
    assert known.items() <= amounts.items()
    assert [amounts[iso3] for iso3 in ("LAO", "COK")] == ["28.47", "9.49"]
    japan = next(share for share in told["shares"] if share["state"] == "JPN")
    assert japan == {"state": "JPN", "rate": "9.680", "percent": "19.736574", "amount": "91861.91"}


def test_the_hybrid_model_leaves_a_part_to_voluntary_money(run):
    _status, out, _err = run(*OF_2018, "--model", "hybrid", "--assessed-percent", "60", "--format", "json")
    told = json.loads(out)
    assert told["voluntary"] == "186176.00"
    assert next(s["amount"] for s in told["shares"] if s["state"] == "JPN") == "55117.15"


def test_under_the_voluntary_model_nothing_is_assessed(run):
    told = json.loads(run(*OF_2018, "--model", "voluntary", "--format", "json")[1])
    assert told == {"budget": "465440.00", "shares": [], "voluntary": "465440.00"}


def test_as_text_it_says_which_states_parties_and_which_scale(run):
    out = run(*OF_2018)[1]
    assert "102 States Parties on 1 January 2018, scale of 2016-2018, rates 49.046 in all" in out
    assert "Not in the scale, at the minimum: COK" in out
    assert "Rates not seen in a source yet: PSE, VAT" in out


def test_membership_can_be_counted_on_another_day(run):
    rows = list(
        csv.DictReader(io.StringIO(run(*OF_2018, "--members-on", "2018-09-25", "--format", "csv")[1]))
    )
    assert (len(rows), list(rows[0])) == (104, ["state", "rate", "percent", "amount"])


def test_the_ceiling_of_least_developed_countries_is_a_switch(run):
    def zambia(*more: str) -> str:
        told = json.loads(run(*OF_2018, "--format", "json", *more)[1])
        return next(s["percent"] for s in told["shares"] if s["state"] == "ZMB")

    assert (zambia(), zambia("--ldc-ceiling")) == ("0.014272", "0.010000")


def test_rates_come_from_a_file_instead(run, tmp_path):
    file = tmp_path / "rates.json"
    file.write_text(json.dumps({"AAA": "4", "BBB": "4", "CCC": "3", "DDD": "3", "EEE": "3", "FFF": 2}))
    told = json.loads(run("shares", "--budget", "1000.00", "--rates", str(file), "--format", "json")[1])
    assert [s["amount"] for s in told["shares"]] == [
        "210.53",
        "210.53",
        "157.90",
        "157.89",
        "157.89",
        "105.26",
    ]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ('{"AAA": "0", "BBB": "1", "CCC": "1", "DDD": "1", "EEE": "1"}', "more than nothing: look at AAA"),
        ('{"AAA": "4", "BBB": "4"}', "at least 5 States must share"),
        ('{"AAA": "four"}', "the rate of AAA is not a number"),
        ('{"AAA": "1e999999999"}', "the rate of AAA is not a number"),
        ('{"AAA": NaN}', "the rate of AAA is not a number"),
        ('{"Atlantis": "1"}', "'Atlantis' is no code of a State"),
        ("[1, 2]", "holds no rates"),
        ("not JSON", "is no JSON"),
        ("[" * 100_000, "is no JSON"),
    ],
)
def test_bad_rates_are_refused_with_one_clear_line(run, tmp_path, content, why):
    file = tmp_path / "rates.json"
    file.write_text(content)
    status, out, err = run("shares", "--budget", "100.00", "--rates", str(file))
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert why in err


def test_a_period_without_a_scale_is_refused(run):
    status, _out, err = run("shares", "--budget", "100.00", "--year", "2008")
    assert status == 1
    assert "No scale of assessments on record holds 2008" in err


def test_a_scale_that_does_not_sum_is_refused(run):
    of_japan = ScaleRate.objects.everything().get(pk="2016-2018-JPN")
    withdraw_fact(Act(INSTALLATION, "made up: a scale with a hole"), of_japan)
    status, _out, err = run(*OF_2018)
    assert status == 1
    assert "sums to 90.320 per cent, not to 100" in err


@pytest.mark.parametrize(
    "argv",
    [
        ("shares", "--budget", "100.00"),
        ("shares", "--budget", "much", "--year", "2018"),
        ("shares", "--budget", "100.00", "--year", "18"),
        (*OF_2018, "--model", "hybrid"),
        (*OF_2018, "--maximum", "a lot"),
    ],
)
def test_a_wrong_call_ends_with_status_two(run, argv):
    assert run(*argv)[0] == 2
