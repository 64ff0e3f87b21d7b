"""alembic.ddl.oracle: Oracle is not among limbeck's databases; the name is there."""
from alembic.ddl.impl import OracleImpl
