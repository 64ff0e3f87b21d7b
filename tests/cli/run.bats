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
    run_apart bash -c 'set -o pipefail; (sleep 0.2; "$LIMBECK" history) | true'
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
    python3 "$BATS_TEST_DIRNAME/terminal.py" --columns 60 --resize 25 --interrupt 2.5 -- "$LIMBECK" upgrade head >seen
    grep -q $'\\[3/3\\] upgrade b2 -> c3, slow (0:0[12])' seen
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
    printf 'from sqlalchemy.dialects.postgresql import NOPE\nrevision = "b"\ndown_revision = "a"\n' >m/versions/b.py
    run limbeck scripts
    [ "$status" -eq 1 ]
    [[ "$output" == *"b limbeck does not have what this asks for: from sqlalchemy.dialects.postgresql import NOPE"* ]]
    [[ "$output" == *"m/versions/b.py:1:44"* ]]
    [[ "$output" == *"1 of 2 revisions run"* ]]
    [ ! -e app.db ]
}
