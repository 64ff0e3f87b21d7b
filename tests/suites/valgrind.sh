#!/usr/bin/env bash
# Command lines under valgrind: no wrong access, no value that was never set, no leak, and the exit code that they should have. TAP.
#     tests/suites/valgrind.sh [alembic_projects|usage|sql_project]...
set -u
cd "$(dirname "$0")/../.." || exit 1
golden=$PWD/tests/golden/cli/projects
program=$(realpath "${LIMBECK_PLAIN:-build/limbeck}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset EDITOR VISUAL DATABASE_URL LIMBECK_CONFIG ALEMBIC_CONFIG
ln -s "$program" "$work/limbeck"
ln -s "$program" "$work/alembic"

# check EXIT NAME ARGUMENT...: runs the program by that name in the working directory. EXIT "any": only valgrind is asked.
check() {
    local expected=$1 name=$2 log status
    shift 2
    log=$(mktemp -p "$work")
    valgrind -q --leak-check=full --errors-for-leak-kinds=definite,indirect,possible --error-exitcode=97 --log-file="$log" \
        "$work/$name" "$@" </dev/null >"$log.out" 2>&1
    status=$?
    if [ ! -s "$log" ] && [ $status -ne 97 ] && { [ "$expected" = any ] || [ $status -eq "$expected" ]; }; then
        echo "ok - ${PWD##*/}: $name $*"
    else
        echo "not ok - ${PWD##*/}: $name $* (exit code $status, expected $expected)"
        sed 's/^/# /' "$log" "$log.out"
    fi
}

# A project of SQL revisions from beginning to end, and mistakes on the way.
sql_project() {
    mkdir "$work/sql" && cd "$work/sql" || return
    export DATABASE_URL=sqlite:///app.db
    check 0 limbeck init --color=always migrations
    check 255 limbeck init migrations
    check 0 limbeck ensure_version
    check 0 limbeck revision -m "create shops" --rev-id a1
    printf -- '-- shops\n--\n-- Revision ID: a1\n-- Revises:\n\n-- migrate:up\nCREATE TABLE shop (id integer);\n' >"$(ls migrations/versions/*a1*.sql)"
    printf -- '-- migrate:down\nDROP TABLE shop;\n' >>"$(ls migrations/versions/*a1*.sql)"
    check 0 limbeck revision -m "left" --rev-id b1 --head a1 --branch-label left
    check 0 limbeck revision -m "right" --rev-id b2 --head a1 --splice --depends-on a1
    check 0 limbeck heads --verbose --resolve-dependencies
    check 0 limbeck heads --json
    check 0 limbeck branches --verbose
    check 0 limbeck branches --json
    check 0 limbeck merge -m "join" --rev-id c1 heads
    check 0 limbeck history --graph --color=always
    check 0 limbeck history --verbose --indicate-current -r a1:c1
    check 0 limbeck history --json
    check 0 limbeck show c1
    check 0 limbeck show --json left@head
    check 0 limbeck upgrade head --dry-run
    check 0 limbeck upgrade head --sql
    check 0 limbeck upgrade head --json
    check 0 limbeck current --verbose
    check 0 limbeck current --json --check-heads
    check 255 limbeck downgrade -1 # of a merge
    check 0 limbeck downgrade c1:a1 --sql
    check 0 limbeck downgrade base --json
    check 0 limbeck stamp head
    check 0 limbeck stamp --purge a1
    check 0 limbeck stamp --sql a1:c1
    check 255 limbeck upgrade nowhere
    check 255 limbeck downgrade +100
    check 255 limbeck show b
    check 255 limbeck check
    check 0 limbeck schema
    check 0 limbeck schema --format html
    check 0 limbeck schema --format json
    check 0 limbeck diff database database
    check 0 limbeck list_templates
    check 0 limbeck list_templates --json
    check 0 limbeck __complete -- upgrade ""
    EDITOR=true check 0 limbeck edit head
    EDITOR=false check 255 limbeck edit head
    printf -- '-- broken\n--\n-- Revision ID: d1\n-- Revises: c1\n\n-- migrate:up\nCREATE TABLE t (a integer);\nSELEKT 1;\n' \
        >migrations/versions/d1.sql
    check 1 limbeck upgrade head
    printf -- '-- broken\n--\n-- Revision ID: d1\n-- Revises: c1\n\n-- migrate:up transaction:maybe\nSELECT 1;\n' >migrations/versions/d1.sql
    check 1 limbeck upgrade head
    printf -- "-- cut off\n--\n-- Revision ID: d1\n-- Revises: c1\n\n-- migrate:up transaction:false\nVACUUM;\nSELECT 'open\n" \
        >migrations/versions/d1.sql
    check 1 limbeck upgrade head
    sed -i "s/SELECT 'open/SELEKT 1;/" migrations/versions/d1.sql
    check 1 limbeck upgrade head
    sed -i "s/SELEKT 1;/SELECT 1;/" migrations/versions/d1.sql
    check 0 limbeck upgrade head
    check 1 limbeck --url "postgresql://me:secret@127.0.0.1:1/shop" current
    check 1 limbeck --url "sqlite:////nowhere/at/all.db" current
    check 1 limbeck --url "what is this" current
}

# The command line itself.
usage() {
    mkdir "$work/usage" && cd "$work/usage" || return
    local command shell
    check 0 limbeck --version
    check 0 limbeck --help
    for command in check history upgrade; do check 0 limbeck $command --help; done
    for shell in bash zsh fish; do check 0 limbeck completion $shell; done
    check 2 limbeck
    check 2 limbeck upgrad
    check 2 limbeck upgrade
    check 2 limbeck history --grap=1 --nothing
    check 2 alembic history --graph
    check 255 limbeck heads
    for command in generic async multidb pyproject pyproject_async; do
        mkdir $command
        (cd $command && check 0 alembic init -t $command migrations)
    done
}

# Alembic's projects of the golden transcripts, damaged ones among them.
alembic_projects() {
    local project
    mkdir "$work/golden" && cd "$work/golden" || return
    for project in "$golden"/*/; do
        cp -r "$project" . && cd "$(basename "$project")" || return
        check any alembic history --verbose
        cd ..
    done
    cd branches || return
    check any alembic upgrade heads --sql
    check any alembic downgrade heads:base --sql
    check 0 alembic branches
    check 0 alembic heads
    check any alembic show heads
    check any alembic revision -m "a message" --head heads
    check any alembic merge heads
    check any alembic upgrade head
    check any alembic current
    check any alembic stamp heads
    cd ../file-template && check any alembic revision -m "a message"
    cd ../plain-mako && check any alembic revision -m "a message"
    cd ../tz-city && check any alembic revision -m "a message"
    cd ../hook-untyped && check any alembic revision -m "a message"
}

for part in ${*:-alembic_projects usage sql_project}; do $part & done
wait
