#!/bin/sh
# Readers and writers against those of Python: configparser, tomllib, logging, python-dotenv, Mako.
cd "$(dirname "$0")/../.." || exit 1
build=${LIMBECK_BUILD:-build-check}
export PYTHONDONTWRITEBYTECODE=1
status=0
/usr/bin/python3 tests/unit/config/judge.py "$build/tests/unit/config/config_dump" || status=1
/usr/bin/python3 tests/render/judge.py "$build/tests/render/render_template" || status=1
/usr/bin/python3 tests/render/init_judge.py "$build/tests/render/render_init" || status=1
exit $status
