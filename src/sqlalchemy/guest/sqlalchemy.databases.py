"""sqlalchemy.databases: what SQLAlchemy 1.4 still called its dialects."""
from sqlalchemy.dialects import mssql, mysql, oracle, postgresql, sqlite

postgres = postgresql
__all__ = ("mssql", "mysql", "oracle", "postgresql", "sqlite")
