#!/usr/bin/env bash
# The library as other programs use it: installs the build, and has examples/embed compiled against what was installed. TAP.
set -u
cd "$(dirname "$0")/../.." || exit 1
build=$(realpath "${LIMBECK_BUILD:-build-check}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# verdict NAME STATUS [FILE]: the file says more of what failed.
verdict() {
    if [ "$2" -eq 0 ]; then
        echo "ok - $1"
    else
        echo "not ok - $1"
        [ -z "${3:-}" ] || sed 's/^/# /' "$3"
    fi
}
# same NAME EXPECTED ACTUAL
same() {
    [ "$2" = "$3" ]
    verdict "$1" $? <(printf 'expected: %s\n but: %s\n' "$2" "$3")
}

meson install -C "$build" --no-rebuild --quiet --destdir "$work/root" >"$work/log" 2>&1
verdict "the library can be installed" $? "$work/log"
pc=$(find "$work/root" -name limbeck.pc)
lib=$(dirname "$(find "$work/root" -name liblimbeck.so)")
[ -n "$pc" ] && [ -n "$lib" ]
verdict "with a file for pkg-config" $?

# Only what the library itself brings may be needed to compile against it.
export PKG_CONFIG_LIBDIR=${pc%/*} PKG_CONFIG_SYSROOT_DIR=$work/root
unset PKG_CONFIG_PATH
pkg-config --cflags --libs limbeck >"$work/log" 2>&1
verdict "pkg-config needs no other package" $? "$work/log"

exported=$(nm -D --defined-only "$lib/liblimbeck.so" | awk '$2 ~ /[A-TV-Z]/ {print $3}' | grep -v '^limbeck_' |
    grep -vE '^_(_|init|fini|edata|end)')
same "nothing is exported but limbeck_..." "" "$exported"
declared=$(grep -oE '\blimbeck_[a-z_]+\(' include/limbeck/limbeck.h | tr -d '(' | sort -u)
missing=$(for name in $declared; do
    grep -q "LIMBECK_API.*\b$name(" include/limbeck/limbeck.h || continue
    nm -D --defined-only "$lib/liblimbeck.so" | grep -qw "$name" || echo "$name"
done)
same "every function of the header is exported" "" "$missing"

cp -r examples/embed "$work/embed"
sanitize=
nm -D "$lib/liblimbeck.so" | grep -q __asan_ && sanitize="-fsanitize=address,undefined"
make -C "$work/embed" CFLAGS="-g -Werror $sanitize" CXXFLAGS="-g -Werror $sanitize" >"$work/log" 2>&1
verdict "the examples compile as C99 and C++11" $? "$work/log"

awk '/^```c$/ && !n++ {inside = 1; next} /^```$/ {inside = 0} inside' docs/embedding.md >"$work/manual.c"
gcc -std=c99 -pedantic -Wall -Wextra -Werror -c -o "$work/manual.o" "$work/manual.c" \
    $(pkg-config --cflags limbeck) >"$work/log" 2>&1
verdict "the manual's program compiles" $? "$work/log"

export LD_LIBRARY_PATH=$lib
unset DATABASE_URL LIMBECK_CONFIG ALEMBIC_CONFIG
applied="upgrade  -> 1f0c3a9b7d52, create notes
upgrade 1f0c3a9b7d52 -> 8d2e6b41c0f7, date notes
The database is at 8d2e6b41c0f7"
for language in c:notes cpp:notes-cpp; do
    name=${language%:*} program=$work/embed/${language#*:}
    rm -f "$work/embed/notes.db"
    end=. && [ "$name" = c ] && end=", date notes."
    same "$name: migrates its database" "$applied$end" "$("$program" "$work/embed" 2>&1)"
    same "$name: finds nothing to do then" "The database is at 8d2e6b41c0f7$end" "$("$program" "$work/embed" 2>&1)"
done

rm -f "$work/embed/notes.db"
for i in 1 2 3 4; do
    "$work/embed/notes" "$work/embed" >"$work/out$i" 2>&1 &
done
wait
same "four at once: each revision is applied once" 2 "$(cat "$work"/out? | grep -c '^upgrade')"
same "four at once: all find the database at the head" 4 "$(cat "$work"/out? | grep -c '^The database is at 8d2e6b41c0f7')"

mkdir "$work/empty"
"$work/embed/notes" "$work/empty" >"$work/out" 2>&1
same "c: an error ends it with a status" 1 $?
grep -q "^notes: No 'script_location' key found" "$work/out"
verdict "c: an error is told" $? "$work/out"
sed -i 's/CREATE INDEX/CREATE INDEKS/' "$work/embed/migrations/versions/"8d2e*.sql
rm -f "$work/embed/notes.db"
"$work/embed/notes-cpp" "$work/embed" >"$work/out" 2>&1
same "cpp: an error ends it with a status" 1 $?
grep -q "8d2e6b41c0f7_date_notes.sql:9" "$work/out"
verdict "cpp: an error has its place" $? "$work/out"
