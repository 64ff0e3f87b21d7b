#!/bin/sh
# Runs on real databases (tests/database/migrate): SQLite, and a PostgreSQL that the test starts.
cd "$(dirname "$0")/../.." || exit 1
CMOCKA_MESSAGE_OUTPUT=TAP "${LIMBECK_BUILD:-build-check}/tests/database/migrate/test_migrate" tests/database/postgresql.sh ||
    echo "not ok - test_migrate ended with $?"
