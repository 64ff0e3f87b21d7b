"""Create account

Revision ID: 1975ea83b712
Revises:
Create Date: 2011-11-08 11:40:27.089406

"""
from typing import Sequence, Union

revision: str = "1975ea83b712"
down_revision: Union[str, Sequence[str], None] = None
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = ("a", "b")

calls = []


class op:
    def __getattr__(self, name):
        return lambda *args, **kwargs: calls.append((name, args, kwargs))


op = op()


def upgrade() -> None:
    op.create_table("account", ("id", int), ("name", str), schema=None)
    for name in ("a", "b"):
        op.create_index(f"ix_{name}", "account", [name], unique=name == "a")


def downgrade() -> None:
    op.drop_table("account")


upgrade()
downgrade()
for call in calls:
    print(call)
print(__doc__.splitlines()[0], revision, depends_on, __annotations__["down_revision"])
