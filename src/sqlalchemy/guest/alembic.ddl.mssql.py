"""alembic.ddl.mssql: SQL Server is not among limbeck's databases; the name is there."""
from alembic.ddl.impl import MSSQLImpl
