"""alembic.environment: an old place of its names."""
from alembic.runtime.environment import EnvironmentContext
