#!/bin/sh
# The public functions under ThreadSanitizer. It takes a build of its own, so this runs with --all only; `make check` runs the
# same programs without it, among the unit tests.
cd "$(dirname "$0")/../.." || exit 1
build=build-threads
if [ -z "${LIMBECK_TEST_ALL:-}" ]; then
    echo "ok - left to tests/run.sh --all # SKIP"
    exit 0
fi
{
    { [ -e $build/build.ninja ] ||
        meson setup $build --buildtype=debugoptimized -Db_sanitize=thread -Db_lundef=false -Dfatal_warnings=false; } &&
        ninja -C $build tests/unit/api/test_api_open tests/unit/api/test_api_revisions tests/unit/api/test_api_run \
            tests/unit/api/test_api_threads
} >$build.log 2>&1 || { echo "not ok - the build with ThreadSanitizer" && sed 's/^/# /' $build.log; }
rm -f $build.log
export TSAN_OPTIONS=exitcode=66
for program in "$build"/tests/unit/api/test_api_*; do
    [ -f "$program" ] && [ -x "$program" ] || continue
    CMOCKA_MESSAGE_OUTPUT=TAP "$program" || echo "not ok - $program ended with $?"
done
