#!/bin/sh
# Models with a mistake, which SQLAlchemy refuses or warns of, or takes as they are, and statements of scripts with one, as SQL and on
# both databases: tests/golden/refused.
cd "$(dirname "$0")/../.." || exit 1
server=$(tests/database/postgresql.sh start $$) || exit 1
program=${LIMBECK_BUILD:-build-check}/limbeck
python3 tests/cli/refused_test.py -v "$program"
status=$?
python3 tests/cli/statements_test.py -v --postgresql "$server" "$program" || status=1
tests/database/postgresql.sh stop "$server"
exit $status
