# Everything is made in .venv, from Python 3.11+ and make alone.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready

.PHONY: demo test check fuzz serve format lock schema wheel clean

$(READY): pyproject.toml requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit("factdb needs Python 3.11 or later; this is %s. Name another: make PYTHON=python3.11" % sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(READY)  ## the main job: articles in, quotes and claims out, answers by GraphQL
	@$(BIN)/factdb demo

test: $(READY)  ## the whole suite, on SQLite and on a PostgreSQL it brings itself
	$(BIN)/pytest -n 2

check: $(READY)  ## the inner loop: format, lint, types, fast tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest -n 2 -m "not slow"

fuzz: $(READY)  ## 10,000 generated operations, each answered alike by every way to read; FACTDB_FUZZ_SEED repeats a run
	FACTDB_FUZZ=$${FACTDB_FUZZ:-10000} FACTDB_FUZZ_SEED=$${FACTDB_FUZZ_SEED:-$$(date +%s)} \
		$(BIN)/pytest -n 2 -vv --tb=short tests/graphql/generated

serve: $(READY)  ## the GraphQL API on http://127.0.0.1:8000/graphql
	$(BIN)/factdb serve

format: $(READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: $(READY)  ## renew requirements.lock from pyproject.toml
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --upgrade \
		--generate-hashes --no-header --no-annotate --output-file requirements.lock

schema: $(READY)  ## write the generated files anew
	$(BIN)/factdb schema > schema.graphql
	$(BIN)/python -m factdb.cli.reference > docs/cli.md
	$(BIN)/python -m factdb.settings > docs/settings.md

wheel: $(READY)
	$(BIN)/python -m build --wheel --no-isolation

clean:
	rm -rf .venv build dist
