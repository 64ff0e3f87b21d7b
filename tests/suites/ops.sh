#!/bin/sh
# What revision scripts make of a database, as SQL: tests/golden/ops. Without --all every third case.
cd "$(dirname "$0")/../.." || exit 1
every=3
[ -n "$LIMBECK_TEST_ALL" ] && every=1
exec python3 tests/cli/ops_test.py -n $every "${LIMBECK_BUILD:-build-check}/limbeck"
