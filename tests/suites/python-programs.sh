#!/usr/bin/env bash
# The evaluator against CPython: programs of every feature, random programs, random uses of modules, and what its budgets stop.
python=/usr/bin/python3
"$python" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null || python=python3.11
tool=$LIMBECK_BUILD/limbeck-python
count=1000
[ -n "$LIMBECK_TEST_ALL" ] && count=20000
status=0
"$python" tests/python/run_programs.py "$tool" || status=1
"$python" tests/python/random_judge.py --count "$count" "$tool" || status=1
"$python" tests/python/modules_judge.py --count "$count" "$tool" || status=1
"$python" tests/python/budget_judge.py "$(dirname "$LIMBECK_PLAIN")/limbeck-python" || status=1
exit $status
