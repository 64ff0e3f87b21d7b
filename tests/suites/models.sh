#!/usr/bin/env bash
# Models in SQL: autogenerate from schema.sql, check, there and back with data, renames, and the schema as text. TAP.
set -u
cd "$(dirname "$0")/../.." || exit 1
program=${LIMBECK:-$PWD/build-check/limbeck} models=$PWD/tests/models
work=$(mktemp -d)
export XDG_CACHE_HOME=$work/cache
trap 'rm -rf "$work"' EXIT
server=$(tests/database/postgresql.sh start $$) || exit 1

# verdict NAME STATUS [FILE]
verdict() {
    if [ "$2" -eq 0 ]; then
        echo "ok - $1"
    else
        echo "not ok - $1"
        [ -z "${3:-}" ] || sed 's/^/# /' "$3"
    fi
}
limbeck() { "$program" "$@" >"$work/log" 2>&1; }
sql() { # what the database says to a statement
    case $DATABASE_URL in
    sqlite*) sqlite3 "$work/$database/x.db" "$1" ;;
    *) psql -qAt "$DATABASE_URL" -c "$1" ;;
    esac
}
schema() { "$program" schema 2>&1; }

for database in sqlite postgresql; do
    mkdir "$work/$database" && cd "$work/$database" || exit 1
    export DATABASE_URL=sqlite:///$work/$database/x.db
    [ $database = sqlite ] || DATABASE_URL=$("$OLDPWD/tests/database/postgresql.sh" create "$server" models)
    limbeck init migrations
    sed -i 's/^script_location.*/&\nmodels = schema.sql/' limbeck.ini
    cp "$models/$database.before.sql" schema.sql
    limbeck revision --autogenerate -m first --rev-id a1
    verdict "$database: the first revision is written" $? "$work/log"
    limbeck check
    ! sql "SELECT 1 FROM alembic_version" >/dev/null 2>&1
    verdict "$database: comparing writes nothing into the database" $?
    limbeck upgrade head
    verdict "$database: it runs" $? "$work/log"
    limbeck check
    verdict "$database: nothing differs then" $? "$work/log"
    schema >before.txt
    sql "INSERT INTO users (name) VALUES ('ann')"
    cp "$models/$database.after.sql" schema.sql
    limbeck check
    [ $? -eq 255 ] && grep -q "New upgrade operations detected: " "$work/log"
    verdict "$database: check finds what differs" $? "$work/log"
    limbeck revision --autogenerate -m second --rev-id b2
    limbeck upgrade head
    verdict "$database: the second revision runs" $? "$work/log"
    limbeck check
    verdict "$database: nothing differs again" $? "$work/log"
    [ "$(sql 'SELECT name FROM users')" = ann ]
    verdict "$database: the rows are there" $?
    "$program" diff a1 b2 >diff.txt 2>"$work/log" && [ -s diff.txt ] &&
        "$program" diff "$models/$database.before.sql" "$models/$database.after.sql" | diff diff.txt - >"$work/log"
    verdict "$database: the difference of two revisions is that of their models" $? "$work/log"
    [ -z "$("$program" diff head 2>&1)" ] && [ -z "$("$program" diff "$models/$database.after.sql" b2 2>&1)" ] &&
        [ -z "$("$program" diff base base 2>&1)" ]
    verdict "$database: a revision is a side of diff" $? "$work/log"
    ! limbeck diff nothing && grep -q "There is no file and no revision 'nothing'" "$work/log"
    verdict "$database: what is no side is said" $? "$work/log"
    limbeck revision --autogenerate -m third
    [ "$(ls migrations/versions | wc -l)" -eq 2 ]
    verdict "$database: a revision of nothing is not written" $?
    limbeck downgrade -1
    schema | sed 's/"users"/users/; s/"posts"/posts/' >after.txt
    diff before.txt after.txt >"$work/log"
    verdict "$database: the way back leads to where it was" $? "$work/log"
    [ "$(sql 'SELECT name FROM users')" = ann ]
    verdict "$database: the rows are still there" $?

    rm migrations/versions/b2*
    cp "$models/renamed.sql" schema.sql
    limbeck revision --autogenerate -m renamed --rev-id c3
    limbeck upgrade head
    [ "$(sql 'SELECT full_name FROM people')" = ann ]
    verdict "$database: a renamed table and column keep their rows" $? "$work/log"
    limbeck check
    verdict "$database: nothing differs after renames" $? "$work/log"
    limbeck downgrade -1
    [ "$(sql 'SELECT name FROM users')" = ann ]
    verdict "$database: and on the way back" $? "$work/log"

    # A person is asked, with the evidence; without one nothing is renamed but what is declared.
    rm migrations/versions/c3*
    sed 's/\<users\>/people/g; s/\<name\>/full_name/g' "$models/$database.before.sql" >schema.sql
    python3 "$OLDPWD/tests/cli/terminal.py" --answer y --answer y -- "$program" revision --autogenerate -m asked --rev-id d4 >"$work/log"
    grep -q "Is the table 'people' the old 'users' under a new name?" "$work/log" &&
        grep -q "Is the column 'people.full_name' the old 'name' under a new name?" "$work/log" &&
        grep -q 'column 2 in both' "$work/log" && limbeck upgrade head && [ "$(sql 'SELECT full_name FROM people')" = ann ]
    verdict "$database: what is renamed on a terminal keeps its rows" $? "$work/log"
    limbeck downgrade -1
    rm migrations/versions/d4*
    python3 "$OLDPWD/tests/cli/terminal.py" --answer n --answer n -- "$program" revision --autogenerate -m asked --rev-id e5 >"$work/log"
    grep -q "DROP TABLE" migrations/versions/e5* && grep -q -- '-- This loses data.' migrations/versions/e5*
    verdict "$database: a rename that is denied is none" $? "$work/log"
    rm migrations/versions/e5*
    limbeck revision --autogenerate -m unasked --rev-id f6 </dev/null
    grep -q "DROP TABLE" migrations/versions/f6* && ! grep -q "under a new name" "$work/log"
    verdict "$database: without a terminal nobody is asked" $? "$work/log"
    rm migrations/versions/f6*
    yes | limbeck revision --autogenerate -m answered --rev-id f7 --renames=ask
    grep -qi "RENAME TO people" migrations/versions/f7* && limbeck revision --renames=perhaps -m x
    [ $? -eq 2 ] && grep -q -- "--renames is ask, accept or never" "$work/log"
    verdict "$database: --renames=ask takes its answers from standard input" $? "$work/log"
    rm migrations/versions/f7*
    "$program" check --json 2>"$work/log" >out.json
    [ $? -eq 255 ] && [ ! -s out.json ] && python3 -c '
import json, sys
said = open(sys.argv[1]).read()
statements = json.loads(said[said.index("{"):])["statements"]
assert any(s["loses_data"] and "DROP TABLE" in s["sql"] and s["direction"] == "up" for s in statements)
assert any(not s["loses_data"] and "CREATE TABLE" in s["sql"] for s in statements)' "$work/log"
    verdict "$database: check --json says what loses data" $? "$work/log"
    "$program" diff --json models 2>"$work/log" | python3 -c '
import json, sys
assert any(s["loses_data"] for s in json.load(sys.stdin)["statements"])'
    verdict "$database: and so does diff --json" $? "$work/log"

    if [ $database = postgresql ]; then
        printf '%s\n' "CREATE TYPE mood AS ENUM (" "    'sad'," "    'ok'" ");" 'CREATE TABLE moods (m mood);' >schema.sql
        limbeck revision --autogenerate -m moods --rev-id g8 && limbeck upgrade head && sql "INSERT INTO moods VALUES ('ok')"
        sed -i "s/'ok'/'fine' -- renamed from: ok/" schema.sql
        limbeck revision --autogenerate -m fine --rev-id g9 && grep -q "ALTER TYPE mood RENAME VALUE 'ok' TO 'fine'" migrations/versions/g9* &&
            limbeck upgrade head && limbeck check && [ "$(sql 'SELECT m FROM moods')" = fine ] && limbeck downgrade -1 &&
            [ "$(sql 'SELECT m FROM moods')" = ok ]
        verdict "$database: a value of an enum type that is renamed keeps its rows" $? "$work/log"
        limbeck downgrade -1
        rm migrations/versions/g[89]*
        sed 's/\<users\>/people/g; s/\<name\>/full_name/g' "$models/$database.before.sql" >schema.sql
    fi

    for format in json mermaid dot html; do
        "$program" schema --format $format >"out.$format" 2>"$work/log" && grep -q users "out.$format"
        verdict "$database: the schema as $format" $? "$work/log"
    done
    python3 -c 'import json, sys; json.load(open(sys.argv[1]))' out.json
    verdict "$database: JSON is JSON" $?
    grep -q 'users |*o*--o{ posts\|users ||--o{ posts' out.mermaid && grep -q 'id PK' out.mermaid && grep -q '"posts" -> "users"' out.dot &&
        python3 -c '
import json, sys
users = next(t for t in json.load(open(sys.argv[1]))["tables"] if t["name"] == "users")
assert all(c["type"] for c in users["columns"]) and len(users["columns"]) > 1' out.json 2>"$work/log"
    verdict "$database: diagrams have keys and relations, JSON columns" $? "$work/log"
    "$program" diff models models >diff.txt 2>"$work/log" && [ ! -s diff.txt ]
    verdict "$database: models do not differ from themselves" $? "$work/log"
    "$program" diff "$models/$database.before.sql" "$models/$database.after.sql" >diff.txt 2>"$work/log" && grep -q tags diff.txt
    verdict "$database: the difference of two files" $? "$work/log"
    echo 'create table users (id integer primary key, name text not null); create view v as select name from users;' >old.sql
    (cat "$models/renamed.sql"; echo 'create view v as select full_name from people;') >new.sql
    sed 's/-- renamed from.*//' new.sql >undeclared.sql
    "$program" diff old.sql new.sql >diff.txt 2>"$work/log" && grep -q 'RENAME TO people' diff.txt &&
        grep -q 'RENAME COLUMN name TO full_name' diff.txt && ! grep -q 'DROP TABLE' diff.txt
    verdict "$database: diff writes the renames that files declare" $? diff.txt
    yes | "$program" diff --renames=ask old.sql undeclared.sql >diff.txt 2>"$work/log"
    grep -q 'RENAME TO people' diff.txt && "$program" diff --renames=never old.sql undeclared.sql >never.txt 2>>"$work/log" &&
        grep -q 'DROP TABLE' never.txt && ! grep -q RENAME never.txt
    verdict "$database: and those that --renames allows" $? diff.txt
    "$program" schema --models >models.txt 2>"$work/log" && grep -qi "create table people" models.txt
    verdict "$database: the schema of the models" $? "$work/log"
    cd "$OLDPWD" || exit 1
done

# limbeck_project FOLDER NAME: an empty project on a database of its own, where the caller is then.
limbeck_project() {
    mkdir "$work/$1" && cd "$work/$1" || exit 1
    limbeck init migrations
    sed -i 's/^script_location.*/&\nmodels = schema.sql/' limbeck.ini
}
top=$PWD

# SQLite compares names without case: another spelling is a rename.
database=case DATABASE_URL=sqlite:///$work/case/x.db
limbeck_project case
echo 'CREATE TABLE users (id integer primary key, name text); CREATE TABLE c (u int REFERENCES users(id));' >schema.sql
limbeck revision --autogenerate -m first && limbeck upgrade head && sql "INSERT INTO users VALUES (1, 'ann')"
echo 'CREATE TABLE Users (id integer primary key, Name text); CREATE TABLE c (u int REFERENCES Users(id));' >schema.sql
limbeck revision --autogenerate -m second && limbeck upgrade head && limbeck check &&
    [ "$(sql 'SELECT sql FROM sqlite_master WHERE name = "Users"' | grep -c Name)$(sql 'SELECT Name FROM Users')" = 1ann ]
verdict "sqlite: a table renamed in case alone keeps its rows" $? "$work/log"
limbeck downgrade -1 && [ "$(sql 'SELECT name FROM sqlite_master WHERE name = "users"')$(sql 'SELECT name FROM users')" = usersann ]
verdict "sqlite: and on the way back" $? "$work/log"

# Partitions go out of their table, into it, and have other bounds, with their rows.
cd "$top" && DATABASE_URL=$(tests/database/postgresql.sh create "$server" moved)
limbeck_project moved
sql 'CREATE SCHEMA far'
printf 'CREATE SCHEMA far;\nCREATE TABLE far.a (id int);\nCREATE INDEX a1 ON far.a (id);\n' >schema.sql
limbeck revision --autogenerate -m far --rev-id 0f && limbeck upgrade head && sql 'INSERT INTO far.a VALUES (7)'
printf "SET search_path TO far;\nCREATE SCHEMA far;\nCREATE TABLE far.b ( -- renamed from: a\n id int);\nCREATE INDEX b1 ON far.b (id);\n" >schema.sql
limbeck revision --autogenerate -m near --rev-id 1f && limbeck upgrade head && limbeck check && [ "$(sql 'SELECT id FROM far.b')" = 7 ] &&
    ! grep -qi drop migrations/versions/1f*
verdict "postgresql: renames in a schema that is not the default one" $? "$work/log"
limbeck downgrade base && rm migrations/versions/*
table='(id int NOT NULL, at date NOT NULL, PRIMARY KEY (id, at))'
cat >schema.sql <<SQL
CREATE TABLE p $table PARTITION BY RANGE (at);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE p2 PARTITION OF p FOR VALUES FROM ('2021-01-01') TO ('2022-01-01');
CREATE TABLE p3 $table;
SQL
limbeck revision --autogenerate -m first && limbeck upgrade head
sql "INSERT INTO p VALUES (1, '2020-02-02'), (2, '2021-02-02'); INSERT INTO p3 VALUES (3, '2022-03-03')"
schema >before.txt
cat >schema.sql <<SQL
CREATE TABLE p $table PARTITION BY RANGE (at);
CREATE TABLE p1 $table;
CREATE TABLE p2 PARTITION OF p FOR VALUES FROM ('2021-01-01') TO ('2021-12-01');
CREATE TABLE p3 PARTITION OF p FOR VALUES FROM ('2022-01-01') TO ('2023-01-01');
SQL
limbeck revision --autogenerate -m second && limbeck upgrade head && limbeck check &&
    [ "$(sql 'SELECT id FROM p ORDER BY id' | tr '\n' ' ')$(sql 'SELECT id FROM p1')" = "2 3 1" ]
verdict "postgresql: partitions are detached and attached with their rows" $? "$work/log"
limbeck downgrade -1 && [ "$(sql 'SELECT id FROM p ORDER BY id' | tr '\n' ' ')" = "1 2 " ] && schema | diff before.txt - >"$work/log"
verdict "postgresql: and on the way back" $? "$work/log"
cd "$top" || exit 1

# Two databases are read at once; what one of them says comes through, whichever side it is on.
mkdir "$work/two" && cd "$work/two" || exit 1
url=$("$top/tests/database/postgresql.sh" create "$server" two_a) other=$("$top/tests/database/postgresql.sh" create "$server" two_b)
export DATABASE_URL=$url
psql -qAtX "$url" -f "$models/postgresql.before.sql" && psql -qAtX "$other" -f "$models/postgresql.before.sql"
limbeck init migrations
[ -z "$("$program" diff "$url" "$other" 2>&1)" ] && [ -z "$("$program" diff database "$other" 2>&1)" ] && [ -z "$("$program" diff "$other" database 2>&1)" ]
verdict "two databases that are alike do not differ" $? "$work/log"
psql -qAtX "$other" -c "ALTER TABLE users ADD COLUMN more int" >/dev/null
"$program" diff "$url" "$other" 2>&1 | grep -q 'ADD COLUMN more' && "$program" diff "$other" database 2>&1 | grep -q 'DROP COLUMN more' &&
    "$program" diff database "$other" 2>&1 | grep -q 'ADD COLUMN more'
verdict "two databases differ from left to right" $?
! limbeck diff "$url" "${url/two_a/nowhere}" && grep -q '"nowhere" does not exist' "$work/log" &&
    ! limbeck diff "${url/two_a/nowhere}" "$url" && grep -q '"nowhere" does not exist' "$work/log" &&
    ! limbeck diff "$url" sqlite:///x.db && grep -q "of different databases" "$work/log"
verdict "a database that is not there is told of on either side" $? "$work/log"

# Plain indexes are written by the query, and must be as the server writes them.
psql -qAtX "$url" >/dev/null <<'SQL'
CREATE SCHEMA "far away";
CREATE TYPE color AS ENUM ('red');
CREATE DOMAIN short AS varchar(10);
CREATE TABLE "far away"."T" (a int, "b c" varchar(10), d text COLLATE "C", e color, f int[], g short, h char(3), "select" timestamptz, i inet, j oid);
CREATE INDEX plain ON "far away"."T" (a, "b c", d, "select");
CREATE INDEX "Plain 2" ON "far away"."T" (h, i, j, a);
CREATE INDEX types ON "far away"."T" (e, f, g);
CREATE INDEX class_1 ON "far away"."T" ("b c" varchar_pattern_ops);
CREATE INDEX class_2 ON "far away"."T" (a oid_ops);
CREATE INDEX class_3 ON "far away"."T" (d text_pattern_ops, a);
CREATE INDEX sorted ON "far away"."T" (a DESC, "b c" NULLS FIRST);
CREATE INDEX collated ON "far away"."T" ("b c" COLLATE "C");
CREATE INDEX uncollated ON "far away"."T" (d COLLATE "default");
CREATE INDEX "some" ON "far away"."T" (a) WHERE a > 3;
CREATE INDEX more ON "far away"."T" (a) INCLUDE (d);
CREATE INDEX other ON "far away"."T" USING hash (a);
CREATE INDEX filled ON "far away"."T" (a) WITH (fillfactor = 50);
CREATE INDEX computed ON "far away"."T" (a, lower(d));
CREATE UNIQUE INDEX one ON "far away"."T" (a, d);
CREATE TABLE public.pg_class (a int, at date) PARTITION BY RANGE (at);
CREATE TABLE piece PARTITION OF public.pg_class DEFAULT;
CREATE INDEX parted ON public.pg_class (at, a);
CREATE MATERIALIZED VIEW kept AS SELECT 1 AS n, 'a'::text AS t;
CREATE INDEX view_index ON kept (t, n);
SQL
psql -qAtX "$url" -c "SET search_path = public" -c "SELECT replace(pg_get_indexdef(i.indexrelid, 0, true), ' ON ONLY ', ' ON ') || ';' FROM pg_index i
    JOIN pg_class c ON c.oid = i.indexrelid WHERE i.indrelid >= 16384 AND NOT c.relispartition AND c.relkind IN ('i', 'I')
    AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid) AND c.relname !~ '^pg_toast'" | sort >wanted.txt
"$program" schema 2>"$work/log" | grep -E '^CREATE (UNIQUE )?INDEX' | sort >found.txt
[ "$(wc -l <wanted.txt)" -ge 17 ] && diff wanted.txt found.txt >"$work/log"
verdict "indexes are spelled as the server spells them" $? "$work/log"
cd "$top" || exit 1

# A role that may create no database: the owner of its own compares all the same, another is told what is missing.
mkdir "$work/poor" && cd "$work/poor" || exit 1
url=$("$OLDPWD/tests/database/postgresql.sh" create "$server" poor)
psql -qAt "$url" -c "CREATE ROLE poor LOGIN" -c "ALTER DATABASE poor OWNER TO poor"
export DATABASE_URL=${url/limbeck@/poor@}
limbeck init migrations
sed -i 's/^script_location.*/&\nmodels = schema.sql/' limbeck.ini
printf 'CREATE VIEW names AS SELECT name FROM users;\nCREATE TABLE public.users (id serial PRIMARY KEY, name text);\n' >schema.sql
limbeck revision --autogenerate -m first && limbeck upgrade head && limbeck check
verdict "without CREATEDB: the owner of the database compares" $? "$work/log"
[ "$(psql -qAt "$url" -c "SELECT count(*) FROM pg_namespace WHERE nspname ~ 'limbeck'")" = 0 ]
verdict "without CREATEDB: nothing stays behind" $?
sed -i 's/name text/name text, mail text/' schema.sql
"$program" diff models >diff.txt 2>"$work/log" && [ "$(grep -c ';' diff.txt)" = 1 ] && grep -q 'ADD COLUMN mail' diff.txt
verdict "without CREATEDB: the difference is that of the models" $? "$work/log"
[ -z "$("$program" diff head 2>&1)" ] && "$program" diff base head 2>"$work/log" | grep -q 'CREATE TABLE users'
verdict "without CREATEDB: revisions run all the same" $? "$work/log"
psql -qAt "$url" -c "ALTER DATABASE poor OWNER TO limbeck" -c "ALTER TABLE users OWNER TO poor"
! limbeck diff models && grep -q "neither create a database nor put aside the schema public" "$work/log" && grep -q CREATEDB "$work/log"
verdict "without CREATEDB and the database: what is missing is said" $? "$work/log"

# A guest in another one's database has a schema of its own; what is in public is nobody's business.
psql -qAt "$url" -c "DROP SCHEMA public CASCADE" -c "CREATE SCHEMA public" -c "CREATE TABLE public.strange (id int)" -c "CREATE ROLE guest LOGIN" \
    -c "CREATE SCHEMA own AUTHORIZATION guest" -c "GRANT CREATE ON DATABASE poor TO guest" -c "ALTER ROLE guest SET search_path TO own, public"
export DATABASE_URL=${url/limbeck@/guest@}
echo "CREATE TABLE mine (id int);" >schema.sql
rm -rf migrations/versions/*
limbeck revision --autogenerate -m mine && limbeck upgrade head && limbeck check && limbeck current && ! grep -q strange migrations/versions/*
verdict "without CREATEDB: a guest compares its own schema, and does not say CREATE SCHEMA" $? "$work/log"
cd "$OLDPWD" || exit 1
tests/database/postgresql.sh stop "$server"
