"""Revision

Revision ID: 1975ea83b712
"""
revision = "1975ea83b712"
down_revision: str | None = ("a", "b")
def upgrade() -> None:
    op.add_column("t", sa.Column("c", sa.String(length=50), nullable=True))
