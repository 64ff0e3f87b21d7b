"""alembic.ddl.postgresql"""
from alembic.ddl.impl import PostgresqlImpl
