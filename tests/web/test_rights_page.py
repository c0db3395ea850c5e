"""The table of rights as all may read it says what the table of rights does."""

import csv
import io
import json

import pytest

from corcom.people.rights import TABLE, named
from corcom.record.reader import Role
from corcom.web.views.rights import mark

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("right", "role", "is_"),
    [
        ("read_the_public_record", Role.ANYBODY, "yes"),
        ("read_the_public_record", Role.AUDITOR, "yes"),
        ("keep_ones_account", Role.ANYBODY, "no"),
        ("keep_ones_account", Role.OBSERVER, "yes"),
        ("open_a_states_desk", Role.DELEGATE, "own"),
        ("open_a_states_desk", Role.FOCAL_POINT, "own"),
        ("open_a_states_desk", Role.UNIT, "yes"),
        ("open_a_states_desk", Role.OBSERVER, "no"),
        ("invite", Role.DELEGATE, "no"),
        ("invite", Role.FOCAL_POINT, "own"),
        ("review_proposal", Role.AUDITOR, "no"),
        ("read_trail", Role.AUDITOR, "yes"),
        ("load_package", Role.INSTALLATION, "yes"),
        ("load_package", Role.UNIT, "no"),
        ("review_proposal", Role.INSTALLATION, "no"),
    ],
)
def test_each_mark_says_what_the_role_may_do(right, role, is_):
    assert mark(named(right), role) == is_


def test_the_page_has_a_row_for_every_right_and_a_column_for_every_role(client):
    page = client.get("/rights/").content.decode()
    assert page.count('<th scope="row">') == len(TABLE)
    assert page.count("<td>") == len(TABLE) * len(Role)
    assert all(f'<th scope="col">{role.label}</th>' in page for role in Role)


def test_a_mark_has_words_for_whoever_does_not_see_it(client):
    page = client.get("/rights/").content.decode()
    assert '<span class="standing absent" aria-hidden="true">–</span><span class="unseen">no</span>' in page


def test_json_and_csv_say_the_same(client):
    told = json.loads(client.get("/rights.json").content)["rights"]
    rows = list(csv.DictReader(io.StringIO(client.get("/rights.csv").content.decode())))
    assert [line["right"] for line in told] == [row["right"] for row in rows] == [line.name for line in TABLE]
    for line, row in zip(told, rows, strict=True):
        assert line["roles"] == {role.value: row[role.value] for role in Role}
