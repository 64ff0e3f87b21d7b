"""What `import sqlalchemy` gives."""
from sqlalchemy.engine import create_engine, engine_from_config

__version__ = "2.0.52"
