# FactDesk: `make run` serves it, `make test` proves it. Nothing is needed but Python 3.11 or newer, and make.
#
#   make run [ARTICLES=folder]   the digests, or the .txt files of that folder, on http://127.0.0.1:8000/
#   make test [REQUIRE="…"]      everything; REQUIRE names what must not be missing: originals postgres browser redis
#   make check                   what is quick: style, types, migrations
#   make soak                    200 articles ten times while workers are killed and PostgreSQL is restarted
#   make lock                    resolve the dependencies of pyproject.toml anew

PY := .venv/bin/python
PIP := $(PY) -m pip --disable-pip-version-check --quiet --quiet
BIND ?= 127.0.0.1:8000
export ARTICLES
export REQUIRE

.PHONY: run test check soak format lock screenshots clean
.DEFAULT_GOAL := run

run: .venv/runtime.stamp
	@$(PY) manage.py migrate --verbosity 0 --skip-checks
	@FACTDESK_DEBUG=1 $(PY) manage.py demo
	@FACTDESK_DEBUG=1 exec $(PY) manage.py serve --bind $(BIND)

test: check .venv/browser.stamp
	@$(PY) scripts/run_tests.py $(PYTEST)

check: .venv/test.stamp
	$(PY) -m ruff check --output-format concise .
	$(PY) -m ruff format --check .
	$(PY) -m mypy articles claims factdesk
	$(PY) manage.py makemigrations --check --dry-run

soak: .venv/test.stamp
	@$(PY) scripts/soak.py

format: .venv/test.stamp
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

.venv/runtime.stamp: requirements.lock
	@echo "Installing what FactDesk needs into .venv (once)"
	@scripts/make_venv .venv
	@$(PIP) install --require-hashes --requirement requirements.lock
	@touch $@

.venv/test.stamp: requirements-test.lock .venv/runtime.stamp
	@$(PIP) install --require-hashes --requirement requirements-test.lock
	@touch $@

# A browser that is there already is taken; otherwise Debian's, where we may; otherwise those tests are skipped.
.venv/browser.stamp: .venv/test.stamp
	@command -v chromium chromium-browser google-chrome >/dev/null || scripts/apt_install chromium \
		|| echo "No Chromium: the browser tests are skipped"
	@touch $@

UV := .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	--annotation-style line pyproject.toml
lock: .venv/test.stamp
	$(UV) --upgrade --output-file requirements.lock
	$(UV) --upgrade --extra test --constraint requirements.lock --output-file requirements-test.lock

screenshots: .venv/browser.stamp
	$(PY) scripts/take_screenshots.py

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis
