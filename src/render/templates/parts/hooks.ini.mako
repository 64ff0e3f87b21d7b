
[post_write_hooks]
# Programs that are run on every new revision file: a name for each in `hooks`, then what it is.
# REVISION_SCRIPT_FILENAME stands for the file.

# An entry point of an installed Python package:
# hooks = black
# black.type = console_scripts
# black.entrypoint = black
# black.options = -l 79 REVISION_SCRIPT_FILENAME

# A module, as with python -m:
# hooks = ruff
# ruff.type = module
# ruff.module = ruff
# ruff.options = check --fix REVISION_SCRIPT_FILENAME

# Any program on PATH:
# hooks = ruff
# ruff.type = exec
# ruff.executable = ruff
# ruff.options = check --fix REVISION_SCRIPT_FILENAME

