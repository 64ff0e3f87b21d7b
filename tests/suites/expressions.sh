#!/usr/bin/env bash
# The expression language of SQLAlchemy as each database writes it: tests/golden/expressions, to the byte.
cd "$(dirname "$0")/../.." || exit 1
program=${LIMBECK:-$PWD/build-check/limbeck}
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/migrations/versions"
ln -s "$program" "$folder/alembic"
cat >"$folder/migrations/env.py" <<'END'
from alembic import context

context.configure(url=context.config.get_main_option("sqlalchemy.url"), literal_binds=True,
                  dialect_opts={"paramstyle": "named"})
with context.begin_transaction():
    context.run_migrations()
END
while read -r database url; do
    printf '[alembic]\nscript_location = %%(here)s/migrations\nsqlalchemy.url = %s\n' "$url" >"$folder/$database.ini"
done <<'END'
postgresql postgresql://localhost/app
sqlite sqlite:///app.db
mysql mysql+pymysql://localhost/app
END
for case in tests/golden/expressions/*/; do
    case=${case%/}
    cp "$case/script.py" "$folder/migrations/versions/"
    for database in postgresql sqlite mysql; do
        (cd "$folder" && ./alembic -c "$database.ini" upgrade head --sql >out.sql 2>err.txt)
        if cmp -s "$case/$database.sql" "$folder/out.sql"; then
            echo "ok - ${case##*/} on $database"
        else
            echo "not ok - ${case##*/} on $database"
            diff "$case/$database.sql" "$folder/out.sql" | head -20
            tail -3 "$folder/err.txt"
        fi
    done
done
