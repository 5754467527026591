# A handful of recipes, for people and for CI alike. `make demo` and `make test` need nothing but
# Python 3.11 or newer and make; the environment is made once, from the lock, in .venv, and made
# again whenever the lock or pyproject.toml changes.

PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3.14 python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
EXAMPLE := examples/harmund-smelter
OUT ?= variorum-out
BENCH ?= $(EXAMPLE)
EVAL ?=
TESTS ?=
LOCK := build/lock/bin/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-header --no-config --no-emit-find-links --no-emit-index-url

.DEFAULT_GOAL := help
.PHONY: help demo test check format golden docs docs-cli picture bench eval lock schema wheel clean

help: ## list the recipes
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

demo: $(VENV)/.made ## read the shipped example and say where the page is
	@$(BIN)/variorum read $(EXAMPLE) --out $(OUT)
	@echo
	@echo "The page: file://$(abspath $(OUT))/index.html"

test: $(VENV)/.dev ## run the tests (TESTS="tests/figures -k money" runs some)
	@$(BIN)/python -m pytest -ra $(TESTS)

check: $(VENV)/.dev ## format, lint, imports, types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports --no-cache
	$(BIN)/mypy

format: $(VENV)/.dev ## put the code into its format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

golden: $(VENV)/.dev ## write the golden editions anew (then look at the difference)
	@$(BIN)/python tests/stories/test_golden.py

docs: $(VENV)/.docs docs-cli ## build the documentation into site/
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet
	@echo "The documentation: file://$(abspath site)/index.html"

docs-cli: $(VENV)/.made ## write docs/cli.md from the commands' own help
	@$(BIN)/python docs/hooks/cli.py > docs/cli.md.new
	@mv docs/cli.md.new docs/cli.md

picture: demo ## take the README's picture of the page (needs chromium)
	@chromium --headless --no-sandbox --hide-scrollbars --force-device-scale-factor=0.75 --window-size=1280,2180 \
		--screenshot=docs/img/page.png file://$(abspath $(OUT))/index.html 2>/dev/null

bench: $(VENV)/.made ## the time of each stage (BENCH=folder for another one), and of close reading
	@$(BIN)/python bench/stages.py $(BENCH)
	@echo
	@$(BIN)/python bench/reading.py

eval: $(VENV)/.made ## score every task on labelled data, hold the floors (EVAL="--misses TASK")
	@$(BIN)/python -m eval --jobs 2 $(EVAL)

lock: build/lock/bin/uv ## resolve the dependencies anew, with hashes
	$(LOCK) --output-file requirements.txt
	$(LOCK) --constraint requirements.txt --extra build --output-file requirements-build.txt
	$(LOCK) --constraint requirements.txt --extra build --extra dev --output-file requirements-dev.txt
	$(LOCK) --constraint requirements.txt --extra build --extra docs --output-file requirements-docs.txt

schema: $(VENV)/.made ## write the JSON Schema of the edition from the records
	@$(BIN)/python -m variorum.render > build-schema.json
	@mv build-schema.json src/variorum/render/edition.schema.json

wheel: $(VENV)/.made ## build the wheel into dist/
	@$(PIP) wheel . --no-deps --no-build-isolation --wheel-dir dist
	@ls -l dist/*.whl

clean: ## remove what the recipes made, the environment too
	rm -rf $(VENV) build dist site $(OUT)

# Three depths of one environment: to run, to develop, to write documentation.
$(VENV)/.made: requirements-build.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "Variorum needs Python 3.11 or newer on the path (or make PYTHON=...)."; exit 1; }
	@echo "Making $(VENV) with $$($(PYTHON) --version) from requirements-build.txt"
	@$(PYTHON) -m venv --clear $(VENV)
	@$(PIP) install --require-hashes -r requirements-build.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.made requirements-dev.txt
	@$(PIP) install --require-hashes -r requirements-dev.txt
	@touch $@

$(VENV)/.docs: $(VENV)/.made requirements-docs.txt
	@$(PIP) install --require-hashes -r requirements-docs.txt
	@touch $@

build/lock/bin/uv:
	@$(PYTHON) -m venv build/lock
	@build/lock/bin/python -m pip --disable-pip-version-check --quiet install uv==0.13.9
