"""`corcom figures` and `corcom duties`: names that stay, refusals in one line."""

import json

import pytest

from corcom import cli

pytestmark = pytest.mark.django_db


def told(capsys, *words: str) -> dict:
    assert cli.main([*words, "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_figures_keep_their_form(capsys):
    answer = told(capsys, "figures", "--name", "participation.signatories", "--as-at", "2018-09-25")
    assert set(answer) == {"as_at", "known_at", "figures"}
    (figure,) = answer["figures"]
    assert set(figure) == {"name", "label", "value", "unit", "states", "no_record", "of", "sources"}
    assert figure["of"] == {"name": "participation.joined", "value": 120}
    assert figure["value"] == len(figure["states"]) == 16


def test_values_of_one_key_add_up_and_keys_narrow_each_other(capsys):
    def parties(*within: str) -> int:
        words = [word for pair in within for word in ("--within", pair)]
        answer = told(capsys, "figures", "--name", "participation.deposited", "--as-at", "2018-09-25", *words)
        return answer["figures"][0]["value"]

    africa, asia = parties("m49_region=Africa"), parties("m49_region=Asia")
    assert parties("m49_region=Africa", "m49_region=Asia") == africa + asia
    assert parties("m49_region=Africa", "un_group=WEOG") == 0


def test_the_fixed_names_of_figures_are_in_the_catalogue(capsys):
    names = {figure["name"] for figure in told(capsys, "figures")["figures"]}
    fixed = {
        f"participation.{n}"
        for n in ("signed", "deposited", "in_force", "signatories", "joined", "not_party")
    }
    fixed |= {f"reports.initial.{n}" for n in ("due", "received", "overdue", "no_record")}
    assert fixed | {"clearance.open", "stockpiles.open"} <= names


def test_duties_keep_their_form(capsys):
    answer = told(capsys, "duties", "--state", "LKA", "LAO", "--as-at", "2018-09-25")
    keys = {
        "state",
        "treaty",
        "article",
        "duty",
        "due",
        "standing",
        "reason",
        "steps",
        "extended_from",
        "sources",
    }
    assert all(keys <= set(duty) for duty in answer["duties"])
    assert {duty["state"] for duty in answer["duties"]} == {"LKA", "LAO"}
    assert {duty["duty"] for duty in answer["duties"]} == {
        "initial_report",
        "annual_report",
        "stockpile_destruction",
        "clearance",
        "retention_report",
        "extension_request",
    }


def test_the_mine_ban_convention_answers_too(capsys):
    answer = told(capsys, "duties", "--treaty", "apmbc", "--state", "LKA", "--as-at", "2018-09-25")
    assert {duty["treaty"] for duty in answer["duties"]} == {"apmbc"}


def test_figures_of_the_same_day_sum_up(capsys):
    value = {f["name"]: f["value"] for f in told(capsys, "figures", "--as-at", "2018-09-25")["figures"]}
    assert (
        value["participation.joined"] == value["participation.deposited"] + value["participation.signatories"]
    )
    assert value["participation.deposited"] + value["participation.not_party"] == 197
    reports = [value[f"reports.initial.{n}"] for n in ("due", "received", "overdue", "no_record")]
    assert sum(reports) == value["participation.in_force"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["figures", "--name", "x"], "there is no figure 'x'"),
        (["figures", "--within", "m49_region=Atlantis"], "no State has m49_region 'Atlantis'"),
        (["figures", "--within", "moon=full"], "figures cannot be narrowed by 'moon'"),
        (["duties", "--state", "XXX"], "no State has the code 'XXX'"),
    ],
)
def test_a_refusal_is_one_line(capsys, words, said):
    assert cli.main(words) == 1
    err = capsys.readouterr().err
    assert said in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "words",
    [["figures", "--as-at", "2018-02-30"], ["duties", "--treaty", "x"], ["figures", "--within", "x"], ["x"]],
)
def test_a_wrong_call_ends_with_2(capsys, words):
    with pytest.raises(SystemExit) as ended:
        cli.main(words)
    assert ended.value.code == 2


def test_before_the_record_began_nothing_was_known(capsys):
    answer = told(capsys, "figures", "--name", "participation.deposited", "--known-at", "2020-01-01")
    assert answer["figures"][0]["value"] == 0


def test_amounts_are_told_by_name_in_the_same_form(capsys):
    names = ("contributions.printed.outstanding", "contributions.printed.payers", "contributions.received")
    answer = told(capsys, "figures", "--as-at", "2018-09-25", "--name", *names)
    assert [(f["value"], f["unit"]) for f in answer["figures"]] == [
        ("91949.30", "CHF"),
        (53, "States"),
        (None, "CHF"),
    ]
    assert set(answer["figures"][0]) == {
        "name",
        "label",
        "value",
        "unit",
        "states",
        "no_record",
        "of",
        "sources",
    }
    assert answer["figures"][0]["sources"][0]["id"] == "minutes-2018-09-25"


def test_the_whole_catalogue_holds_counts_of_states_alone(capsys):
    assert {figure["unit"] for figure in told(capsys, "figures")["figures"]} == {"States"}


def test_an_amount_cannot_be_narrowed_to_a_group(capsys):
    words = ["figures", "--name", "contributions.received", "--within", "m49_region=Asia"]
    assert cli.main(words) == 1
    assert "cannot be narrowed" in capsys.readouterr().err
