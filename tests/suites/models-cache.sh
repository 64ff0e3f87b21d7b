#!/usr/bin/env bash
# What the server makes of models in SQL is kept, and made again as soon as anything differs that it depends on. TAP.
set -u
cd "$(dirname "$0")/../.." || exit 1
program=${LIMBECK:-$PWD/build-check/limbeck} postgresql=$PWD/tests/database/postgresql.sh
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
server=$($postgresql start $$) || exit 1
DATABASE_URL=$($postgresql create "$server" kept)
export DATABASE_URL XDG_CACHE_HOME=$work/cache
kept=$XDG_CACHE_HOME/limbeck

# verdict NAME STATUS [FILE]
verdict() {
    if [ "$2" -eq 0 ]; then
        echo "ok - $1"
    else
        echo "not ok - $1"
        [ -z "${3:-}" ] || sed 's/^/# /' "$3"
    fi
}
sql() { psql -qAtX -v ON_ERROR_STOP=1 "$DATABASE_URL" "${@/#/-c}" >/dev/null; }
made() { grep -c 'CREATE DATABASE limbeck_scratch' "$server/server.log"; }
# makes N COMMAND...: the command succeeds, and as many scratch databases were made for it.
makes() {
    local before wanted=$1
    before=$(made)
    shift
    "$@" >"$work/log" 2>&1 || { echo "# $* failed" >>"$work/log" && return 1; }
    set -- "$wanted" $(($(made) - before))
    [ "$1" = "$2" ] || { echo "# $2 scratch databases, not $1" >>"$work/log" && return 1; }
}
check() { "$program" check; }
differs() { # and says what
    "$program" check && return 1
    [ $? -eq 255 ]
}

sql "ALTER SYSTEM SET log_statement = ddl" "SELECT pg_reload_conf()"
mkdir "$work/project" && cd "$work/project" || exit 1
"$program" init migrations >/dev/null 2>&1
sed -i 's/^script_location.*/&\nmodels = schema.sql/' limbeck.ini
cat >schema.sql <<'SQL'
SELECT pg_catalog.set_config('search_path', 'public', false);
CREATE TYPE mood AS ENUM ('good', 'today');
CREATE TABLE users (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name varchar(50) NOT NULL CHECK (name <> ''),
    born date DEFAULT '2020-02-01',
    mood mood DEFAULT 'good',
    made timestamptz DEFAULT now()
);
CREATE TABLE parts (id int, at date) PARTITION BY RANGE (at);
CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM ('2020-01-01') TO (date '2021-01-01');
CREATE VIEW names AS SELECT name FROM users;
CREATE FUNCTION later() RETURNS timestamptz LANGUAGE sql AS $$ SELECT now() $$;
COMMENT ON VIEW names IS 'of today';
SQL
cp schema.sql first.sql
"$program" revision --autogenerate -m first >"$work/log" 2>&1 && "$program" upgrade head >>"$work/log" 2>&1
verdict "a revision is written and runs" $? "$work/log"
makes 0 check
verdict "the models are not made a second time" $? "$work/log"
makes 0 check
verdict "nor a third" $? "$work/log"
[ "$(stat -c %a "$kept")" = 700 ] && [ "$(stat -c %a "$kept"/* | sort -u)" = 600 ] && ! grep -qa "$server" "$kept"/*
verdict "what is kept is its owner's alone, and does not name the server" $?
makes 0 "$program" diff models database && [ ! -s "$work/log" ]
verdict "diff takes what check has kept" $? "$work/log"
makes 1 "$program" schema --models --grants && makes 0 "$program" schema --models --grants && cp "$work/log" kept.txt &&
    makes 1 env XDG_CACHE_HOME="$work/other" "$program" schema --models --grants && diff kept.txt "$work/log"
verdict "with grants it is another thing, and it is the same whether kept or made" $? "$work/log"

# ---- What differs is made again ----

sed -i 's/^    name varchar.*/&\n    mail text,/' schema.sql
makes 1 differs && makes 0 differs && grep -q "added column 'users.mail'" "$work/log"
verdict "a change of the models is noticed" $? "$work/log"
cp first.sql schema.sql
makes 0 check
verdict "and that it was taken back" $? "$work/log"
mkdir folder && cp schema.sql folder/a.sql && sed -i 's/^models.*/models = folder/' limbeck.ini && echo 'CREATE TABLE more (id int);' >folder/b.sql
makes 1 differs && grep -q "added table 'more'" "$work/log" && rm folder/b.sql && makes 1 check
verdict "a file that comes or goes is noticed" $? "$work/log"
sed -i 's/^models.*/models = schema.sql/' limbeck.ini

# again NAME STATEMENT...: they change something that the models depend on.
again() {
    local name=$1
    shift
    sql "$@" && makes 1 check && makes 0 check
    verdict "$name" $? "$work/log"
}
again "a setting of the role is noticed" "ALTER ROLE limbeck SET DateStyle = 'SQL, DMY'"
again "a setting of the database is noticed" "ALTER DATABASE kept SET IntervalStyle = 'sql_standard'"
again "a setting of the server is noticed" "ALTER SYSTEM SET quote_all_identifiers = on" "SELECT pg_reload_conf()"
again "a setting of the server is noticed that the database's own hides" "ALTER SYSTEM SET IntervalStyle = 'iso_8601'" "SELECT pg_reload_conf()"
sql "ALTER SYSTEM RESET ALL" "ALTER SYSTEM SET log_statement = ddl" "SELECT pg_reload_conf()" "ALTER ROLE limbeck RESET ALL" "ALTER DATABASE kept RESET ALL"
again "a role is noticed" "CREATE ROLE guest"
again "the name of a role is noticed" "ALTER ROLE guest RENAME TO visitor"
again "a right of a role is noticed" "ALTER ROLE visitor CREATEDB"
makes 1 env PGOPTIONS="-c quote_all_identifiers=on" "$program" check && makes 0 env PGOPTIONS="-c quote_all_identifiers=on" "$program" check && makes 0 check
verdict "a setting of the session is noticed" $? "$work/log"
$postgresql restart "$server" && makes 1 check && makes 0 check
verdict "another start of the server is noticed" $? "$work/log"

# ---- What may come out otherwise each time is never kept ----

each_time() { # NAME STATEMENT
    printf '%s\n' "$2" | cat first.sql - >schema.sql
    makes 1 "$program" schema --models && makes 1 "$program" schema --models
    verdict "$1 is made each time" $? "$work/log"
    cp first.sql schema.sql
}
each_time "DO" 'DO $$ BEGIN CREATE TABLE x (id int); END $$;'
each_time "a query" "SELECT set_config('search_path', current_user, false);"
each_time "INSERT" "INSERT INTO users (name) VALUES ('ann');"
each_time "a default of today" "CREATE TABLE x (at date DEFAULT 'today');"
each_time "a bound that is computed" "CREATE TABLE parts_2 PARTITION OF parts FOR VALUES FROM (current_date + 3650) TO (current_date + 3651);"
makes 0 check
verdict "and what was kept before is there still" $? "$work/log"

# ---- Files that are no good ----

broken() { # NAME COMMAND with the file as $file
    local file
    rm -rf "$kept" && check >/dev/null 2>&1
    file=$(echo "$kept"/*)
    eval "$2"
    makes 1 check && [ ! -d "$file" ] && makes 0 check
    verdict "$1" $? "$work/log"
}
broken "a file that is cut off is made anew" 'truncate -s 1000 "$file"'
broken "an empty file is made anew" ': >"$file"'
broken "a file of something else is made anew" 'cp "$program" "$file"'
broken "a file with one bit changed is made anew" 'printf x | dd of="$file" bs=1 seek=300 conv=notrunc status=none'
broken "a file that others may write is made anew" 'chmod 666 "$file"'
broken "an old file is made anew" 'touch -d "31 days ago" "$file"'
broken "a file that is a link is made anew" 'mv "$file" "$work/aside" && ln -s "$work/aside" "$file"'
rm -rf "$kept" && check >/dev/null 2>&1 && file=$(echo "$kept"/*) && rm "$file" && mkdir "$file" && makes 1 check && makes 1 check
verdict "a folder where the file ought to be is harmless" $? "$work/log"
rm -rf "$kept" && : >"$kept" && makes 1 check && makes 1 check
verdict "a file where the folder ought to be is harmless" $? "$work/log"
rm -rf "$kept"
makes 1 env -u XDG_CACHE_HOME -u HOME "$program" check &&
    makes 1 env -u XDG_CACHE_HOME HOME="$work/nowhere" "$program" check && [ ! -e "$work/nowhere" ]
verdict "without a home nothing is kept" $? "$work/log"
mkdir "$work/home" && makes 1 env -u XDG_CACHE_HOME HOME="$work/home" "$program" check &&
    makes 0 env XDG_CACHE_HOME=relative HOME="$work/home" "$program" check && [ -d "$work/home/.cache/limbeck" ]
verdict "without XDG_CACHE_HOME it is kept in the home" $? "$work/log"

if [ "$(id -u)" = 0 ]; then # as with sudo
    mkdir "$work/theirs" && chown nobody "$work/theirs"
    makes 1 env -u XDG_CACHE_HOME HOME="$work/theirs" "$program" check && makes 1 env XDG_CACHE_HOME="$work/theirs" "$program" check &&
        [ -z "$(ls -A "$work/theirs")" ]
    verdict "nothing is left in the home of another" $? "$work/log"
fi

# ---- Settings ----

sed -i 's/^models.*/&\nmodel_cache = none/' limbeck.ini
makes 1 check && makes 1 check && [ ! -e "$kept" ]
verdict "model_cache = none keeps nothing" $? "$work/log"
sed -i 's/^model_cache.*/model_cache = here/' limbeck.ini
makes 1 check && makes 0 check && [ "$(ls here | wc -l)" = 1 ]
verdict "model_cache is a folder" $? "$work/log"
sed -i '/^model_cache/d' limbeck.ini

# ---- Several at once ----

for _ in 1 2 3; do
    rm -rf "$kept"
    for i in 1 2 3 4; do
        (check >"$work/$i.log" 2>&1 && [ -n "$(grep 'No new upgrade' "$work/$i.log")" ] && : >"$work/$i.ok") &
    done
    wait
done
[ "$(ls "$work"/*.ok | wc -l)" = 4 ] && [ "$(ls -A "$kept" | wc -l)" = 1 ] && makes 0 check
verdict "several may make and keep it at once" $? "$work/log"

# A role that may create no database has the models made aside, and kept as well.
psql -qAtX "$DATABASE_URL" -c "CREATE ROLE poor LOGIN" -c "ALTER DATABASE kept OWNER TO poor" -c "ALTER SCHEMA public OWNER TO poor" >/dev/null
poor=${DATABASE_URL/limbeck@/poor@}
asides() { grep -c 'RENAME TO limbeck_aside' "$server/server.log"; }
sql "GRANT ALL ON ALL TABLES IN SCHEMA public TO poor"
"$program" --url "$poor" check >"$work/log" 2>&1 && before=$(asides) &&
    "$program" --url "$poor" check >"$work/log" 2>&1 && [ "$(asides)" = "$before" ]
verdict "without CREATEDB the models are put aside once" $? "$work/log"

cd / && $postgresql stop "$server"
