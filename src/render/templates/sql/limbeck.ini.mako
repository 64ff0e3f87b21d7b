# Settings of limbeck for this project.

[limbeck]
# Folder of the revisions. %(here)s is the folder that this file is in.
script_location = ${script_location}

# The database. Leave it out to take DATABASE_URL from the environment, or from a file
# .env beside this one.
# url = postgresql://user@localhost/name
# url = sqlite:///%(here)s/name.db

# How new files are named. Tokens: rev, slug, epoch, year, month, day, hour, minute, second.
# file_template = %%(rev)s_%%(slug)s

# Longest slug of a message in a file name.
# truncate_slug_length = 40

# Time zone of the date in new files (Europe/Berlin, UTC); local time if left out.
# timezone =

# Folders of revision files, where it is not versions in the folder above, and what stands
# between several: os (as in PATH), space, newline, : or ;
# version_locations = %(here)s/core/versions:%(here)s/shop/versions
path_separator = os

# Also read the folders inside them.
# recursive_version_locations = false

# One transaction for each revision, or one for the whole run.
# transaction = revision

# How long a statement may wait for a lock, and how long it may run (0: as the server says).
# lock_timeout = 0
# statement_timeout = 0

# Programs that are run on every new file: a formatter, a linter.
# [post_write_hooks]
# hooks = format
# format.type = exec
# format.executable = sql-formatter
# format.options = --fix REVISION_SCRIPT_FILENAME
