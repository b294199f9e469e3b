# make run    set up, build the timeline of data/articles/, serve it in the browser
# make test   set up, check, run all the tests, the browser's included

PYTHON ?= python3
BIN := .venv/bin
STORE := data/timelines/samples.db

.PHONY: run test check benchmark quality torture browser clean
.DEFAULT_GOAL := run

.venv/.ready: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

.venv/.developing: .venv/.ready
	$(BIN)/python -m pip install --quiet --group dev
	touch $@

run: .venv/.ready
	mkdir -p data/timelines
	$(BIN)/timeline add data/articles --timeline $(STORE)
	$(BIN)/timeline serve --timeline $(STORE)

check: .venv/.developing
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

browser: .venv/.developing
	sh scripts/install_browser.sh $(BIN)/playwright

test: check browser
	$(BIN)/pytest

benchmark: .venv/.developing
	for file in benchmarks/*.py; do $(BIN)/python $$file || exit 1; done

quality: .venv/.developing
	PATH="$(CURDIR)/$(BIN):$$PATH" ../shared/score/run --save tests/quality/figures.json
	$(BIN)/python scripts/write_readme.py
	$(BIN)/python scripts/reliability.py ../shared/gold/events/articles.jsonl ../shared/gold/events/mentions.jsonl

torture: .venv/.developing
	$(BIN)/pytest --torture

clean:
	rm -rf .venv build dist *.egg-info
