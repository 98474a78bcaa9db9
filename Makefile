# `make demo` and `make test` work on a machine that has only Python >= 3.11, make and the package registries.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
SHELL := /bin/bash

.PHONY: demo test check bench install browser clean

install: $(VENV)/.installed

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --upgrade pip
	$(BIN)/pip install --quiet -e ".[dev]"
	touch $@

demo: install
	$(BIN)/graphkit build seeds -o out
	@echo "Open out/graph.html in a browser."

browser:
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq && apt-get install -y -qq chromium fonts-noto-core >/dev/null; } || true

test: install browser
	$(BIN)/pytest -n 2

check: install browser
	$(BIN)/ruff format --check graphkit tests benchmarks training
	$(BIN)/ruff check graphkit tests benchmarks training
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n 2

bench: install
	$(BIN)/python -m benchmarks

clean:
	rm -rf $(VENV) out build dist
