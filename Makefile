# make demo   start the program in practice mode (with no display: run the tour on a virtual one)
# make tour-wayland  the tour on a Wayland display, its drags done with a real mouse
# make test   the whole suite, checks included
# make lint   style, types and layers
# make bench  measurements, as a table and in build/bench.json
# make release  packages of all kinds that this machine can build, in dist/ (packaging/README.md)
# make prove  the packages on a bare Debian machine, over an older build (needs root)
# make test-windows  the suites with a Windows Python, and the installer, under Wine (needs root; docs/developing.md)
# make prove-windows  the installer for Windows, over an older one, under Wine (needs root; packaging/README.md)
# make fuzz   each target for FUZZ_SECONDS (600): time, memory and errors of what reads foreign bytes (Linux)
# make drags  drag rows 240 times with a real mouse, at all scales: what is shown, served and promised is the same
# make crash  kill the program at 500 random instants (about 15 minutes): nothing lost, nothing doubled

PYTHON ?= python3
# A Python that is named on the command line has an environment of its own: make test PYTHON=python3.13
VENV := .venv$(if $(findstring command,$(origin PYTHON)),-$(notdir $(PYTHON)))
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

# The parts of the suite, each on a display of its own: what has windows mostly waits for them.
PARTS := rest lists window journeys
TESTS_OF_window := $(addprefix tests/ui/,link_wizard shell style widgets)
TESTS_OF_lists := tests/ui $(addprefix --ignore=,$(TESTS_OF_window))
TESTS_OF_journeys := tests/end2end
TESTS_OF_rest := $(addprefix --ignore=,tests/ui $(TESTS_OF_journeys))

.PHONY: demo tour tour-wayland test $(addprefix test-,$(PARTS)) test-windows lint bench fuzz crash drags pictures posters lock release deb run prove prove-windows flatpak clean
.DELETE_ON_ERROR:

demo: $(VENV)/installed
	@if [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then \
		packaging/system-packages packaging/debian-packages.txt; \
		exec $(BIN)/lineup --demo; \
	else \
		$(MAKE) --no-print-directory tour; \
	fi

# Where the tour's own profile lies; the pictures of the settings show it.
TOUR_PROFILE := build/tour/profile
pictures: TOUR_PROFILE := /tmp/lineup-tour

tour: $(VENV)/installed
	@packaging/system-packages packaging/debian-packages.txt packaging/debian-packages-headless.txt
	@rm -rf build/tour /tmp/lineup-tour && mkdir -p build/tour
	packaging/headless $(BIN)/lineup --tour build/tour --profile $(TOUR_PROFILE)

tour-wayland: $(VENV)/installed
	@packaging/system-packages packaging/debian-packages.txt packaging/debian-packages-headless.txt \
		packaging/debian-packages-wayland.txt
	@rm -rf build/tour-wayland && mkdir -p build/tour-wayland
	packaging/headless packaging/wayland $(BIN)/lineup --tour build/tour-wayland --profile build/tour-wayland/profile

test: $(VENV)/installed-dev lint
	@packaging/system-packages packaging/debian-packages.txt packaging/debian-packages-headless.txt
ifdef TESTS
	packaging/headless $(BIN)/python -m pytest $(TESTS)
else
	@$(MAKE) --no-print-directory --jobs=4 --output-sync=target $(addprefix test-,$(PARTS))
endif

$(addprefix test-,$(PARTS)): test-%:
	packaging/headless $(BIN)/python -m pytest -o cache_dir=.pytest_cache/$* $(TESTS_OF_$*)

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check --quiet . || { echo "Run: $(BIN)/ruff format ."; exit 1; }
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo 2>/dev/null || $(BIN)/lint-imports

# PARTS_ON_WINDOWS: unit, sandbox, integration, ui, or folders of tests.
PARTS_ON_WINDOWS ?= unit sandbox integration ui

test-windows:
	@packaging/system-packages packaging/debian-packages-wine.txt
	packaging/windows/wine/try-installer
	packaging/windows/wine/test $(PARTS_ON_WINDOWS)

bench: $(VENV)/installed-dev
	@packaging/system-packages packaging/debian-packages.txt packaging/debian-packages-headless.txt
	packaging/headless $(BIN)/python -m tests.benchmarks

crash: $(VENV)/installed-dev
	LINEUP_KILLS=$${LINEUP_KILLS:-500} $(BIN)/python -m pytest -q --timeout 3600 tests/integration/test_crash.py

drags: $(VENV)/installed-dev
	@packaging/system-packages packaging/debian-packages.txt packaging/debian-packages-headless.txt
	LINEUP_DRAGS=$${LINEUP_DRAGS:-40} packaging/headless $(BIN)/python -m pytest -q --timeout 3600 tests/end2end/test_random_drags.py

FUZZ_SECONDS ?= 600
# Targets are the files in tests/fuzz/targets, unless FUZZ names some.
FUZZ ?= $(filter-out __init__,$(basename $(notdir $(wildcard tests/fuzz/targets/*.py))))

fuzz: $(VENV)/installed-dev
	@for target in $(FUZZ); do \
		$(BIN)/python -m tests.fuzz.runner $$target build/fuzz/$$target $(FUZZ_SECONDS) || exit 1; \
	done

SHOWN := all-queues arrange-preview conflict copy-preview details explorer feeds-dark find first-run grouped \
	health-dark import-preview netflix-at-home notices-light offline queue-dark queue-dragging settings-general-light \
	trakt-watched what-next-dark wizard-sign-in

# The documentation's pictures, from the running program.
pictures: tour
	@mkdir -p docs/pictures
	cp $(addprefix build/tour/,$(addsuffix .png,$(SHOWN))) docs/pictures/

$(VENV)/installed: requirements.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install --quiet --require-hashes -r requirements.lock
	$(PIP) install --quiet --no-deps -e .
	@touch $@

$(VENV)/installed-dev: requirements-dev.lock $(VENV)/installed
	$(PIP) install --quiet --require-hashes -r requirements-dev.lock
	@touch $@

# The sandbox's sample posters, from the program's own painter.
posters: $(VENV)/installed-dev
	$(BIN)/python packaging/sample-posters resources/sandbox/posters

# Pins every dependency, with hashes, for all Pythons that the program supports.
lock:
	$(PYTHON) -m venv build/lock && build/lock/bin/pip install --quiet uv
	build/lock/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
		pyproject.toml -o requirements.lock
	build/lock/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
		packaging/requirements-build.in -c requirements.lock -o packaging/requirements-build.lock
	build/lock/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
		pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock

BUNDLE_PACKAGES := packaging/debian-packages.txt packaging/debian-packages-bundle.txt

# WINDOWS=no leaves out the installer for Windows, which is built under Wine and needs root.
WINDOWS ?= yes

release:
	@packaging/system-packages $(BUNDLE_PACKAGES) $(if $(filter yes,$(WINDOWS)),packaging/debian-packages-wine.txt)
	packaging/release $(if $(filter yes,$(WINDOWS)),--windows)

deb run:
	@packaging/system-packages $(BUNDLE_PACKAGES)
	packaging/bundle/build
	packaging/$(if $(filter deb,$@),debian,run)/build

# The commit before the journal's second schema: what a person may upgrade from.
OLDER ?= 99d5f81^
# The Debians to prove the packages on: 12 and 13.
RELEASES ?= bookworm trixie

prove:
	@packaging/system-packages $(BUNDLE_PACKAGES) packaging/debian-packages-prove.txt
	packaging/older-build $(OLDER) 0.0.9
	@for release in $(RELEASES); do \
		echo "== $$release: the .deb, the .run"; \
		packaging/prove $$release deb build/older/dist/lineup_0.0.9_amd64.deb dist/lineup_*_amd64.deb || exit 1; \
		packaging/prove $$release run build/older/dist/lineup-0.0.9-x86_64.run dist/lineup-*-x86_64.run || exit 1; \
	done

# The commit before the journal's fifth schema, whose window is much like today's.
OLDER_ON_WINDOWS ?= 4b3e2047^

prove-windows: .venv/installed
	@packaging/system-packages packaging/debian-packages-wine.txt
	packaging/windows/wine/prove $(OLDER_ON_WINDOWS) 0.0.9

flatpak:
	$(PYTHON) packaging/flatpak/sources
	flatpak-builder --user --force-clean --install-deps-from=flathub --repo=build/flatpak/repo build/flatpak/app \
		packaging/flatpak/io.github.lineup.Lineup.yml

clean:
	rm -rf .venv .venv-* build dist *.egg-info
