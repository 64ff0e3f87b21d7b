#!/bin/sh
# batch_alter_table() in scripts (tests/database/batch).
cd "$(dirname "$0")/../.." || exit 1
python3 tests/database/batch/run.py "${LIMBECK:-build-check/limbeck}" tests/database/batch/*.txt
