"""What SQLAlchemy keeps in a module of its own."""
from sqlalchemy.dialects.mssql import *
from sqlalchemy.dialects.mssql import dialect
