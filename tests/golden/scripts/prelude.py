"""Put before every script of this folder.

Revision ID: a
Revises:
Create Date: 2024-01-01 00:00:00.000000

"""
import sqlalchemy as sa
from alembic import context, op

revision = "a"
down_revision = None
branch_labels = None
depends_on = None


def downgrade():
    pass


def T(name, f, savepoint=False):
    """Prints what f() gives or raises."""
    try:
        if savepoint and op.get_bind().dialect.name == "postgresql":
            with op.get_bind().begin_nested():
                found = f()
        else:
            found = f()
    except Exception as error:
        print(name, "EXC", type(error).__module__ + "." + type(error).__name__, error)
        return None
    print(name, "=", repr(found), type(found).__name__)
    return found


def S(name, f):
    """T(), on PostgreSQL in a savepoint: the transaction goes on behind an error."""
    return T(name, f, True)


