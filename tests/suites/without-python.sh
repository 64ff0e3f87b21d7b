#!/bin/bash
# Alembic's projects run without Python: no other program is started, no libpython is loaded. The dynamic linker's own report
# (LD_DEBUG) is the witness: a file for each process, a line for each library. TAP.
cd "$(dirname "$0")/../.." || exit 1
program=$(realpath "${LIMBECK:-build/limbeck}")
work=$(mktemp -d) n=0
trap 'rm -rf "$work"' EXIT
cp -r examples/exam_platform "$work/project"
mkdir "$work/bin"
for name in python python3; do
    printf '#!/bin/sh\necho "%s $*" >>"%s/called"\nexit 1\n' $name "$work" >"$work/bin/$name"
    chmod +x "$work/bin/$name"
done
ln -s "$program" "$work/bin/alembic"
cd "$work/project" || exit 1
export DATABASE_URL=sqlite:///exam.db PATH="$work/bin:$PATH"

report() { # NAME, then whether it is so
    n=$((n + 1))
    if [ "$2" = yes ]; then echo "ok $n - $1"; else echo "not ok $n - $1" && tail -n 5 err | sed 's/^/# /'; fi
}
traced() { # COMMAND...
    rm -f "$work"/trace.*
    LD_DEBUG=libs LD_DEBUG_OUTPUT="$work/trace" "$@" >out 2>err && ran=yes || ran=no
    report "$*" $ran
    set -- "$work"/trace.*
    report "one process" "$([ $# -eq 1 ] && echo yes)"
    report "which loads SQLite, so the report is whole" "$(grep -q 'calling init: .*libsqlite3' "$1" && echo yes)"
    report "and no libpython" "$(grep -q libpython "$1" || echo yes)"
}
traced alembic upgrade head
sed -i 's/^    explanation_image.*/&\n    hint = Column(Text)/' app/infrastructure/database/models.py
traced alembic revision --autogenerate -m "Add hint"
traced alembic upgrade head
traced alembic check
traced alembic downgrade base
report "nobody called python" "$([ ! -e "$work/called" ] && echo yes)"
LD_DEBUG=libs LD_DEBUG_OUTPUT="$work/control" sh -c '/bin/true; /bin/true' # the witness sees a second process
set -- "$work"/control.*
report "the witness tells processes apart" "$([ $# -gt 1 ] && echo yes)"
echo "1..$n"
