#!/usr/bin/env bash
# The main job, shown on SQLite:   docs/demo/demo.sh [PROGRAM]
# Works in a temporary folder and ends with status 0 only if everything went as it says.
set -eu
limbeck=$(realpath "${1:-build/limbeck}")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
unset DATABASE_URL LIMBECK_CONFIG ALEMBIC_CONFIG
[ -t 1 ] && bold=$'\e[1m' dim=$'\e[2m' off=$'\e[0m' || bold='' dim='' off=''

say() { printf '\n%s# %s%s\n' "$dim" "$*" "$off"; }
run() {
    printf '%s$ %s%s\n' "$bold" "$*" "$off"
    eval "$*"
}
limbeck() { "$limbeck" "$@"; }
file_of() { echo migrations/versions/"$1"_*.sql; }

say "A project: a settings file, and a folder for the revisions. The database is a SQLite file."
run "limbeck init migrations"
export DATABASE_URL=sqlite:///app.db

say "The first revision. Its file says who it is; we write what it does, and how to take it back."
run "limbeck revision -m 'create questions' --rev-id edd93bda6b69"
cat >>body <<'SQL'
-- migrate:up
CREATE TABLE questions (
    id INTEGER NOT NULL PRIMARY KEY,
    text VARCHAR NOT NULL
);
INSERT INTO questions (text) VALUES ('What is an alembic?');

-- migrate:down
DROP TABLE questions;
SQL
write_body() { # replaces what stands from the first marker on
    sed -i '/^-- migrate:up/,$d' "$1"
    cat body >>"$1"
    rm body
}
write_body "$(file_of edd93bda6b69)"
run "cat $(file_of edd93bda6b69)"

say "The second one adds a column."
run "limbeck revision -m 'add explanation' --rev-id 1975ea83b712"
cat >body <<'SQL'
-- migrate:up
ALTER TABLE questions ADD COLUMN explanation TEXT;

-- migrate:down
ALTER TABLE questions DROP COLUMN explanation;
SQL
write_body "$(file_of 1975ea83b712)"

say "What would be done? Then do it."
run "limbeck upgrade head --dry-run"
run "limbeck upgrade head"
run "limbeck current"
run "sqlite3 app.db .schema"

say "A third revision fails in its second statement ..."
run "limbeck revision -m 'add answers' --rev-id 77aa00c0ffee"
cat >body <<'SQL'
-- migrate:up
CREATE TABLE answers (id INTEGER NOT NULL PRIMARY KEY);
INSERT INTO anwsers VALUES (1);

-- migrate:down
DROP TABLE answers;
SQL
write_body "$(file_of 77aa00c0ffee)"
run "limbeck upgrade head || echo \"(exit status \$?)\""

say "... and leaves nothing behind: no table, and the database is where it was."
run "limbeck current"
run "sqlite3 app.db .tables"
! sqlite3 app.db .tables | grep -q answers

say "Mended, it runs."
run "sed -i s/anwsers/answers/ $(file_of 77aa00c0ffee)"
run "limbeck upgrade head"
run "limbeck history --graph"

say "One step back, and all the way."
run "limbeck downgrade -1"
run "limbeck current"
run "limbeck downgrade base"
run "sqlite3 app.db .tables"

say "Done. 'limbeck --help' has the rest."
