"""What SQLAlchemy keeps in a module of its own."""
from sqlalchemy.dialects.mysql import *
from sqlalchemy.dialects.mysql import dialect
from sqlalchemy.engine.default import MySQLDialect, MySQLDialect_mysqldb
