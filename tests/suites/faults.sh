#!/bin/sh
# Runs and conversions that are killed, interrupted, or start at once (tests/fault), on SQLite and PostgreSQL.
cd "$(dirname "$0")/../fault" || exit 1
export PYTHONDONTWRITEBYTECODE=1
rounds=10 every=29
[ -n "${LIMBECK_TEST_ALL:-}" ] && rounds=200 every=1
./concurrent.py || echo "not ok - concurrent.py ended with $?"
./signals.py || echo "not ok - signals.py ended with $?"
./kill.py --rounds "$rounds" || echo "not ok - kill.py ended with $?"
./lost.py || echo "not ok - lost.py ended with $?"
./convert.py --rounds "$((2 * rounds))" || echo "not ok - convert.py ended with $?"
./cut.py --every "$every" || echo "not ok - cut.py ended with $?"
