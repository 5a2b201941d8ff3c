# The commands of the house. `make run` and `make test` are all that a newcomer needs.
# Wants Python 3.11 or newer and make; everything else is fetched from PyPI into .venv, as requirements-dev.txt locks it.

PYTHON ?= python3
WORKERS ?= 2
READY := .venv/.ready
NOWHERE := DATABASE_URL=postgresql://nobody@/none LIANXIN_SECRET_KEY=for-types-only

.DEFAULT_GOAL := help
.PHONY: help run env test check ruff types layers templates sizes format bench docs lock browser fonts clean

help: ## list these commands
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1	/' | expand -t 18

run: env fonts ## bring up the site on its own PostgreSQL, with the demonstration district
	@.venv/bin/lianxin run

env: $(READY) ## make .venv from the lock; instant when nothing changed
	@:

$(READY): pyproject.toml requirements-dev.txt tools/uv.txt tools/env.sh
	@PYTHON=$(PYTHON) sh tools/env.sh
	@touch $@

test: env fonts browser ## run every test, the browser's included
	@.venv/bin/python -m pytest -n $(WORKERS)

check: env ## what every change must pass: style, types, layers, templates, sizes
	@$(MAKE) --no-print-directory -s -k -j $(WORKERS) --output-sync=target types templates layers ruff sizes

ruff:
	@.venv/bin/ruff check --output-format concise .
	@.venv/bin/ruff format --check --output-format concise .

types:
	@$(NOWHERE) .venv/bin/mypy

layers:
	@.venv/bin/lint-imports | sed -n '/^Contracts$$/,$$p'

templates:
	@.venv/bin/djlint lianxin --lint --quiet

sizes:
	@.venv/bin/python tools/sizes.py

format: env ## let ruff write the layout of the code
	@.venv/bin/ruff check --fix-only --quiet .
	@.venv/bin/ruff format .

bench: env ## measure the usual work, at ten thousand, a hundred thousand and a million matters
	@.venv/bin/python -m bench

docs: env ## write docs/reference from the code
	@.venv/bin/lianxin docs

lock: env ## write requirements*.txt and tools/uv.txt anew
	@sh tools/lock.sh

browser:
	@sh tools/browser.sh

fonts:
	@sh tools/fonts.sh || true

clean: ## throw away .venv and what the tools keep; var/, the data, stays
	@rm -rf .venv build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
