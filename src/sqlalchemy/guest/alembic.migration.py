"""alembic.migration: an old place of its names."""
from alembic.runtime.migration import MigrationContext, MigrationInfo
