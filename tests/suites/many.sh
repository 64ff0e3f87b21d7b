#!/bin/bash
# A statement with many rows of parameters on PostgreSQL does what it does with Alembic (tests/database/many). TAP.
cd "$(dirname "$0")/../.." || exit 1
top=$PWD folder=$PWD/tests/database/many
work=$(mktemp -d) server=
trap 'rm -rf "$work"; [ -z "$server" ] || "$top/tests/database/postgresql.sh" stop "$server"' EXIT
cp -r "$folder/project" "$work/p"
ln -s "$(realpath "${LIMBECK:-$top/build-check/limbeck}")" "$work/alembic"
cd "$work" || exit 1
server=$("$top/tests/database/postgresql.sh" start $$) || { echo "not ok - PostgreSQL did not start"; exit 1; }
url=$("$top/tests/database/postgresql.sh" url "$server")
printf '[alembic]\nscript_location = p\nsqlalchemy.url = %s\n' "${url//%/%%}" >alembic.ini
if ./alembic upgrade head >out 2>err && diff "$folder/postgresql.golden" out >difference; then
    echo "ok - many rows"
else
    echo "not ok - many rows"
    { tail -n 5 err; cat difference; } | sed 's/^/# /'
fi
