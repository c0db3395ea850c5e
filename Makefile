# CorCom: make run, make test, make lint, make bench, make messages. Needs Python 3.11 or newer, make and git.
PYTHON ?= python3
PORT ?= 8000
BIN = .venv/bin
# Rooms that only read, and what is asked in the same way of either database.
ALIKE = acceptance reading data docs web budgets cli figures duties register reporting law outreach assistance plans \
	security/test_rights_walk.py security/test_hostile_input.py

.PHONY: run test test-sqlite test-postgresql lint bench messages clean
.DELETE_ON_ERROR:

run: .venv/ready-run
	PORT=$(PORT) $(BIN)/corcom serve

test: test-sqlite test-postgresql

test-sqlite: .venv/ready-dev
	$(BIN)/python -m pytest -n 3

test-postgresql: .venv/ready-dev
	CORCOM_TEST_DATABASE=postgresql $(BIN)/python -m pytest -n 3 -m "not browser" $(addprefix --ignore=tests/,$(ALIKE))

lint: .venv/ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint corcom --lint --quiet
	$(BIN)/python manage.py makemigrations --check --dry-run

bench: .venv/ready-dev
	$(BIN)/python -m benchmarks

messages: .venv/ready-dev
	$(BIN)/python -m tools.messages

clean:
	rm -rf .venv var

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "CorCom needs Python 3.11 or newer: make PYTHON=python3.12 run"; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "No virtual environment could be made. On Debian or Ubuntu: apt-get install python3-venv"; exit 1; }

.venv/ready-run: requirements.lock pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

.venv/ready-dev: requirements-dev.lock pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@
