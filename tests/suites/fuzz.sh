#!/bin/sh
# Whole runs of calls, and of mutated scripts, models and schemas (tests/fuzz), a sample of each; with --all more. For long:
#     python3 tests/fuzz/scripts.py --minutes 20 --postgresql "$(tests/database/postgresql.sh start)" build-check/limbeck
cd "$(dirname "$0")/../.." || exit 1
program=${LIMBECK_BUILD:-build-check}/limbeck times=1 status=0
[ -n "${LIMBECK_TEST_ALL:-}" ] && times=20
server=$(tests/database/postgresql.sh start $$) || exit 1
for fuzzer in calls:40 scripts:90 models:30 schemas:30; do
    PYTHONDONTWRITEBYTECODE=1 python3 "tests/fuzz/${fuzzer%:*}.py" --count $((${fuzzer#*:} * times)) --postgresql "$server" "$program" || status=1
done
tests/database/postgresql.sh stop "$server"
exit $status
