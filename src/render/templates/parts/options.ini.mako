# Folder of env.py and the revisions. %(here)s is the folder that this file is in.
script_location = ${script_location}

# How new files are named. Tokens: rev, slug, epoch, year, month, day, hour, minute, second.
# A name with folders in it needs recursive_version_locations.
# file_template = %%(rev)s_%%(slug)s

# Put before Python's module path while env.py and revisions run.
prepend_sys_path = .

# Time zone of the date in new files and their names (Europe/Berlin, UTC); local time if left out.
# timezone =

# Longest slug of a message in a file name.
# truncate_slug_length = 40

# true: run env.py for `revision` even without --autogenerate.
# revision_environment = false

# true: compiled files (.pyc) without their source count as revisions too.
# sourceless = false

# Folders of revision files, where it is not versions in the folder above.
# version_locations = %(here)s/core/versions:%(here)s/shop/versions

# What stands between several folders in a setting: os (as in PATH), space, newline, : or ;
path_separator = os

# true: read the folders inside the version locations too.
# recursive_version_locations = false

# Encoding of the files that are written.
# output_encoding = utf-8

