#!/usr/bin/env bats
# upgrade and downgrade: what they say, what a dry run shows, errors with their place, streams that fail, signals.
load project

@test "a run tells its steps on standard error" {
    make_project
    run_apart limbeck upgrade head
    [ "$status" -eq 0 ]
    [ -z "$output" ]
    [ "$errors" = "Running upgrade  -> a1, add users
Running upgrade a1 -> b2, add books" ]
    run_apart limbeck -q downgrade base
    [ -z "$output$errors" ]
}

@test "called alembic a project without logging settings says nothing" {
    make_project
    ln -s "$LIMBECK" alembic
    run_apart ./alembic -c limbeck.ini -n limbeck upgrade head
    [ "$status" -eq 0 ]
    [ -z "$output$errors" ]
}

@test "a dry run shows the steps and does none" {
    make_project
    run limbeck upgrade head --dry-run
    [ "$status" -eq 0 ]
    [ "$output" = "upgrade  -> a1, add users
upgrade a1 -> b2, add books" ]
    [ -z "$(limbeck current)" ]
    limbeck upgrade head
    [ "$(limbeck downgrade -1 --dry-run)" = "downgrade b2 -> a1, add books" ]
    [ "$(limbeck current)" = "b2 (head)" ]
}

@test "steps as JSON" {
    make_project
    limbeck upgrade head --dry-run --json >dry.json
    limbeck upgrade head --json 2>/dev/null >done.json
    python3 - <<'END'
import json
dry, done = json.load(open("dry.json")), json.load(open("done.json"))
assert dry["is_dry_run"] and not done["is_dry_run"]
assert dry["steps"] == done["steps"]
assert [step["revision"] for step in done["steps"]] == ["a1", "b2"]
assert done["steps"][1] == {"action": "upgrade", "revision": "b2", "message": "add books",
                            "text": "upgrade a1 -> b2, add books"}
END
}

@test "an error names its place and shows the line" {
    make_project
    revision c3 b2 "add tags" "CREATE TABEL tags (id INTEGER);"
    run_apart limbeck upgrade head
    [ "$status" -eq 1 ]
    [ -z "$output" ]
    diff -u - <(tail -n +4 stderr) <<END
limbeck: error: near "TABEL": syntax error
  at $PWD/migrations/versions/c3.sql:8:8
      8 | CREATE TABEL tags (id INTEGER);
        |        ^
END
}

@test "an error as JSON" {
    make_project
    run_apart limbeck show nosuch --json
    [ "$status" -eq 255 ]
    [ -z "$output" ]
    python3 -c 'import json
error = json.load(open("stderr"))["error"]
assert error["status"] == "revision" and error["exit_status"] == 255
assert error["message"] == "Can'"'"'t locate revision identified by '"'"'nosuch'"'"'"'
}

@test "SQL and JSON do not go together" {
    make_project
    run limbeck upgrade head --sql --json
    [ "$status" -eq 2 ]
}

@test "a full disk behind standard output" {
    make_project
    run_apart bash -c '"$LIMBECK" heads >/dev/full'
    [ "$status" -eq 1 ]
    [ "$errors" = "limbeck: error: cannot write standard output: No space left on device" ]
}

@test "a reader that goes away" {
    make_project
    run_apart python3 -c 'import os, subprocess
reading, writing = os.pipe()
os.close(reading)
raise SystemExit(128 - subprocess.run([os.environ["LIMBECK"], "history"], stdout=writing).returncode)'
    [ "$status" -eq 141 ]
    [ -z "$errors" ]
}

slow='WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 200000000) SELECT count(*) FROM c;'

@test "a signal stops the run and leaves nothing" {
    make_project
    revision c3 b2 "slow" "CREATE TABLE slow (id INTEGER);
$slow"
    limbeck upgrade b2
    for signal in INT:130 TERM:143; do
        run_apart timeout --preserve-status -s "${signal%:*}" 1 "$LIMBECK" upgrade head
        [ "$status" -eq "${signal#*:}" ]
        [ "$(limbeck current)" = "b2" ]
    done
}

@test "progress on a terminal, and only there" {
    make_project
    revision c3 b2 "slow" "$slow"
    python3 "$BATS_TEST_DIRNAME/terminal.py" --columns 60 --resize 25 --interrupt '\(0:0[1-9]\)' -- "$LIMBECK" upgrade head >seen
    grep -q $'\\[3/3\\] upgrade b2 -> c3, slow (0:0[1-9])' seen
    ! grep -q $'\\[1/3\\]' seen # the first two were quick
    tail -c 400 seen | grep -q $'\r\e\\[J' # and it is taken off again
    run_apart timeout -s INT 2 "$LIMBECK" upgrade head
    [[ "$errors" != *"[1/1]"* ]]
    [[ "$errors" != *$'\e'* ]]
}

@test "called alembic messages are wrapped to the terminal" {
    make_project
    ln -s "$LIMBECK" alembic
    python3 "$BATS_TEST_DIRNAME/terminal.py" --columns 40 -- ./alembic -c limbeck.ini -n limbeck show nosuch >seen
    [ "$(tr -d '\r' <seen)" = "  FAILED: Can't locate revision
  identified by 'nosuch'" ]
}

@test "scripts says which revisions ask for what limbeck does not have" {
    mkdir -p m/versions
    printf '[alembic]\nscript_location = m\n' >alembic.ini
    touch m/env.py
    printf 'revision = "a"\ndown_revision = None\ndef upgrade():\n    pass\n' >m/versions/a.py
    run limbeck scripts
    [ "$output" = "1 of 1 revisions run" ]
    printf 'from sqlalchemy.dialects.postgresql import NOPE\nrevision = "b"\ndown_revision = "a"\ndef upgrade():\n    NOPE()\n' >m/versions/b.py
    run limbeck scripts
    [ "$status" -eq 1 ]
    [[ "$output" == *"b limbeck does not have what this asks for: from sqlalchemy.dialects.postgresql import NOPE"* ]]
    [[ "$output" == *"m/versions/b.py:1:44"* ]]
    [[ "$output" == *"1 of 2 revisions run"* ]]
    [ ! -e app.db ]
}

@test "scripts and runs know attributes of modules, directives and their keywords" {
    make_scripts
    cat >m/versions/b_rows.py <<'PY'
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = "b2"
down_revision = "a1"


def upgrade():
    op.add_column("things", sa.Column("x", sa.Integer))


def downgrade():
    op.drop_column("things", "x")
PY
    limbeck scripts
    tries=0
    while read -r from to; do
        sed "s/$from/$to/" m/versions/b_rows.py >m/versions/changed.py
        mv m/versions/b_rows.py kept
        run limbeck upgrade head
        mv kept m/versions/b_rows.py
        rm m/versions/changed.py
        [ "$status" -eq 1 ]
        [[ "$output" == *"limbeck does not have what this asks for"*"m/versions/changed.py:"* ]]
        [ "$(sqlite3 app.db .tables)" = "" ]
        tries=$((tries + 1))
    done <<'END'
sa.Integer sa.Integral
import.sqlalchemy.as.sa import os, sqlalchemy as sa\n\n\ndef paths():\n    os.path.nothere\n
sa.Integer postgresql.NOPE
sa.Integer sa.dialects.mysql.NOPE
op.add_column op.create_rows
sa.Integer)) sa.Integer),nope=1)
op.add_column( op.create_index("i","things",["id"],method="gin");op.add_column(
op.add_column( op.create_table("u",sa.Column("id",sa.Integer),engine="x");op.add_column(
END
    [ "$tries" -eq 8 ]
    sed -i 's/op.drop_column("things", /op.rename_table("things", nope=1, new_table_name=/' m/versions/b_rows.py
    run limbeck scripts
    [[ "$output" == *"nope= of alembic.op.rename_table()"*"1 of 2 revisions run"* ]]
    limbeck upgrade head
    run limbeck downgrade base
    [ "$status" -eq 1 ]
    [[ "$output" == *"nope= of alembic.op.rename_table()"* ]]
    [ "$(sqlite3 app.db "select version_num from alembic_version")" = b2 ]
    sed -i 's/op.rename_table("things", nope=1, new_table_name=/op.drop_column("things", /' m/versions/b_rows.py
    mkdir project
    echo '@Operations.register_operation("create_rows")' >project/ops.py
    sed -i "s/op.add_column/op.create_rows/" m/versions/b_rows.py
    limbeck scripts
}

# A project of two .py revisions, of which the second reads rows.
make_scripts() {
    mkdir -p m/versions
    printf '[alembic]\nscript_location = m\nsqlalchemy.url = sqlite:///app.db\n' >alembic.ini
    cat >m/env.py <<'PY'
from alembic import context
from sqlalchemy import create_engine

url = context.config.get_main_option("sqlalchemy.url")
if context.is_offline_mode():
    context.configure(url=url, literal_binds=True)
    with context.begin_transaction():
        context.run_migrations()
else:
    with create_engine(url).connect() as connection:
        context.configure(connection=connection)
        with context.begin_transaction():
            context.run_migrations()
PY
    cat >m/versions/a_things.py <<'PY'
"""things

Create Date: 2026-01-02 03:04:05
"""
from alembic import op
import sqlalchemy as sa

revision = "a1"
down_revision = None
branch_labels = ("main",)


def upgrade():
    op.create_table("things", sa.Column("id", sa.Integer, primary_key=True))
    op.get_bind().execute(sa.text("INSERT INTO things (id) VALUES (:id)"), [{"id": 1}, {"id": 2}])


def downgrade():
    op.drop_table("things")
PY
    cat >m/versions/b_rows.py <<'PY'
"""rows"""
from alembic import op
import sqlalchemy as sa

revision = "b2"
down_revision = "a1"


def upgrade():
    try:
        for row in op.get_bind().execute(sa.text("SELECT id FROM things")):
            op.execute(f"DELETE FROM things WHERE id = {row.id}")
    except Exception:
        pass


def downgrade():
    pass
PY
}

@test "convert writes the twin and keeps the script under another name" {
    make_scripts
    run_apart limbeck convert a1
    [ "$status" -eq 0 ]
    [ "${output%%$'\n'*}" = "a1 $PWD/m/versions/a_things.sql" ]
    [ -z "$errors" ]
    [ ! -e m/versions/a_things.py ]
    [ -e m/versions/a_things.py.converted ]
    [ ! -e app.db ]
    diff -u - m/versions/a_things.sql <<'SQL'
-- things
--
-- Revision ID: a1
-- Revises:
-- Create Date: 2026-01-02 03:04:05
-- Branch Labels: main
-- Depends On:

-- migrate:up
CREATE TABLE things (
	id INTEGER NOT NULL, 
	PRIMARY KEY (id)
);

INSERT INTO things (id) VALUES (1);

INSERT INTO things (id) VALUES (2);

-- migrate:down
DROP TABLE things;
SQL
    limbeck upgrade head
    [ "$(sqlite3 app.db 'SELECT count(*) FROM things')" = 0 ]
    limbeck downgrade base
}

@test "convert leaves a script that reads rows, whatever it does with the error" {
    make_scripts
    run_apart limbeck convert
    [ "$status" -eq 1 ]
    [[ "$output" == *"b2 left: the script catches the errors of a statement"*"m/versions/b_rows.py:11:"* ]]
    [[ "$output" == *"1 of 2 revisions converted; their scripts are kept as .py.converted"* ]]
    [ -e m/versions/b_rows.py ]
    [ ! -e m/versions/b_rows.sql ]
    sed -i 's/    try:/    if True:/; /except/,/pass/d' m/versions/b_rows.py
    printf '\n\ndef downgrade():\n    raise NotImplementedError\n' >>m/versions/b_rows.py
    run_apart limbeck convert
    [[ "$output" == *"b2 left: the script reads rows from the database"* ]]
}

@test "convert writes elsewhere, for another database, or only says what it would do" {
    make_scripts
    before=$(ls m/versions)
    run_apart limbeck convert --dry-run a1
    [ "$(ls m/versions)" = "$before" ]
    run_apart limbeck convert --output twins --dialect postgresql a1:a1
    [ "$status" -eq 0 ]
    [ "$(ls m/versions)" = "$before" ]
    grep -q 'id SERIAL NOT NULL' twins/a_things.sql
    run_apart limbeck convert --output twins --dialect sqlite a1
    [ "$status" -eq 1 ]
    [[ "$output" == *"a_things.sql is there already"* ]]
    run_apart limbeck convert --dialect oracle
    [ "$status" -eq 2 ]
}

@test "convert gives a script that refuses to go down no way down, and finishes what was cut off" {
    make_scripts
    rm m/versions/b_rows.py
    sed -i /branch_labels/d m/versions/a_things.py
    sed -i 's/    op.drop_table("things")/    raise NotImplementedError("no way back")/' m/versions/a_things.py
    run_apart limbeck convert --json
    [ "$(python3 -c 'import json, sys; r = json.load(sys.stdin)["revisions"][0]; print(r["converts"], r["one_way"])' <<<"$output")" = "True True" ]
    [ "$(grep -c migrate:down m/versions/a_things.sql)" = 0 ]
    [ "$(ls m/versions)" = $'a_things.py.converted\na_things.sql' ]
    mv m/versions/a_things.py.converted m/versions/a_things.py
    run_apart limbeck convert
    [ "$status" -eq 0 ]
    [ ! -e m/versions/a_things.py ]
    ln -s "$LIMBECK" alembic
    run_apart ./alembic convert
    [ "$status" -eq 2 ]
}

# script ID DOWN BODY: a revision of an Alembic project whose env.py connects to app.db and imports the module models
script() {
    mkdir -p m/versions
    printf '[alembic]\nscript_location = m\nprepend_sys_path = .\npath_separator = os\nsqlalchemy.url = sqlite:///app.db\n' >alembic.ini
    cat >m/env.py <<'PY'
from alembic import context
from sqlalchemy import create_engine
import models
with create_engine(context.config.get_main_option("sqlalchemy.url")).connect() as connection:
    context.configure(connection=connection, target_metadata=None)
    with context.begin_transaction():
        context.run_migrations()
PY
    touch models.py
    printf 'from alembic import op\nimport sqlalchemy as sa\nrevision = "%s"\ndown_revision = %s\ndef upgrade():\n%s\n' "$@" >"m/versions/$1.py"
}

@test "what goes wrong inside a library is said where the script called it" {
    script a None '    op.create_table("t",
        sa.Column("x", sa.Integer(), sa.ForeignKey(3)))'
    run_apart limbeck upgrade head
    [ "$status" -eq 1 ]
    [[ "$errors" == *"expected, got 3."*"  at $PWD/m/versions/a.py:7:38"* ]]
}

@test "an exception that says nothing is said by its name" {
    script a None '    raise NotImplementedError'
    run_apart limbeck upgrade head
    [ "$status" -eq 1 ]
    [[ "$errors" == *"limbeck: error: NotImplementedError"$'\n'"  at $PWD/m/versions/a.py:6:5"* ]]
}

@test "a statement that fails late is said where the script asked for it" {
    script a None '    op.execute("SELECT 1")
    op.execute("SELECT nonsense")
    op.execute("SELECT 2")'
    run_apart limbeck upgrade head
    [ "$status" -eq 1 ]
    [[ "$errors" == *"no such column: nonsense"*"  at $PWD/m/versions/a.py:7:5"*"Statement: SELECT nonsense"* ]]
}

@test "a module that is no Python is said where it is none" {
    script a None '    pass'
    printf 'x = 1\nif x:\n    class . Song:\n        pass\n' >models.py
    run_apart limbeck upgrade head
    [ "$status" -eq 1 ]
    [[ "$errors" == *"invalid syntax (models.py, line 3)"*"  at $PWD/models.py:3:11"* ]]
    ln -s "$LIMBECK" alembic
    run_apart ./alembic upgrade head
    [ "$errors" = "Traceback (most recent call last):
  File \"$PWD/m/env.py\", line 3, in <module>
    import models
  File \"$PWD/models.py\", line 3
    class . Song:
          ^
SyntaxError: invalid syntax" ]
}

@test "a password does not show in the line that an error quotes" {
    mkdir -p m/versions
    printf '[limbeck]\nscript_location = m\nurl = postgresql://shop:s3cret@localhost:abc/shop\n' >limbeck.ini
    run limbeck current
    [ "$status" -eq 1 ]
    [[ "$output" == *"      3 | url = postgresql://shop:***@localhost:abc/shop"* ]]
    printf '[limbeck]\nscript_location = m\nurl = postgresql://shop:s3%%cret@localhost/shop\n' >limbeck.ini
    run limbeck current
    [[ "$output" == *"      3 | url = postgresql://shop:***@localhost/shop"* ]]
    [[ "$output" == *"Hint: Write %% for a % sign"* ]]
    printf '[limbeck]\nscript_location = m\ndb_password = s3%%cret\nurl = postgresql://shop:%%(db_password)s@localhost/shop\n' >limbeck.ini
    run limbeck current
    [[ "$output" == *"      4 | url = postgresql://shop:***@localhost/shop"* ]]
    [[ "$output" != *cret* ]]
}

@test "errors that everyone makes say what to do" {
    script a1 None '    pass'
    run_apart limbeck upgrade nope # what was asked for is wrong, not env.py
    [ "$status" -eq 255 ]
    [ "$errors" = "limbeck: error: Can't locate revision identified by 'nope'
Detail: No such revision or branch 'nope'" ]
    limbeck upgrade head
    run_apart limbeck downgrade base
    [ "$status" -eq 1 ]
    [[ "$errors" == *"limbeck: error: module 'a1_py' has no attribute 'downgrade'
  at $PWD/m/versions/a1.py
Hint: Where there is nothing to undo"* ]]
    [ "$(limbeck current)" = "a1 (head)" ]
    sqlite3 app.db "UPDATE alembic_version SET version_num = 'lost'"
    run_apart limbeck upgrade head
    [[ "$errors" == *"Hint: The database is at 'lost', which has no file here"* ]]
    sed -i 's|^sqlalchemy.url.*|sqlalchemy.url = driver://user:pass@localhost/dbname|' alembic.ini
    run_apart limbeck upgrade head
    [[ "$errors" == *"Hint: Put the URL of your database in place of driver://user:pass@localhost/dbname"* ]]
}

@test "a file that is not UTF-8 is named, and nothing of it is run" {
    make_project
    printf -- "-- migrate:up\nINSERT INTO ta1 VALUES ('caf\351');\n" | sed "1i -- c3\n-- Revision ID: c3\n-- Revises: b2\n" >migrations/versions/c3.sql
    run limbeck upgrade head
    [ "$status" -eq 1 ]
    [[ "$output" == *"error: the file is not UTF-8: there is a byte 0xe9"*"/c3.sql:6:29"* ]]
    [ -z "$(limbeck current)" ]
    rm migrations/versions/c3.sql
    echo 'models = schema.sql' >>limbeck.ini
    printf 'CREATE TABLE caf\351 (id INTEGER);\n' >schema.sql
    limbeck upgrade head
    run limbeck revision --autogenerate -m x
    [ "$status" -eq 1 ]
    [[ "$output" == *"/schema.sql:1:17"* ]]
}

@test "a revision is not written under a name that is there" {
    make_project
    run limbeck revision -m again --rev-id a1
    [ "$status" -eq 255 ]
    [[ "$output" == *"there is a revision 'a1' already: $PWD/migrations/versions/a1.sql"* ]]
    limbeck revision -m left --rev-id c3 --branch-label left
    run limbeck revision -m left --branch-label left
    [[ "$output" == *"there is a branch label 'left' already"* ]]
    [ "$(ls migrations/versions | wc -l)" -eq 3 ]
    [ "$(limbeck heads)" = "c3 (left) (head)" ]
}
