# `make demo` loads the shipped volume; `make test` checks everything. Both set up what they need.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
DEMO := build/demo
PIP_QUIET := --quiet --disable-pip-version-check

.PHONY: demo test lint bench fuzz faults wheel-check constraints clean
.DEFAULT_GOAL := test

$(VENV)/created: Makefile
	@$(PYTHON) -c 'import sys; sys.exit(0 if (3, 11) <= sys.version_info[:2] <= (3, 13) else "Python 3.11, 3.12 or 3.13 is needed; this is %d.%d. Name another with: make PYTHON=python3.12" % sys.version_info[:2])'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install $(PIP_QUIET) --upgrade "pip>=25.1"
	@touch $@

$(VENV)/run: $(VENV)/created pyproject.toml constraints.txt
	$(BIN)/python -m pip install $(PIP_QUIET) -c constraints.txt -e .
	@touch $@

$(VENV)/dev: $(VENV)/run
	$(BIN)/python -m pip install $(PIP_QUIET) -c constraints.txt -e ".[postgresql,cite,pdf,xlsx,parquet,browse]" --group dev
	@touch $@

demo: $(VENV)/run
	@mkdir -p $(DEMO)
	@$(BIN)/python -m proceedings_db.demo $(DEMO)

test: lint
	$(BIN)/python -m pytest -n 2

lint: $(VENV)/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/deptry proceedings_db

bench: $(VENV)/dev
	$(BIN)/python -m tests.bench

# 100,000 broken inputs to every reader.
fuzz: $(VENV)/dev
	$(BIN)/python -m tests.fuzz

# Two hundred tries of every fault; writes the table into the README.
faults: $(VENV)/dev
	$(BIN)/python -m tests.faults --readme

# The wheel alone, in an empty environment and another folder: what a user gets from `pip install`.
wheel-check: $(VENV)/dev
	rm -rf build/wheel && mkdir -p build/wheel
	$(BIN)/python -m build --wheel --outdir build/wheel . > build/wheel/build.log
	$(PYTHON) -m venv build/wheel/venv
	build/wheel/venv/bin/python -m pip install $(PIP_QUIET) -c constraints.txt build/wheel/*.whl
	cd build/wheel && venv/bin/python -m proceedings_db.demo demo > demo.txt && tail -n 12 demo.txt

# Needs uv on the path; writes names and versions only, no address.
constraints:
	uv pip compile --universal --python-version 3.11 --no-header --no-annotate --all-extras --group dev \
	  pyproject.toml -o constraints.txt

clean:
	rm -rf build dist $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
