# make seed: from a clone to reviewed SQL in out/. make test: everything, on servers that it installs itself.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
# one more than two cores: tests wait for servers, locks and pages
WORKERS ?= 3

.DEFAULT_GOAL := help
.PHONY: help seed test lint servers faults docs check bench freeze words clean

help:  ## this list
	@awk -F ':.*## *' '/^[a-z]+:.*##/ { printf "make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

seed: $(READY)  ## preview wholesale small, generate it into out/, rehearse it on the embedded database
	$(BIN)/seedsql plan --size small
	$(BIN)/seedsql generate --size small --out out
	$(BIN)/seedsql rehearse 0001_wholesale_small --out out

test: servers  ## install what is missing, servers included, and run every test
	SEEDSQL_REQUIRE_SERVERS=1 $(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup $(ARGS)

lint: $(READY)  ## format and rules (ruff), types (mypy --strict), layers (import-linter), words (codespell)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports --no-logo
	$(BIN)/mypy
	$(BIN)/codespell generator templates docs $(wildcard *.md)

servers: $(READY)  ## install MariaDB, MySQL and a browser for the tests
	$(BIN)/python -m tests.servers install

faults: servers  ## strike runs with thousands of faults on both servers: all or nothing, and a table (minutes)
	$(BIN)/python -m tests.faults --sweep
	$(BIN)/python -m tests.faults $(ARGS)

check: $(READY)  ## prove that out/ regenerates byte for byte
	$(BIN)/seedsql check

bench: servers  ## measure beside other tools and plain INSERTs; ARGS=quick takes six minutes, ARGS=--write updates the document
	$(BIN)/python -m benchmarks $(ARGS)

docs: servers  ## write anew what documents take from the program: command pages, providers, pictures
	SEEDSQL_REGENERATE=1 $(BIN)/python -m pytest -q tests/ci/test_reviewing.py tests/test_recording.py tests/test_architecture.py \
		tests/test_documents.py

freeze: $(READY)  ## parse the built-in blueprint anew, after a change to its schema.sql or blueprint.toml
	$(BIN)/python -m seedsql.workflow.sources

words: $(READY)  ## take the names and words by which personal data is known out of their packages anew
	$(BIN)/python -m pip install --quiet --no-deps --require-hashes -r maintenance/packages.txt --target build/words
	PYTHONPATH=build/words $(BIN)/python -m maintenance.known_words

clean:  ## remove the environment and everything built; the servers' cache stays
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .hypothesis .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Debian's python3 comes without ensurepip unless python3-venv is installed: pip then fills the environment from outside.
$(READY): setup.cfg pyproject.toml
	@echo "installing seedsql and its test tools into $(VENV)"
	@rm -rf $(VENV)
	@$(PYTHON) -m venv $(VENV) >/dev/null 2>&1 || { $(PYTHON) -m venv --clear --without-pip $(VENV) && \
		$(PYTHON) -m pip --quiet --python $(BIN)/python install pip; }
	@$(BIN)/python -m pip -qq --disable-pip-version-check install --editable '.[test,lint]'
	@$(BIN)/python -m compileall -q generator
	@touch $@
