"""The documents say what is so: links lead somewhere, and what they name is there."""

import re
import shlex

import pytest

from corcom.cli import _parser, commands
from tests.docs.pages import CODE, DOCUMENTS, LINK, ROOT, anchors, name, text, typed

MACHINE = re.compile(r"(?<![\w.])/(?:work|farm|root|home|Users|tmp)(?:/|\b)")
REGISTRY = re.compile(r"(?:pypi|pythonhosted|npmjs|rubygems|golang)\.\w+|crates\.io|index-url")
READ_FROM_ENVIRONMENT = re.compile(r"(?:env\.\w+|environ\.get)\(\s*\"([A-Z_]+)\"")
ROW = re.compile(r"^\| `([A-Z_]+)` \|", re.MULTILINE)
NAMED_ROOM = re.compile(r"^\| `corcom/(\w+)/` \|", re.MULTILINE)

every_document = pytest.mark.parametrize("document", DOCUMENTS, ids=name)


@every_document
def test_links_lead_to_something(document):
    astray = []
    for target in LINK.findall(document.read_text(encoding="utf-8")):
        if target.startswith(("https://", "http://", "mailto:")):
            continue
        path, _, anchor = target.partition("#")
        found = (document.parent / path).resolve() if path else document
        if not found.exists() or (anchor and anchor not in anchors(found)):
            astray.append(target)
    assert astray == []


@every_document
def test_no_document_names_a_path_of_a_machine_or_a_package_registry(document):
    said = document.read_text(encoding="utf-8")
    assert MACHINE.findall(said) + REGISTRY.findall(said) == []


def test_the_readme_names_every_command_and_no_other():
    named = set(re.findall(r"`corcom ([a-z]+)", text("README.md")))
    assert named == {command.name for command in commands()}


def _commands_to_type():
    for document in DOCUMENTS:
        for line in typed(name(document)):
            words = shlex.split(line, comments=True)
            while words and re.fullmatch(r"[A-Z_]+=.*", words[0]):
                words = words[1:]
            if words and words[0].removeprefix(".venv/bin/") == "corcom":
                yield name(document), words[1:]


def test_every_command_to_type_is_one_that_corcom_takes():
    found = list(_commands_to_type())
    assert len({document for document, _ in found}) > 2
    for _, words in found:
        _parser().parse_args(words)


def test_every_target_of_make_that_a_document_names_exists():
    targets = set(re.findall(r"^([a-z-]+):", text("Makefile"), re.MULTILINE))
    for document in DOCUMENTS:
        said = [*CODE.findall(document.read_text(encoding="utf-8")), *typed(name(document))]
        named = {found for line in said for found in re.findall(r"^make ([a-z-]+)", line)}
        assert named <= targets, name(document)


def test_every_target_of_make_is_told_to_who_contributes():
    public = re.search(r"^\.PHONY: (.+)$", text("Makefile"), re.MULTILINE)[1].split()
    assert [target for target in public if f"`make {target}`" not in text("CONTRIBUTING.md")] == []


def test_every_setting_is_told_and_none_that_is_not_there():
    read = set()
    for module in (ROOT / "corcom").rglob("*.py"):
        read |= set(READ_FROM_ENVIRONMENT.findall(module.read_text(encoding="utf-8")))
    assert set(ROW.findall(text("docs/running.md"))) == read


def test_the_plan_of_the_house_shows_every_room_and_no_other():
    rooms = {found.parent.name for found in (ROOT / "corcom").glob("*/__init__.py")}
    assert set(NAMED_ROOM.findall(text("ARCHITECTURE.md"))) == rooms


def test_the_plan_shows_the_layers_that_lint_checks():
    layers = re.search(r"type = \"layers\"\nlayers = \[\n(.*?)\]", text("pyproject.toml"), re.DOTALL)[1]
    rooms = "\n".join(line.strip(' ",').replace("corcom.", "") for line in layers.splitlines())
    assert f"```\n{rooms}\n```" in text("ARCHITECTURE.md")


def test_the_changelog_tells_of_the_version_that_is_installed():
    version = re.search(r"^version = \"(.+)\"$", text("pyproject.toml"), re.MULTILINE)[1]
    assert re.findall(r"^## (.+)$", text("CHANGELOG.md"), re.MULTILINE)[0] == version
