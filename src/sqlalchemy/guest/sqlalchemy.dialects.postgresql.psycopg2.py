"""What SQLAlchemy keeps in a module of its own."""
from sqlalchemy.dialects.postgresql import *
from sqlalchemy.dialects.postgresql import dialect
from sqlalchemy.dialects.postgresql import JSON as _PGJSON, JSONB as _PGJSONB, HSTORE as _PGHSTORE
from sqlalchemy.engine.default import PGDialect, PGDialect_psycopg2
