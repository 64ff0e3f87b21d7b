"""Parameters of statements for many rows that no column of the table takes, and those of the first row that decide."""
import datetime
from sqlalchemy import *
def upgrade():
    bind = op.get_bind(); E = bind.execute
    op.create_table("t", Column("a", Integer), Column("b", Integer), Column("d", Integer))
    t = table("t", column("a", Integer), column("b", Integer))
    full = Table("t", MetaData(), Column("a", Integer), Column("b", Integer), Column("d", Integer, default=7))
    rows = lambda: E(text("SELECT a, b, d FROM t ORDER BY a, b, d")).fetchall()
    S("bulk", lambda: (op.bulk_insert(t, [{"a": 1, "z": 2}]), rows()))
    S("bulk rows", lambda: (op.bulk_insert(t, [{"a": 2, "b": 5}, {"a": 3, "b": 2, "z": 3}]), rows()))
    S("bulk more", lambda: (op.bulk_insert(t, [{"a": 4}, {"a": 5, "b": 2}]), rows()))
    S("bulk default", lambda: (op.bulk_insert(full, [{"a": 6, "y": 1}]), rows()))
    S("insert", lambda: (E(t.insert(), {"a": 7, "z": 2}), rows())[1])
    S("insert rows", lambda: (E(t.insert(), [{"a": 8, "z": 2}, {"a": 9, "z": 2}]), rows())[1])
    S("insert full", lambda: (E(full.insert(), [{"a": 10, "z": datetime.date(2024, 1, 1)}]), rows())[1])
    S("update", lambda: (E(t.update().where(t.c.a == 1), {"b": 1, "z": 2}), rows())[1])
    S("values", lambda: E(t.insert().values(a=1, z=2)))
def downgrade():
    pass
