#!/usr/bin/env bash
# Imports, opaque values and poisoned names: programs of several modules, judged by CPython where it can.
/usr/bin/python3 tests/python/run_imports.py "$LIMBECK_BUILD/limbeck-python"
