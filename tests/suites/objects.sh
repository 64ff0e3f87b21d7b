#!/bin/sh
# From one schema to another and back, by the difference between them (tests/database/objects).
cd "$(dirname "$0")/../.." || exit 1
count=40
[ -n "${LIMBECK_TEST_ALL:-}" ] && count=1000
python3 tests/database/objects/pairs.py build-check "$count"
