#!/usr/bin/env bash
# The parser against CPython's own, for which Python 3.11 is needed.
python=/usr/bin/python3
"$python" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null || python=python3.11
tool=$LIMBECK_BUILD/limbeck-python
sample=(--sample 300) mutants=500
if [ -n "$LIMBECK_TEST_ALL" ]; then
    sample=() mutants=20000
fi
status=0
"$python" tests/python/syntax_judge.py "$tool" || status=1
"$python" tests/python/ast_judge.py "${sample[@]}" "$tool" || status=1
"$python" tests/python/error_judge.py --mutants "$mutants" "$tool" || status=1
exit $status
