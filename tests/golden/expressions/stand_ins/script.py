"""Aliases and subqueries: the foreign keys of their columns, and comparisons with them."""
import sqlalchemy as sa
from alembic import op
from sqlalchemy.orm import Query, aliased, declarative_base
revision = "a1"
down_revision = None
Base = declarative_base()


class House(Base):
    __tablename__ = "house"
    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.String(20))


class Room(Base):
    __tablename__ = "room"
    id = sa.Column(sa.Integer, primary_key=True)
    house_id = sa.Column(sa.ForeignKey("house.id"))
    part_of = sa.Column(sa.ForeignKey("room.id"))


house, room = House.__table__, Room.__table__
good = Query([Room.id.label("id"), Room.house_id.label("house")]).subquery("good")
x, other = room.alias("x"), aliased(Room)
CASES = [
    lambda: sa.select(good).join(house),
    lambda: Query([House.name]).select_from(good).join(House).statement,
    lambda: Query([House.name]).select_from(other).join(House).statement,
    lambda: Query([House.name]).select_from(House).join(other).statement,
    lambda: sa.select(House).join(x),
    lambda: sa.select(room).join(x),
    lambda: sa.select(sa.select(Room.house_id).subquery()).join(House),
    lambda: sa.select(sa.select(Room.house_id).cte("c")).join(House),
    lambda: sa.select(sa.join(house, sa.select(Room.house_id.label("q"), Room.part_of).subquery("s"))),
    lambda: sa.select(House).join(sa.select(Room.house_id.label("q")).subquery("s").alias("ss")),
    lambda: sa.select(sa.literal(1)).where(x.c.id == house.c.id, house.c.id == x.c.id, other.id == House.id, sa.column("q") == room.c.id),
    lambda: sa.select(room.alias("a").alias("b")),
    lambda: sa.select(sa.select(Room.house_id.label("q")).subquery("s").alias()),
    lambda: sa.select(sa.select(Room.house_id.label("q")).cte("s").alias("k")),
    lambda: sa.select(x).where(x.c.id > 3).subquery().alias("z").select(),
    lambda: sa.text(", ".join(sorted(repr(key) for key in sa.select(Room.house_id.label("q"), Room.part_of).subquery("s").foreign_keys))),
]


def upgrade():
    for case in CASES:
        try:
            op.execute(case())
        except sa.exc.SQLAlchemyError as error:
            op.execute("-- %s: %s" % (type(error).__name__, str(error).splitlines()[0]))


def downgrade():
    pass
