#!/bin/sh
# env.py and scripts with engines, connections and results, on both databases: tests/golden/environment.
cd "$(dirname "$0")/../.." || exit 1
server=$(tests/database/postgresql.sh start $$) || exit 1
python3 tests/cli/environment_test.py -v --postgresql "$server" "${LIMBECK_BUILD:-build-check}/limbeck"
status=$?
tests/database/postgresql.sh stop "$server"
exit $status
