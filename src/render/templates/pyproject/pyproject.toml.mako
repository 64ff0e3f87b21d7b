[tool.alembic]

# Folder of env.py and the revisions. %(here)s is the folder that this file is in.
script_location = "${script_location}"

# How new files are named. Tokens: rev, slug, epoch, year, month, day, hour, minute, second.
# A name with folders in it needs recursive_version_locations.
# file_template = "%%(rev)s_%%(slug)s"

# Put before Python's module path while env.py and revisions run.
prepend_sys_path = [
    "."
]

# Time zone of the date in new files and their names (Europe/Berlin, UTC); local time if left out.
# timezone = "UTC"

# Longest slug of a message in a file name.
# truncate_slug_length = 40

# true: run env.py for `revision` even without --autogenerate.
# revision_environment = false

# true: compiled files (.pyc) without their source count as revisions too.
# sourceless = false

# Folders of revision files, where it is not versions in the folder above.
# version_locations = [
#     "%(here)s/core/versions",
#     "%(here)s/shop/versions"
# ]

# true: read the folders inside the version locations too.
# recursive_version_locations = false

# Encoding of the files that are written.
# output_encoding = "utf-8"

# Programs that are run on every new revision file; REVISION_SCRIPT_FILENAME stands for the file.
# [[tool.alembic.post_write_hooks]]
# name = "black"
# type = "console_scripts"  # an entry point of an installed Python package
# entrypoint = "black"
# options = "-l 79 REVISION_SCRIPT_FILENAME"
#
# [[tool.alembic.post_write_hooks]]
# name = "ruff"
# type = "module"  # as with python -m
# module = "ruff"
# options = "check --fix REVISION_SCRIPT_FILENAME"
#
# [[tool.alembic.post_write_hooks]]
# name = "ruff"
# type = "exec"  # any program on PATH
# executable = "ruff"
# options = "check --fix REVISION_SCRIPT_FILENAME"
