#!/bin/sh
# Models with a mistake, which SQLAlchemy refuses or warns of, or takes as they are: tests/golden/refused.
cd "$(dirname "$0")/../.." || exit 1
exec python3 tests/cli/refused_test.py -v "${LIMBECK_BUILD:-build-check}/limbeck"
