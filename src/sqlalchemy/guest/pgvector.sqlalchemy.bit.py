"""pgvector.sqlalchemy keeps this type in a module of its own."""
from pgvector.sqlalchemy import *
