#!/bin/sh
# The command line: its parser and manual against others' (Python's argparse, groff), Alembic's transcripts, and what limbeck
# does on a terminal.
cd "$(dirname "$0")/../.." || exit 1
build=${LIMBECK_BUILD:-build-check}
commands=$("$LIMBECK" __complete -- "" | cut -f 1)
status=0
tests/cli/argparse_test.py "$build/tests/unit/command/dump_arguments" || status=1
# shellcheck disable=SC2086 # a list of words
tests/cli/manual_test.py "$build/src/command/manual" "$build/tests/unit/command/dump_help" limbeck $commands || status=1
tests/cli/vectors_test.py "$LIMBECK" || status=1
bats --tap tests/cli || status=1
exit $status
