# Settings of the migrations: one database.

[alembic]
