#!/bin/sh
# Builds the libFuzzer targets with clang, ASan and UBSan and runs each for the given number of seconds, and then whole runs of
# mutated scripts, models and schemas, and of calls with whatever comes:
#     tools/fuzz.sh 600 [fuzz_ini|calls|scripts|models|schemas]
# New inputs stay in build-fuzz/corpus; a finding leaves its input beside them. Projects of whole runs are left in
# build-fuzz/findings. Ends with 1 where something was found, or ONLY is the name of nothing.
set -eu
seconds=$1 only=${2:-} status=0 runs=0
is_wanted() { [ -z "$only" ] || [ "$only" = "$1" ]; }
cd "$(dirname "$0")/.."
[ -e build-fuzz/build.ninja ] ||
    CC=clang meson setup build-fuzz -Dfuzzers=true -Db_sanitize=address,undefined -Db_lundef=false \
        -Dfatal_warnings=false >/dev/null
ninja -C build-fuzz --quiet
for target in build-fuzz/tests/fuzz/fuzz_*[a-z]; do
    name=$(basename "$target")
    [ -x "$target" ] && [ -f "$target" ] || continue
    is_wanted "$name" || continue
    runs=$((runs + 1))
    mkdir -p "build-fuzz/corpus/$name"
    echo "== $name, $seconds seconds"
    "$target" -max_total_time="$seconds" -rss_limit_mb=2048 -timeout=20 -print_final_stats=1 -verbosity=0 \
        -artifact_prefix="build-fuzz/corpus/$name-" "build-fuzz/corpus/$name" \
        "tests/fuzz/corpus/${name#fuzz_}" >build-fuzz/log 2>&1 || status=1
    tail -n 12 build-fuzz/log
done
server=
trap '[ -z "$server" ] || tests/database/postgresql.sh stop "$server"' EXIT
export ASAN_OPTIONS=detect_leaks=1:abort_on_error=0:exitcode=99 UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1
for name in calls scripts models schemas; do
    is_wanted "$name" || continue
    runs=$((runs + 1))
    [ -n "$server" ] || server=$(tests/database/postgresql.sh start $$)
    echo "== $name, $seconds seconds"
    mkdir -p build-fuzz/findings
    "tests/fuzz/$name.py" --minutes "$(awk "BEGIN { print $seconds / 60 }")" --seed "$(date +%s)" --postgresql "$server" \
        --keep build-fuzz/findings build-fuzz/limbeck || status=1
done
[ "$runs" -gt 0 ] || { echo "there is no fuzzer $only" >&2; status=1; }
exit $status
