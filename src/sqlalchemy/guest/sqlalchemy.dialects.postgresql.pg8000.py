"""What SQLAlchemy keeps in a module of its own."""
from sqlalchemy.dialects.postgresql import *
from sqlalchemy.dialects.postgresql import dialect
from sqlalchemy.engine.default import PGDialect
