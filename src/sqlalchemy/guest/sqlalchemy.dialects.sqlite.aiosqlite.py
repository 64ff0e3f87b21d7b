"""What SQLAlchemy keeps in a module of its own."""
from sqlalchemy.dialects.sqlite import *
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.engine.default import SQLiteDialect, SQLiteDialect_aiosqlite
