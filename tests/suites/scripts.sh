#!/bin/sh
# What scripts read, print and leave in the database, on both databases: tests/golden/scripts.
cd "$(dirname "$0")/../.." || exit 1
server=$(tests/database/postgresql.sh start $$) || exit 1
python3 tests/cli/scripts_test.py -v --postgresql "$server" "${LIMBECK_BUILD:-build-check}/limbeck"
status=$?
python3 tests/cli/scripts_test.py -v -k own_commit --name limbeck --postgresql "$server" "${LIMBECK_BUILD:-build-check}/limbeck" || status=1
tests/database/postgresql.sh stop "$server"
exit $status
