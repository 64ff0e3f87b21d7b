#!/bin/bash
# A team's guide to Alembic read aloud: every command and example of it in its order, on PostgreSQL, with the exam platform
# (examples/exam_platform) and limbeck linked to the name alembic, where no Python can be found. TAP.
set -u
cd "$(dirname "$0")/../.." || exit 1
top=$PWD work=$(mktemp -d) n=0 bad=0
program=$(realpath "${LIMBECK:-build/limbeck}")
server=$("$top/tests/database/postgresql.sh" start $$) || { echo "not ok - a PostgreSQL starts"; exit 1; }
trap 'PATH=$outside; "$top/tests/database/postgresql.sh" stop "$server"; rm -rf "$work"' EXIT
outside=$PATH

# ---- The machine: a few tools, a project in its folder, stand-ins for the service, and no Python.
mkdir -p "$work/bin" "$work/srv" && cp -r examples/exam_platform "$work/srv/cbtafrica_BE"
for tool in bash cat cp cut date diff env grep head ls mkdir mv rm sed sort tail tee true wc psql pg_dump createdb dropdb; do
    ln -s "$(command -v $tool)" "$work/bin/$tool"
done
ln -s "$program" "$work/bin/alembic"
ln -s "$program" "$work/bin/limbeck"
for name in systemctl journalctl; do
    printf '#!/bin/bash\necho "%s $*" >>"%s/service.log"\n' $name "$work" >"$work/bin/$name"
done
printf '#!/bin/bash\nexec "$@"\n' >"$work/bin/sudo"
chmod +x "$work/bin/sudo" "$work/bin/systemctl" "$work/bin/journalctl"
export PATH="$work/bin" PGHOST=$server PGUSER=limbeck TZ=UTC
hash -r
unset DATABASE_URL
cd "$work/srv/cbtafrica_BE" || exit 1
mkdir -p venv/bin && echo 'VIRTUAL_ENV=$PWD/venv' >venv/bin/activate
echo "DATABASE_URL=postgresql://limbeck@/cbt_db?host=$server" >.env
createdb cbt_db
models=app/infrastructure/database/models.py

check() { # NAME EXPECTED ACTUAL
    n=$((n + 1))
    if [ "$2" = "$3" ]; then
        echo "ok $n - $1"
    else
        bad=1
        echo "not ok $n - $1"
        printf 'expected: %s\nbut: %s\n' "$2" "$3" | sed 's/^/# /'
        [ ! -s err ] || tail -n 5 err | sed 's/^/# /'
    fi
}
has() { # NAME WORD TEXT
    case $3 in *"$2"*) check "$1" yes yes ;; *) check "$1" "... $2 ..." "$3" ;; esac
}
run() { # COMMAND...: its output in $out, what the logging says in the file err
    out=$("$@" 2>err)
    status=$?
    check "$*" 0 $status
}
columns() { psql -Atqc "SELECT string_agg(column_name, ' ' ORDER BY ordinal_position) FROM information_schema.columns
    WHERE table_name = '$1'" cbt_db; }
body() { sed -n "/^def $1/,\$p" "$2" | sed '1,3d' | sed '/# ###/,$d'; }
file_of() { ls alembic/versions/"$1"*.py; }

check "there is no Python here" "" "$(command -v python python3)"

# ---- Quick Reference
. venv/bin/activate
run alembic current
check "an empty database is nowhere" "" "$out"
run alembic history --verbose
has "history --verbose shows the first revision" "Rev: edd93bda6b69 (head)" "$out"
run alembic upgrade head --sql
has "the dry run is SQL" "CREATE TABLE questions" "$out"
check "and changes nothing" "" "$(columns questions)"
run alembic upgrade head
has "the first revision runs" "Running upgrade  -> edd93bda6b69" "$(cat err)"
run alembic check
check "models and database are equal" "No new upgrade operations detected." "$out"
run alembic downgrade -1
check "one back is base" "alembic_version" "$(psql -Atqc "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace" cbt_db)"
psql -qc 'DROP TYPE user_role' cbt_db # which Alembic leaves, too
run alembic upgrade head
run alembic current
check "current state: the initial migration" "edd93bda6b69 (head)" "$out"

# ---- Workflow for Adding New Features
sed -i 's/^    explanation_image.*/&\n    new_column = Column(String, nullable=True)  # Your new field/' $models
run alembic revision --autogenerate -m "Add new_column to questions"
file=$(ls alembic/versions/*_add_new_column_to_questions.py)
new=${file##*/} new=${new%%_*}
check "upgrade()" "    op.add_column('questions', sa.Column('new_column', sa.String(), nullable=True))" "$(body upgrade "$file")"
check "downgrade()" "    op.drop_column('questions', 'new_column')" "$(body downgrade "$file")"
run alembic upgrade head
run alembic current
check "the new revision ID" "$new (head)" "$out"

# ---- Troubleshooting
run alembic history
check "history" "edd93bda6b69 -> $new (head), Add new_column to questions
<base> -> edd93bda6b69, Initial migration with all existing tables" "$out"
run alembic stamp edd93bda6b69
check "stamped, and nothing run" "edd93bda6b69 $(columns questions)" "$(psql -Atqc 'SELECT * FROM alembic_version' cbt_db) id test_id text correct_option explanation explanation_image new_column"
run alembic stamp head
run alembic downgrade edd93bda6b69
check "back by identifier" "id test_id text correct_option explanation explanation_image" "$(columns questions)"
run alembic upgrade head

# Reset Migrations: a schema without its history.
psql -qc "INSERT INTO tests (title) VALUES ('Chemistry')" cbt_db
pg_dump cbt_db >backup.sql
check "a backup" 0 $?
dropdb cbt_db && createdb cbt_db
limbeck schema --models >schema.sql 2>err && psql -q -v ON_ERROR_STOP=1 -f schema.sql cbt_db >/dev/null 2>>err
check "tables made afresh" 0 $?
run alembic stamp head
run alembic check
check "nothing is missing" "No new upgrade operations detected." "$out"
alembic upgrade head --sql >migration.sql 2>err
check "alembic upgrade head --sql > migration.sql" 0 $?
createdb other
psql -q -v ON_ERROR_STOP=1 -f migration.sql other >/dev/null 2>err
check "psql runs migration.sql" "0 $new" "$? $(psql -Atqc 'SELECT * FROM alembic_version' other)"

# ---- Production Deployment, with a pending migration
dropdb cbt_db && createdb cbt_db && psql -qf backup.sql cbt_db >/dev/null
alembic downgrade -1 2>err
cat >deploy.sh <<'DEPLOY'
set -e
sudo systemctl stop cbt
pg_dump cbt_db > backup_$(date +%Y%m%d_%H%M%S).sql
cd SRV/cbtafrica_BE
source venv/bin/activate
alembic upgrade head
alembic current
sudo systemctl start cbt
sudo journalctl -u cbt -f
DEPLOY
sed -i "s|SRV|$work/srv|" deploy.sh
run bash deploy.sh
check "deployed" "$new (head)" "$out"
check "the service was stopped and started" "systemctl stop cbt
systemctl start cbt
journalctl -u cbt -f" "$(cat "$work/service.log")"
run alembic downgrade -1
run alembic current
check "rolled back" "edd93bda6b69" "$out"
dropdb cbt_db && createdb cbt_db && psql -q cbt_db < "$(ls backup_*.sql)" >/dev/null
check "or restored from the backup" "edd93bda6b69 Chemistry" "$(psql -Atqc 'SELECT * FROM alembic_version' cbt_db) $(psql -Atqc 'SELECT title FROM tests' cbt_db)"

# ---- CI/CD Integration
cat >ci.sh <<'CI'
#!/bin/bash
set -e  # Exit on error

echo "Activating virtual environment..."
source venv/bin/activate

echo "Applying database migrations..."
alembic upgrade head

echo "Restarting application..."
sudo systemctl restart cbt

echo "Deployment complete!"
CI
run bash ci.sh
check "the deployment is complete" "Deployment complete!" "$(printf '%s\n' "$out" | tail -n 1)"
check "and at the head" "$new (head)" "$(alembic current 2>err)"
mv alembic/env.py env.kept
bash ci.sh >out 2>&1
check "a failure stops it before the restart" "no 1" "$(grep -q complete out || echo no) $(grep -c restart "$work/service.log")"
mv env.kept alembic/env.py

# ---- Examples: a new table
cat >>$models <<'MODEL'


class Category(Base):
    __tablename__ = "categories"
    id = Column(Integer, primary_key=True)
    name = Column(String, unique=True)
    description = Column(Text)
MODEL
run alembic revision --autogenerate -m "Add categories table"
file=$(ls alembic/versions/*_add_categories_table.py)
check "the new table" "    op.create_table('categories',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=True),
    sa.Column('description', sa.Text(), nullable=True),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('name')
    )" "$(body upgrade "$file")"
run alembic upgrade head
check "is there" "id name description" "$(columns categories)"

# ---- Examples: a column that becomes required
sed -i 's/^    explanation = .*/    explanation = Column(Text, nullable=False, default="")/' $models
run alembic revision --autogenerate -m "Make explanation non-nullable"
file=$(ls alembic/versions/*_make_explanation_non_nullable.py)
check "the changed column" "    op.alter_column('questions', 'explanation',
               existing_type=sa.TEXT(),
               nullable=False)" "$(body upgrade "$file")"
run alembic upgrade head
check "is required" NO "$(psql -Atqc "SELECT is_nullable FROM information_schema.columns WHERE column_name = 'explanation'" cbt_db)"
run alembic check
check "models and database are equal again" "No new upgrade operations detected." "$out"
run alembic downgrade base
run alembic upgrade head --sql
echo "1..$n"
exit $bad
