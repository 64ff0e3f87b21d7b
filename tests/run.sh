#!/usr/bin/env bash
# Runs every test and ends with "N passed, N failed":   tests/run.sh [--all] [SUITE...]
#
# --all   whole comparisons where `make check` takes a sample (thousands of files, hundreds of kills)
# SUITE   only suites whose name contains one of these words
#
# A suite says what it found in TAP ("ok ...", "not ok ...") or in lines "N passed, N failed". Everything runs on the build
# with AddressSanitizer and UndefinedBehaviorSanitizer, but for what says otherwise.
set -u
cd "$(dirname "$0")/.." || exit 1
build=build-check plain=build-plain
export LIMBECK_TEST_ALL=
[ "${1:-}" = --all ] && export LIMBECK_TEST_ALL=1 && shift
only=("$@")
logs=$build/test-logs
passed=0 failed=0

wanted() {
    [ ${#only[@]} -eq 0 ] && return 0
    local word
    for word in "${only[@]}"; do
        case $1 in *"$word"*) return 0 ;; esac
    done
    return 1
}

# suite NAME COMMAND...: runs the command, adds up what it found, and shows what failed.
suite() {
    local name=$1 log start=$SECONDS status ok bad
    shift
    wanted "$name" || return 0
    log=$logs/$name.log
    "$@" >"$log" 2>&1
    status=$?
    ok=$(awk '/^ *ok /{n++} /^[0-9]+ passed, [0-9]+ failed/{n+=$1} END{print n+0}' "$log")
    bad=$(awk '/^ *not ok /{n++} /^[0-9]+ passed, [0-9]+ failed/{n+=$3} END{print n+0}' "$log")
    if [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; then bad=1; fi
    if [ "$status" -eq 0 ] && [ "$ok" -eq 0 ]; then bad=1 && echo "no test ran" >>"$log"; fi
    passed=$((passed + ok)) failed=$((failed + bad))
    printf '%-28s %6d passed %4d failed %5d s\n' "$name" "$ok" "$bad" $((SECONDS - start))
    if [ "$bad" -ne 0 ]; then
        grep -nE '^ *not ok |DIFFERS|ERROR|error:|runtime error|FAIL' "$log" | head -n 20
        echo "    the last lines of $log:"
        tail -n 25 "$log" | sed 's/^/    | /'
    fi
}

build() {
    [ -e $plain/build.ninja ] ||
        meson setup $plain --buildtype=release -Dtests=false -Dfatal_warnings=true || return 1
    [ -e $build/build.ninja ] ||
        meson setup $build --buildtype=debugoptimized -Db_sanitize=address,undefined || return 1
    ninja -C $plain --quiet && ninja -C $build --quiet
}

mkdir -p $build
if ! build >$build/build.log 2>&1; then
    tail -n 40 $build/build.log
    echo "The build failed."
    echo "0 passed, 1 failed"
    exit 1
fi
mkdir -p $logs

# LIMBECK is the program under test; LIMBECK_PLAIN the same without sanitizers.
LIMBECK=$PWD/$build/limbeck LIMBECK_PLAIN=$PWD/$plain/limbeck
export LIMBECK LIMBECK_PLAIN LIMBECK_BUILD=$PWD/$build
export ASAN_OPTIONS=detect_leaks=1:abort_on_error=0:exitcode=99 UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1
export LC_ALL=C.UTF-8 TZ=UTC
export XDG_CACHE_HOME=$PWD/$logs/cache # not the user's
unset DATABASE_URL LIMBECK_CONFIG ALEMBIC_CONFIG NO_COLOR CLICOLOR_FORCE "${!PG@}"

unit_tests() {
    local program
    for program in $build/tests/unit/*/test_*; do
        [ -f "$program" ] && [ -x "$program" ] || continue
        CMOCKA_MESSAGE_OUTPUT=TAP "$program" || echo "not ok - $program ended with $?"
    done
}
replay_fuzz_corpora() {
    local program name
    for program in $build/tests/fuzz/replay_*; do
        [ -f "$program" ] && [ -x "$program" ] || continue
        name=${program##*/replay_}
        if "$program" "tests/fuzz/corpus/$name"; then echo "ok - $name"; else echo "not ok - $name"; fi
    done
}

# A build of its own with ThreadSanitizer, for what runs in several threads.
threads() {
    [ -e build-tsan/build.ninja ] || meson setup build-tsan --buildtype=debug -Db_sanitize=thread -Db_lundef=false || return 1
    ninja -C build-tsan --quiet tests/unit/api/test_api_threads || return 1
    CMOCKA_MESSAGE_OUTPUT=TAP build-tsan/tests/unit/api/test_api_threads
}

suite house tests/house/house.sh
suite unit unit_tests
suite fuzz-corpora replay_fuzz_corpora
[ -n "$LIMBECK_TEST_ALL" ] && suite threads threads
for script in tests/suites/*.sh; do
    [ -e "$script" ] && suite "$(basename "$script" .sh)" "$script"
done

echo
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
