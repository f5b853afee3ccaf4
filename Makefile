# One-line recipes; each that needs the environment makes it, in .venv.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: help setup demo test quick check fix docs schermen bench bench-fuzz lock
help: ## Say what there is
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/'

.venv/klaar: requirements-dev.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

setup: .venv/klaar ## Make the environment

demo: setup ## Fill an invented city and start the app on http://127.0.0.1:8050
	$(BIN)/wijkspiegel demo

test: setup ## Run every test, browser included
	$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder

quick: setup ## Run the quick tests only
	$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder -m "not traag"

check: setup ## Lint, types, import contracts, generated documents
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m app.documents --check

fix: setup ## Format and mend what can be mended
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: setup ## Write docs/generated and .env.example from the declarations
	$(BIN)/python -m app.documents

schermen: setup ## Take the pictures of every screen anew (needs Chromium)
	$(BIN)/python -m tests.journeys.schermen

.venv-bench/klaar: requirements-bench.lock
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.lock
	touch $@

bench: setup .venv-bench/klaar ## Measure check and load, the build and the pages, beside bare DuckDB and other checkers
	$(BIN)/python -m bench

bench-fuzz: setup ## Ten thousand invented files through the reader; hostile files refused in time (half an hour)
	$(BIN)/python -m bench.fuzz

lock: ## Renew the locks (needs uv); no registry is named in them
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-strip-extras -q -o requirements.lock
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-strip-extras -q -o requirements-dev.lock
	uv pip compile bench/requirements.in --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-strip-extras -q -o requirements-bench.lock
