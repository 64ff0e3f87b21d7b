# What the transcripts of limbeck share: a project of SQL revisions on SQLite in a folder of its own.

setup() {
    : "${LIMBECK:?is the program under test}"
    cd "$BATS_TEST_TMPDIR" || return 1
    unset DATABASE_URL LIMBECK_CONFIG ALEMBIC_CONFIG NO_COLOR CLICOLOR_FORCE EDITOR VISUAL
    export TERM=xterm COLUMNS=80 LC_ALL=C.UTF-8 TZ=UTC
}

limbeck() { "$LIMBECK" "$@"; }

# revision ID DOWN MESSAGE [UP [DOWN_SQL [DEPENDS_ON]]]
revision() {
    cat >"migrations/versions/$1.sql" <<SQL
-- $3
--
-- Revision ID: $1
-- Revises: $2
-- Depends On: ${6-}

-- migrate:up
${4-CREATE TABLE t$1 (id INTEGER);}

-- migrate:down
${5-DROP TABLE t$1;}
SQL
}

# A chain of two revisions that work.
make_project() {
    mkdir -p migrations/versions
    printf '[limbeck]\nscript_location = %%(here)s/migrations\nurl = sqlite:///%%(here)s/app.db\npath_separator = os\n' >limbeck.ini
    revision a1 "" "add users"
    revision b2 a1 "add books"
}

# a1 - b2 - d4, a1 - c3 - d4, e5 depends on b2
make_branched_project() {
    make_project
    revision c3 a1 "add lab"
    revision d4 "b2, c3" "join"
    revision e5 "" "reports" "SELECT 1;" "SELECT 1;" b2
}

# The lines of standard output and standard error apart.
run_apart() {
    status=0
    "$@" >stdout 2>stderr || status=$?
    output=$(cat stdout)
    errors=$(cat stderr)
}
