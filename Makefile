# Everything is made in .venv, from Python 3.11+ and make alone.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready

.PHONY: demo test check fuzz feed-soak audit-soak conformance serve format lock schema release-schema wheel bench-reads bench-soak bench-extraction bench-matching clean

NODE_READY := conformance/node_modules/.package-lock.json

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

feed-soak: $(READY)  ## two hundred writers, 20,000 writes, ten followers: each change once and in order to each
	FACTDB_FEED_SOAK=200,100,10 $(BIN)/pytest -n 0 -s tests/graphql/subscriptions/test_feed_soak.py

audit-soak: $(READY)  ## 1,000 random histories, none of which verifying may complain about
	FACTDB_HISTORIES=1000 $(BIN)/pytest -n 0 tests/audit/test_histories.py

conformance: $(READY) $(NODE_READY)  ## the tools of front-end developers against the served API; needs Node 20+
	@cd conformance && FACTDB="$(CURDIR)/$(BIN)/factdb" node run.mjs $(ONLY)

$(NODE_READY): conformance/package.json conformance/package-lock.json
	@command -v node >/dev/null && command -v npm >/dev/null || { echo "make conformance needs Node 20 or later, with npm: see nodejs.org"; exit 1; }
	@node -e 'if (parseInt(process.versions.node) < 20) { console.error("make conformance needs Node 20 or later; this is " + process.versions.node); process.exit(1) }'
	cd conformance && npm ci --no-audit --no-fund
	@touch $@

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

release-schema: $(READY)  ## at a release: what is served now is what later schemas are compared with
	$(BIN)/factdb schema > conformance/released.graphql

wheel: $(READY)
	$(BIN)/python -m build --wheel --no-isolation

bench-reads: $(READY)  ## how fast reading is, against peers; make bench-reads ARGS=--help tells more
	$(BIN)/python -m benchmarks.reads bench $(ARGS)

bench-soak: $(READY)  ## five minutes of full load, and whether memory stays
	$(BIN)/python -m benchmarks.reads soak $(ARGS)

bench-extraction: $(READY)  ## how well and how fast quotes are extracted; make bench-extraction ARGS=--help tells more
	$(BIN)/python -m benchmarks.extraction $(ARGS)

bench-matching: $(READY)  ## how well and how fast known claims are found; make bench-matching ARGS=--help tells more
	$(BIN)/python -m benchmarks.matching $(ARGS)

clean:
	rm -rf .venv build dist conformance/node_modules conformance/made
