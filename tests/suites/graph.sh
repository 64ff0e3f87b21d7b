#!/bin/sh
# Every question about the revision graphs of tests/golden/graph, answered as Alembic answers it.
cd "$(dirname "$0")/../.." || exit 1
exec "${LIMBECK_BUILD:-build-check}/tests/unit/revision/golden_graph" tests/golden/graph
