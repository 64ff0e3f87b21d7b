#!/bin/sh
# The drivers on real databases (tests/database): SQLite, and a PostgreSQL that the test starts.
cd "$(dirname "$0")/../.." || exit 1
build=${LIMBECK_BUILD:-build-check}
for test in sqlite postgresql postgresql_stopped; do
    CMOCKA_MESSAGE_OUTPUT=TAP "$build/tests/database/test_$test" tests/database/postgresql.sh ||
        echo "not ok - test_$test ended with $?"
done
