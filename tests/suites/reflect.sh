#!/bin/sh
# Reading the schema of real databases (tests/database/reflect).
cd "$(dirname "$0")/../.." || exit 1
build=${LIMBECK_BUILD:-build-check}
for test in sqlite postgresql; do
    CMOCKA_MESSAGE_OUTPUT=TAP "$build/tests/database/test_reflect_$test" tests/database/postgresql.sh tests/database/reflect ||
        echo "not ok - test_reflect_$test ended with $?"
done
