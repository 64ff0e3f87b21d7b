#!/bin/sh
# From one schema to another and back, by the difference between them: random ones (tests/database/objects), and those of
# tests/models/pairs by whole revisions.
cd "$(dirname "$0")/../.." || exit 1
build=${LIMBECK_BUILD:-build-check} count=20 sqlite_count=100
[ -n "${LIMBECK_TEST_ALL:-}" ] && count=1000 sqlite_count=2000
python3 tests/database/objects/pairs.py "$build" "$count"
status=$?
python3 tests/database/objects/sqlite.py "$build/tests/database/object_diff" "$sqlite_count" || status=1
python3 tests/models/there_and_back.py "$build/limbeck" || status=1
exit $status
