"""What SQLAlchemy keeps in a module of its own."""
from sqlalchemy.dialects.oracle import *
from sqlalchemy.dialects.oracle import dialect
