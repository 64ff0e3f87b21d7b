#!/usr/bin/env bash
# examples/sql-project on a PostgreSQL that the test starts. TAP.
set -u
cd "$(dirname "$0")/../.." || exit 1
limbeck=$(realpath "${LIMBECK:-build/limbeck}")
scripts=$PWD/tests/database
server=$("$scripts/postgresql.sh" start $$) || { echo "not ok - a PostgreSQL starts"; exit 1; }
trap '"$scripts/postgresql.sh" stop "$server"' EXIT
DATABASE_URL=$("$scripts/postgresql.sh" create "$server" shop)
export DATABASE_URL
cd examples/sql-project || exit 1

# same NAME EXPECTED ACTUAL
same() {
    if [ "$2" = "$3" ]; then
        echo "ok - $1"
    else
        echo "not ok - $1"
        printf 'expected: %s\n but: %s\n' "$2" "$3" | sed 's/^/# /'
    fi
}
query() { psql -XAtq "$DATABASE_URL" -c "$1" 2>&1; }
tables() { query "SELECT string_agg(relname, ' ' ORDER BY relname) FROM pg_class WHERE relnamespace = 'public'::regnamespace
    AND relkind = 'r'"; }
indexes() { query "SELECT count(*) FROM pg_index WHERE indisvalid AND indexrelid::regclass::text LIKE 'ix_orders%'"; }
run() { "$limbeck" "$@" 2>&1; }

same "upgrade head runs all five" \
    "Running upgrade  -> 5c1d0e7a93b4, create customers and orders
Running upgrade 5c1d0e7a93b4 -> 0b9f73c2e86d, time of last change
Running upgrade 5c1d0e7a93b4 -> a84e2f60d51c, invoices
Running upgrade a84e2f60d51c, 0b9f73c2e86d -> e2d4517b9a08, join billing and shipping
Running upgrade e2d4517b9a08 -> 6f38c0d1b7e5, find open orders" "$(run upgrade head | grep Running | sort -k3)"
same "the database is at the head" "6f38c0d1b7e5 (head)" "$(run current)"
same "the tables are there, and no journal" "alembic_version customers invoices orders" "$(tables)"
same "both indexes are valid" 2 "$(indexes)"
query "INSERT INTO customers (email) VALUES ('a@example.org'); INSERT INTO orders (customer_id, total, changed_at)
    VALUES (1, 9.99, '2000-01-01'); UPDATE orders SET state = 'paid'" >/dev/null
same "the trigger works" t "$(query "SELECT changed_at > '2020-01-01' FROM orders")"
run downgrade 5c1d >/dev/null
same "back to the first revision" "5c1d0e7a93b4 (branchpoint)" "$(run current)"
same "its tables stay" "alembic_version customers orders" "$(tables)"
run upgrade billing >/dev/null
same "billing alone" "a84e2f60d51c" "$(run current)"
run upgrade heads >/dev/null
same "and the rest" "6f38c0d1b7e5 (head) alembic_version customers invoices orders 2" "$(run current) $(tables) $(indexes)"
run downgrade base >/dev/null
same "all the way back" "alembic_version" "$(tables)"
query "DROP TABLE alembic_version" >/dev/null
"$limbeck" upgrade head --sql 2>/dev/null | psql -Xq "$DATABASE_URL" -v ON_ERROR_STOP=1 -f - >/dev/null 2>&1
same "psql runs what upgrade --sql prints" "0 6f38c0d1b7e5 2" "$? $(query 'SELECT * FROM alembic_version') $(indexes)"
