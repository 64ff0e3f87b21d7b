# Settings of the migrations: several databases.

[alembic]
