#!/bin/sh
# Texts of op.execute() that reach for what surrounds them (tests/golden/hostile), as SQL and on both databases.
cd "$(dirname "$0")/../.." || exit 1
server=$(tests/database/postgresql.sh start $$) || exit 1
python3 tests/cli/hostile_test.py --postgresql "$server" "${LIMBECK_BUILD:-build-check}/limbeck" "${LIMBECK_PLAIN:-build-plain/limbeck}"
status=$?
tests/database/postgresql.sh stop "$server"
exit $status
