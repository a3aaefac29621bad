# sistema-os. `make` alone lists what can be done.
#
# SWIFT names the Swift command (default `swift`). PMS_PORT, MIDDLEWARE_PORT, EMULATOR_PORT and the other keys of the
# configuration pass from the environment to `make run`, as in `PMS_PORT=9000 make run`; ARGS adds options, as in
# `make run ARGS=--autopilot`.

SWIFT ?= swift
export SWIFT

MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.PHONY: help ensure run demo build release test test-core format lint check bench tsan coverage docs clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# The debug build: it is ready several times sooner than the optimised one, and a hotel does not feel the difference.
run: ensure ## build, and run PMS, middleware and Channex emulator with the Duke Beach hotel
	@$(SWIFT) run sistema-os demo $(ARGS)

demo: run ## the same as run

build: ensure ## debug build of everything, tests included
	@$(SWIFT) build --build-tests

release: ensure ## optimised build of the command sistema-os
	@$(SWIFT) build --configuration release --product sistema-os

test: ensure ## all tests
	@SWIFT="$(SWIFT)" scripts/test.sh

test-core: ensure ## the tests of values and rules only
	@$(SWIFT) test --filter "HotelValuesTests|HotelCoreTests"

format: ## format all Swift files in place
	@$(SWIFT) format --in-place --recursive --parallel Sources Tests Package.swift

lint: ## check format, imports, and the rules of CONTRIBUTING.md
	@scripts/lint.sh

# Warnings are errors in every target of ours (Package.swift), so the build checks them.
check: ## what a change must pass: lint, build, test
	@$(MAKE) lint
	@$(MAKE) build
	@$(MAKE) test

bench: ensure ## measure throughput and latency
	@scripts/bench.sh

tsan: ensure ## all tests under the thread sanitizer
	@SWIFT="$(SWIFT)" scripts/test.sh --sanitize thread --scratch-path .build-tsan

coverage: ensure ## all tests, then the share of lines they ran
	@$(SWIFT) test --enable-code-coverage --scratch-path .build-coverage
	@scripts/coverage.py "$$($(SWIFT) test --show-codecov-path --scratch-path .build-coverage)"

docs: ensure ## reference pages of the libraries, in .build-docs
	@scripts/docs.sh

clean: ## remove everything that was built
	@rm -rf .build .build-tsan .build-coverage .build-docs

# Cheap when nothing is missing.
ensure:
	@scripts/ensure-packages.sh
