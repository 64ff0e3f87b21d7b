"""What SQLAlchemy keeps in a module of its own."""
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.dialects.postgresql._array import All, Any, array
