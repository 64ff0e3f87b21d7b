"""sqlalchemy.engine.strategies: the one that is left of SQLAlchemy 1.3."""
from sqlalchemy.engine.mock import MockConnection, MockEngineStrategy
