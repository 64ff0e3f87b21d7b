#!/bin/sh
# The manual and the examples: their commands print what they say, and every setting is explained.
cd "$(dirname "$0")/../.." || exit 1
tests/examples/docs_test.py "${LIMBECK:-build/limbeck}"
tests/examples/settings_test.py "${LIMBECK_BUILD:-build-check}/tests/examples/list_settings"
tests/examples/sql_project.sh
