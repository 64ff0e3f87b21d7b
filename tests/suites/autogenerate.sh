#!/bin/sh
# Comparing and writing on recorded schemas (tests/golden/autogenerate), as Alembic does.
cd "$(dirname "$0")/../.." || exit 1
CMOCKA_MESSAGE_OUTPUT=TAP exec "${LIMBECK_BUILD:-build-check}/tests/unit/autogenerate/golden_autogenerate" tests/golden/autogenerate
