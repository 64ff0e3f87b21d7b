#!/usr/bin/env bash
# The main job, shown on SQLite:   docs/demo/demo.sh [PROGRAM]
# First a project in SQL; then one of Alembic's, and one with models, both where no Python can be found.
# Works in a temporary folder and ends with status 0 only if everything went as it says.
set -eu
limbeck=$(realpath "${1:-build/limbeck}")
examples=$(realpath "$(dirname "$0")/../../examples")
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

# ---- One of Alembic's projects

# A PATH with these programs alone.
mkdir "$folder/bin" "$folder/shop"
for tool in cat cp rm sed sqlite3; do ln -s "$(command -v $tool)" "$folder/bin/"; done
ln -s "$limbeck" "$folder/bin/limbeck"
cd "$folder/shop"
export PATH=$folder/bin
hash -r
unset -f limbeck
unset DATABASE_URL

say "An Alembic project: alembic.ini, env.py, and revisions in Python. There is no Python here to run them."
run "command -v python3 || echo 'no python3'"
run "limbeck init --template generic alembic"
sed -i 's|^sqlalchemy.url = .*|sqlalchemy.url = sqlite:///shop.db|' alembic.ini
run "limbeck revision -m 'create orders' --rev-id 3f1a9c04d2e7"
orders=alembic/versions/3f1a9c04d2e7_create_orders.py
sed -i '/^def upgrade/,$d' $orders
cat >>$orders <<'PY'
def upgrade() -> None:
    orders = op.create_table(
        "orders",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("customer", sa.String(80), nullable=False),
        sa.Column("total", sa.Numeric(10, 2), server_default="0"),
    )
    op.bulk_insert(orders, [{"customer": name} for name in ("Ada", "Grace")])


def downgrade() -> None:
    op.drop_table("orders")
PY
run "cat $orders"

say "limbeck runs env.py and the script itself."
run "limbeck upgrade head"
run "limbeck current"
run "limbeck history"
run "sqlite3 shop.db 'SELECT * FROM orders'"

say "The same as SQL, without touching the database; and back."
run "limbeck upgrade head --sql"
run "limbeck downgrade -1"
run "sqlite3 shop.db .tables"

# ---- Models

say "The exam platform: settings in app/config.py, models in SQLAlchemy's classes, one revision so far."
cp -R "$examples/exam_platform" "$folder/exam"
cd "$folder/exam"
echo "DATABASE_URL=sqlite:///exam.db" >.env
run "limbeck upgrade head"
run "limbeck check"

say "The models change: a column, and a table."
models=app/infrastructure/database/models.py
sed -i '/explanation_image = /a\    new_column = Column(String, nullable=True)' $models
cat >>$models <<'PY'


class Category(Base):
    __tablename__ = "categories"
    id = Column(Integer, primary_key=True)
    name = Column(String, unique=True)
    description = Column(Text)
PY
run "limbeck check || echo \"(exit status \$?)\""

say "limbeck compares them with the database, and writes the next revision."
run "limbeck -q revision --autogenerate -m 'Add categories' --rev-id 1975ea83b712"
run "cat alembic/versions/1975ea83b712_add_categories.py"
run "limbeck upgrade head"
run "limbeck check"
run "limbeck downgrade -1"
run "limbeck current"

say "Done. 'limbeck --help' has the rest."
