"""a truth for a predicate

Revision ID: 5d0c2a7be914
Revises: 
Create Date: 2022-03-05 10:00:00.000000

"""
from alembic import op

# revision identifiers, used by Alembic.
revision = '5d0c2a7be914'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_never", "station", ["code"], postgresql_where=False)
    op.create_index("ix_always", "station", ["code"], unique=True, postgresql_where=True)


def downgrade() -> None:
    op.drop_index("ix_always", "station", postgresql_where=True)
    op.drop_index("ix_never", "station")
