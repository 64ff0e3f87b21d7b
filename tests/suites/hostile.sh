#!/bin/sh
# Texts of op.execute() that reach for what surrounds them (tests/golden/hostile), as SQL and on both databases; what cannot run in a
# transaction, behind a COMMIT of a script's own.
cd "$(dirname "$0")/../.." || exit 1
server=$(tests/database/postgresql.sh start $$) || exit 1
python3 tests/cli/hostile_test.py --postgresql "$server" "${LIMBECK_BUILD:-build-check}/limbeck" "${LIMBECK_PLAIN:-build-plain/limbeck}"
status=$?
tests/cli/alone_test.py --postgresql "$server" "${LIMBECK_BUILD:-build-check}/limbeck" || status=1
tests/database/postgresql.sh stop "$server"
exit $status
