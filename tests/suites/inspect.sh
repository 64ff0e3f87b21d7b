#!/bin/bash
# What scripts see of a database through the inspector, Table(autoload_with=...) and MetaData.reflect(), against what they
# see with Alembic (tests/database/reflect/inspect.*.golden). TAP.
cd "$(dirname "$0")/../.." || exit 1
top=$PWD folder=$PWD/tests/database/reflect
work=$(mktemp -d) server=
trap 'rm -rf "$work"; [ -z "$server" ] || "$top/tests/database/postgresql.sh" stop "$server"' EXIT
cp -r "$folder/project" "$work/p"
ln -s "${LIMBECK:-$top/build-check/limbeck}" "$work/alembic"
cd "$work" || exit 1

# compare NAME URL
compare() {
    printf '[alembic]\nscript_location = p\nsqlalchemy.url = %s\n' "${2//%/%%}" >alembic.ini
    if ./alembic upgrade head >"$1.txt" 2>"$1.err" && diff "$folder/inspect.$1.golden" "$1.txt" >"$1.diff"; then
        echo "ok - the inspector of $1"
    else
        echo "not ok - the inspector of $1"
        { tail -n 5 "$1.err"; head -n 20 "$1.diff"; } | cut -c1-300 | sed 's/^/# /'
    fi
}

sqlite3 app.db <"$folder/sqlite.sql"
compare sqlite "sqlite:///app.db"
if server=$("$top/tests/database/postgresql.sh" start $$) && [ -n "$server" ]; then
    url=$("$top/tests/database/postgresql.sh" url "$server")
    psql -qX "$url" -f "$folder/postgresql.sql" >/dev/null 2>&1
    case $(psql -qAtX "$url" -c "SHOW server_version_num") in
    15*) compare postgresql "$url" ;;
    *) echo "ok - the inspector of postgresql # SKIP recorded on version 15" ;;
    esac
else
    echo "not ok - PostgreSQL did not start"
fi
