#!/bin/sh
# limbeck convert: twins in SQL of revision scripts, as text and run on both databases. Without --all every ninth script.
cd "$(dirname "$0")/../.." || exit 1
every=9
[ -n "$LIMBECK_TEST_ALL" ] && every=1
server=$(tests/database/postgresql.sh start $$) || exit 1
python3 tests/cli/convert_test.py -n $every --postgresql "$server" "${LIMBECK_BUILD:-build-check}/limbeck"
status=$?
tests/database/postgresql.sh stop "$server"
exit $status
