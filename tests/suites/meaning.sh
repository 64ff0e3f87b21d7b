#!/usr/bin/env bash
# SQLAlchemy models compared by meaning: renames, CHECKs, defaults, keys, enum types, there and back with data. TAP.
set -u
cd "$(dirname "$0")/../.." || exit 1
program=${LIMBECK:-$PWD/build-check/limbeck} root=$PWD models=$PWD/tests/models/sqlalchemy
work=$(mktemp -d)
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
    case $url in
    sqlite*) sqlite3 app.db "$1" ;;
    *) psql -qAt "$url" -c "$1" ;;
    esac
}
schema() { "$program" schema 2>/dev/null | sed 's/"//g'; }

# project DATABASE NAME: a new Alembic project in a folder of its own, with the models NAME.before.
project() {
    mkdir "$work/$1-$2" && cd "$work/$1-$2" || exit 1
    url=sqlite:///app.db
    [ "$1" = sqlite ] || url=$("$root/tests/database/postgresql.sh" create "$server" "$2")
    mkdir -p migrations/versions
    printf '[alembic]\nscript_location = migrations\nprepend_sys_path = .\npath_separator = os\nsqlalchemy.url = %s\n' "$url" >alembic.ini
    cp "$models/env.py" migrations/
    cp "$root/src/render/templates/generic/script.py.mako" migrations/
    cp "$models/$2.before.py" models.py
    limbeck revision --autogenerate -m first --rev-id a1 && limbeck upgrade head && limbeck check
    verdict "$1, $2: the first revision, and nothing differs" $? "$work/log"
}

# forth MODELS NAME ID: to the models of a file, and nothing differs.
forth() {
    cp "$models/$1" models.py
    limbeck revision --autogenerate -m "$2" --rev-id "$3" && limbeck upgrade head && limbeck check
}

# has TEXT...: the newest revision has the lines
has() {
    local text
    for text in "$@"; do
        grep -qF -- "$text" migrations/versions/b2_* || {
            echo "there is no: $text" >>"$work/log"
            cat migrations/versions/b2_* >>"$work/log"
            return 1
        }
    done
}

# The two limits of Alembic's guide: renamed tables and columns, and changed constraints.
for database in sqlite postgresql; do
    project $database renames
    sql "INSERT INTO users (name, email) VALUES ('ann', 'a@b')"
    sql "INSERT INTO posts (user_id) VALUES (1)"
    schema >before
    cp "$models/renames.after.py" models.py
    limbeck check
    [ $? -eq 255 ] && grep -q "Detected renamed table 'users' to 'people'" "$work/log" &&
        grep -q "('rename_table', None, 'users', 'people')" "$work/log"
    verdict "$database: check finds renames that the models declare" $? "$work/log"
    forth renames.after.py renames b2 && has "op.rename_table('users', 'people')" "new_column_name='full_name'"
    verdict "$database: they are written and run" $? "$work/log"
    [ "$(sql 'SELECT full_name FROM people JOIN posts ON user_id = people.id')" = ann ]
    verdict "$database: the rows are there" $?
    "$program" diff a1 head 2>"$work/log" | grep -q 'people' && [ -z "$("$program" diff head database 2>>"$work/log")" ] &&
        "$program" diff base models >made 2>>"$work/log" && grep -q 'CREATE TABLE people' made &&
        [ -z "$("$program" diff base base 2>>"$work/log")" ] && ! limbeck diff head nothing && limbeck current && grep -q b2 "$work/log"
    verdict "$database: revisions, models and the database are sides of diff, which leaves the database alone" $? "$work/log"
    limbeck downgrade -1 && schema | diff before - >"$work/log" && [ "$(sql 'SELECT name FROM users')" = ann ]
    verdict "$database: and on the way back, to the same schema" $? "$work/log"
    rm migrations/versions/b2_*

    cp "$models/renames.undeclared.py" models.py
    limbeck revision --autogenerate -m never --rev-id b2 </dev/null && has "op.drop_table('users')" '# This loses data.'
    verdict "$database: what nobody declares or accepts is no rename, and the loss is told" $? "$work/log"
    rm migrations/versions/b2_*
    "$program" check --json 2>"$work/log" >/dev/null </dev/null
    [ $? -eq 255 ] && python3 -c '
import json, sys
said = open(sys.argv[1]).read()
statements = json.loads(said[said.index("{"):])["statements"]
assert any(s["loses_data"] and s["sql"].strip() == "DROP TABLE users" and s["direction"] == "up" for s in statements)
assert any(not s["loses_data"] and "CREATE TABLE people" in s["sql"] for s in statements)' "$work/log"
    verdict "$database: check --json says what loses data" $? "$work/log"
    python3 "$root/tests/cli/terminal.py" --answer y --answer y -- "$program" revision --autogenerate -m asked --rev-id b2 >"$work/log"
    grep -q "Is the table 'people' the old 'users' under a new name?" "$work/log" &&
        has "op.rename_table('users', 'people')" && limbeck upgrade head && limbeck check &&
        [ "$(sql 'SELECT full_name FROM people')" = ann ]
    verdict "$database: a person is asked on a terminal" $? "$work/log"
    limbeck downgrade -1 && rm migrations/versions/b2_*
    sed 's/full_name/name/' "$models/renames.undeclared.py" >models.py
    limbeck revision --autogenerate -m accepted --rev-id b2 --renames=accept && has "op.rename_table('users', 'people')"
    verdict "$database: --renames=accept takes what is alike" $? "$work/log"
    rm migrations/versions/b2_*

    cp "$models/renames.after.py" models.py
    echo 'comparison = alembic' >>alembic.ini
    limbeck revision --autogenerate -m rules --rev-id b2 && has "op.drop_table('users')" && ! grep -q 'loses' migrations/versions/b2_*
    verdict "$database: comparison = alembic keeps to its rules" $? "$work/log"
    rm migrations/versions/b2_*
    sed -i '/^comparison/d' alembic.ini
    (exec -a alembic "$program" revision --autogenerate -m called --rev-id b2) >"$work/log" 2>&1 && has "op.drop_table('users')" &&
        ! grep -q 'loses' migrations/versions/b2_*
    verdict "$database: and so does the program under Alembic's name" $? "$work/log"
done

# Tables that refer to each other in a circle come and go in one revision.
for database in sqlite postgresql; do
    project $database circles
    schema >before
    forth circles.after.py circles b2
    verdict "$database: tables in a circle of foreign keys are made" $? "$work/log"
    schema >middle
    cp "$models/circles.before.py" models.py
    limbeck revision --autogenerate -m away --rev-id c3 && limbeck upgrade head && limbeck check && schema | diff before - >"$work/log"
    verdict "$database: and dropped" $? "$work/log"
    limbeck downgrade -1 && schema | diff middle - >"$work/log"
    verdict "$database: and come back" $? "$work/log"
    limbeck downgrade -1 && schema | diff before - >"$work/log"
    verdict "$database: and go back" $? "$work/log"
done

project postgresql texts
sql "INSERT INTO users (name, age, score) VALUES ('ann', 7, 6)"
schema >before
forth texts.after.py texts b2 && has \
    "op.create_check_constraint('ck_age', 'users', 'age > 1')" "server_default='old'" "op.create_primary_key(op.f('posts_pkey'), 'posts', ['a', 'b'])" \
    'RENAME CONSTRAINT fk_user TO fk_posts_user' "sa.Computed('score + age', )" "(sa.column('during'), '-|-')" && ! has ck_status
verdict "texts that the server spells: what changed is found, and nothing else" $? "$work/log"
[ "$(sql 'SELECT name, total FROM users')" = 'ann|13.00' ]
verdict "the row is there, and its generated column is computed anew" $?
limbeck downgrade -1 && schema | diff before - >"$work/log"
verdict "the way back leads to the same schema" $? "$work/log"

# A role that may not make temporary tables is told what is compared as text.
sql "CREATE ROLE plain LOGIN; REVOKE TEMPORARY ON DATABASE texts FROM PUBLIC; GRANT SELECT ON ALL TABLES IN SCHEMA public TO plain"
cp "$models/texts.before.py" models.py
rm migrations/versions/b2_*
sed "s/^sqlalchemy.url.*/&\&user=plain/" alembic.ini >plain.ini
grep -q '?' plain.ini || sed -i 's/&user=plain/?user=plain/' plain.ini
limbeck -c plain.ini check
grep -q "Table 'users' is compared as text: the database does not make it anew" "$work/log"
verdict "without the right to make temporary tables texts are compared, and that is said" $? "$work/log"

# What stands on an enum type and is in no models goes and comes back with it.
project postgresql outside
psql -qX "$url" -v ON_ERROR_STOP=1 -f "$models/outside.sql" >"$work/log" 2>&1
verdict "views, functions and policies stand on an enum type" $? "$work/log"
schema >before
forth outside.after.py outside b2 && has "op.execute('DROP VIEW v')" "CREATE VIEW v AS" && [ "$(sql 'SELECT id FROM v2')" = 1 ]
verdict "they are out of its way when it is made anew" $? "$work/log"
limbeck downgrade -1 && schema | diff before - >"$work/log" && [ "$(sql 'SELECT id FROM v2')" = 1 ]
verdict "and on the way back" $? "$work/log"

project postgresql enums
sql "INSERT INTO a (mood, moods, text) VALUES ('ok', ARRAY['sad', 'ok']::mood[], 'p')" 2>"$work/log"
sql "INSERT INTO a (moods, text, flag) VALUES (ARRAY['sad', 'ok']::mood[], 'p', 1)"
schema | grep -v kind >before
forth enums.after.py enums b2 && has "CREATE TYPE mood AS ENUM ('sad', 'meh', 'ok', 'great')" "CREATE TYPE level" "DROP TYPE kind" \
    "postgresql_using='text::texts'"
verdict "values of enum types change, types come and go" $? "$work/log"
[ "$(sql 'SELECT mood, moods, text, flag FROM a')" = 'sad|{sad,ok}|p|t' ]
verdict "the row is there" $?
limbeck downgrade -1 && schema | grep -v kind | diff before - >"$work/log" && limbeck upgrade head && limbeck downgrade -1
verdict "the way back leads to the same schema, and can be gone again" $? "$work/log"
rm migrations/versions/b2_*
sed 's/ok = 2/meh = 4\n    ok = 2\n    better = 5/' "$models/enums.before.py" >models.py
limbeck revision --autogenerate -m added --rev-id b2 && has "ALTER TYPE mood ADD VALUE 'meh' BEFORE 'ok'" "ALTER TYPE mood ADD VALUE 'better' BEFORE 'happy'" &&
    limbeck upgrade head && limbeck check && limbeck downgrade -1 && schema | grep -v kind | diff before - >"$work/log"
verdict "new values are added in their place" $? "$work/log"
for side in before after; do
    rm migrations/versions/b2_*
    cp "$models/enums.$side.py" models.py
    [ $side = after ] || sed -i 's/ok = 2/meh = 4\n    ok = 2/' models.py
    limbeck revision --autogenerate -m added --rev-id b2 && grep -v "^Create Date" migrations/versions/b2_* >plain && rm migrations/versions/b2_* &&
        sed 's/target_metadata=/process_revision_directives=lambda *a: None, &/' "$models/env.py" >migrations/env.py &&
        limbeck revision --autogenerate -m added --rev-id b2 && grep -v "^Create Date" migrations/versions/b2_* | diff plain - >"$work/log" &&
        cp "$models/env.py" migrations/
    verdict "a hook that changes nothing gets the way back too ($side)" $? "$work/log"
done

rm migrations/versions/b2_*
sed 's/Enum(Mood)/Enum("sad", "ok", "glad:so", name="mood")/' "$models/enums.before.py" >models.py
sql "INSERT INTO a (moods, text) VALUES (ARRAY['happy']::mood[], 'v')"
limbeck revision --autogenerate -m value --rev-id b2 --renames=accept && has "ALTER TYPE mood RENAME VALUE 'happy' TO" &&
    limbeck upgrade head && limbeck check && [ "$(sql "SELECT moods FROM a WHERE text = 'v'")" = '{glad:so}' ] &&
    limbeck downgrade -1 && [ "$(sql "SELECT moods FROM a WHERE text = 'v'")" = '{happy}' ]
verdict "a value that is renamed keeps its rows" $? "$work/log"

project sqlite batch
sql "INSERT INTO users (name, age, score) VALUES ('ann', 7, 5)"
forth batch.after.py batch b2 && has "batch_op.create_check_constraint('ck_age', 'age > 1')" "sqlite_where=sa.text('age > 4')" \
    "batch_op.create_primary_key(batch_op.f('posts_pkey'), ['id', 'b'])"
verdict "SQLite: what ALTER cannot do is written as a batch" $? "$work/log"
limbeck downgrade -1 && [ "$(sql "SELECT name FROM users")" = ann ] && cp "$models/batch.before.py" models.py && mv migrations/versions/b2_* . && limbeck check
verdict "SQLite: and back" $? "$work/log"

cd "$root" || exit 1
count=12
[ -z "${LIMBECK_TEST_ALL:-}" ] || count=300
python3 tests/models/sqlalchemy/pairs.py "$program" sqlite 1 $count
python3 tests/models/sqlalchemy/pairs.py "$program" "$(tests/database/postgresql.sh create "$server" pairs)" 1 $count
tests/database/postgresql.sh stop "$server"
