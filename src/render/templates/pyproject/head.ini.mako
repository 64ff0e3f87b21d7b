# Settings of the machine that the migrations run on; those of the project are in pyproject.toml.

[alembic]

