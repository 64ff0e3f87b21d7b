from alembic.util.exc import CommandError
