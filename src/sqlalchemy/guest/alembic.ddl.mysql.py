"""alembic.ddl.mysql"""
from alembic.ddl.impl import MariaDBImpl, MySQLImpl
