# The commands of this project. `make demo` shows what it does, `make test` that it works.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SHARED ?= ../shared

.PHONY: demo install test check lock train figures score clean
.DEFAULT_GOAL := help

help: ## List the commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 18

demo: install ## Install everything and read the three example documents
	@$(BIN)/communique read examples/news-report.txt examples/elysee-readout.txt examples/kremlin-readout.txt --date 2025-07-02

install: $(VENV)/installed ## Install into .venv: .venv/bin/communique

$(VENV)/made:
	@command -v $(PYTHON) >/dev/null || { echo "make: $(PYTHON) is missing: install Python 3.11 or newer, or run make PYTHON=..."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "make: $$($(PYTHON) --version) is too old: Python 3.11 or newer is needed; run make PYTHON=python3.11"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "make: $(PYTHON) has no venv: install it (on Debian and Ubuntu: apt-get install python3-venv)"; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/installed: requirements/run.txt pyproject.toml | $(VENV)/made
	@echo "installing into $(VENV) (about a minute, 400 MB) ..."
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/run.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $@

$(VENV)/tested: requirements/test.txt $(VENV)/installed
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/test.txt
	@touch $@

test: $(VENV)/tested ## Install what tests need and run them all, with coverage
	@$(BIN)/python -m pytest --cov --cov-report=term

check: $(VENV)/tested ## Linter, format, types and the rooms' imports
	@$(BIN)/ruff check src tests training corpus
	@$(BIN)/mypy --strict
	@$(BIN)/lint-imports

lock: ## Pin all versions anew, with hashes (needs pip-tools)
	@cd requirements && for part in run test training; do pip-compile --quiet --upgrade --strip-extras --generate-hashes --allow-unsafe --no-header \
	  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --output-file $$part.txt $$part.in; done

.venv-training/installed: requirements/training.txt
	@$(PYTHON) -m venv .venv-training
	@.venv-training/bin/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/training.txt
	@touch $@

train: .venv-training/installed ## Train the tagger on corpus/ (two cores, under 90 minutes) and lay it into the package
	@PYTHONPATH=src:. .venv-training/bin/python -m training.train --out build/tagger
	@PYTHONPATH=src:. .venv-training/bin/python -m training.export build/tagger --to src/communique/tagger/model \
	  $$(test -f build/dev/figures.json && echo --figures build/dev/figures.json)

figures: .venv-training/installed ## Train once more without the dev part and measure on it, for the model's card
	@PYTHONPATH=src:. .venv-training/bin/python -m training.train --out build/dev --hold-out
	@PYTHONPATH=src:. .venv-training/bin/python -m training.export build/dev --to build/dev/model
	@PYTHONPATH=src:. .venv-training/bin/python -m training.figures build/dev/model --to build/dev/figures.json

score: install ## Score the gold documents (only where $(SHARED) exists)
	@$(BIN)/python benchmarks/score.py $(SHARED)

clean: ## Remove what was installed and built
	@rm -rf $(VENV) .venv-training build .coverage*
