# Ibasho: everything a person calls. `make` alone lists it.

PYTHON ?= python3
PORT ?= 8000
PARALLEL := -n auto --dist worksteal
COMPILE = $(UV) pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --only-binary :all: \
	--group build --quiet --custom-compile-command 'make lock' $(if $(filter yes,$(UPGRADE)),--upgrade)
UV = $(firstword $(wildcard .venv/bin/uv) $(shell command -v uv))

.NOTPARALLEL:
.PHONY: help demo test check lint prove bench lock clean

help:  ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## /make \1\t/p' Makefile | expand -t 14

demo: .venv/demo.stamp  ## Match the demo prefecture, print the result, serve the pages (SERVE=no, PORT=8000, FRESH=yes)
	@.venv/bin/ibasho demo --port $(PORT) $(if $(filter no,$(SERVE)),--no-serve) $(if $(filter yes,$(FRESH)),--fresh)

test: .venv/test.stamp  ## Run every test, with reduced counts
	@.venv/bin/pytest $(PARALLEL)

check: lint  ## Lint, types, contracts, templates, spelling, security, then every test under coverage
	.venv/bin/pytest $(PARALLEL) --cov --cov-report=
	.venv/bin/coverage report --include='matcher/*' --fail-under=95
	.venv/bin/coverage report --fail-under=90

lint: .venv/test.stamp  ## What check does without running a test
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports --no-logo
	.venv/bin/djlint --lint --check api/templates
	.venv/bin/codespell
	.venv/bin/bandit --quiet --recursive api matcher seed_data

prove: .venv/test.stamp  ## Run every test with full counts (up to 40 minutes)
	@IBASHO_PROVE=1 .venv/bin/pytest $(PARALLEL)

bench: .venv/test.stamp  ## Measure the solver, overrides, half a year, explanations, pairs and the registry beside plain programs (SHORT=yes, OPPONENT=program)
	@.venv/bin/python -m tests.benchmarks.solver $(if $(filter yes,$(SHORT)),--short) $(if $(OPPONENT),--opponent '$(OPPONENT)')
	@.venv/bin/python -m tests.benchmarks.overrides $(if $(filter yes,$(SHORT)),--short)
	@.venv/bin/python -m tests.benchmarks.weeks $(if $(filter yes,$(SHORT)),--short)
	@.venv/bin/python -m tests.benchmarks.explanations
	@.venv/bin/python -m tests.benchmarks.pairs $(if $(filter yes,$(SHORT)),--short)
	@.venv/bin/python -m tests.benchmarks.registry $(if $(filter yes,$(SHORT)),--short)

lock:  ## Make both lock files again from pyproject.toml (UPGRADE=yes: newest versions); needs uv
	@[ -n "$(UV)" ] || { echo 'uv is not installed. To get it: .venv/bin/python -m pip install uv'; exit 1; }
	$(COMPILE) --output-file requirements.lock
	$(COMPILE) --output-file requirements-test.lock --extra test --constraint requirements.lock

clean:  ## Remove .venv and what the tools made; databases stay
	rm -rf .venv build *.egg-info .coverage* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp is written when an installation is complete and removed before the next one begins: without any stamp, .venv
# is missing or was interrupted, and is made from nothing. The test lock holds all that the demo needs.
.venv/demo.stamp: requirements.lock pyproject.toml
	$(install)
.venv/test.stamp: requirements-test.lock pyproject.toml
	$(install)
	@touch .venv/demo.stamp

define install
	@[ -e .venv/demo.stamp ] || { $(make-venv); }
	@rm -f .venv/*.stamp
	@echo 'Installing $< into .venv (the first time takes a minute or two) …'
	@$(PIP) --require-hashes --only-binary :all: --no-deps --requirement $<
	@$(PIP) --no-build-isolation --no-deps --editable .
	@touch $@
endef
PIP := .venv/bin/python -m pip --disable-pip-version-check --quiet install

define make-venv
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo 'Ibasho needs Python 3.11 or newer; [$(PYTHON)] is:' $$($(PYTHON) --version 2>&1); \
		echo 'Name another: make $(MAKECMDGOALS) PYTHON=python3.11'; exit 1; }; \
	$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo 'Python is here without its module for environments. Type this, then make again:'; \
		echo "  $$([ $$(id -u) = 0 ] || echo 'sudo ')apt-get install" \
			$$($(PYTHON) -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'); exit 1; }; \
	$(PYTHON) -m venv --clear .venv || { rm -rf .venv; exit 1; }
endef
