"""Columns: what stands where among their arguments, what is told when they come to a table, and the types that foreign keys take."""
from sqlalchemy import (Boolean, CheckConstraint, Column, Computed, Enum, ForeignKey, Identity, Index, Integer, MetaData, Sequence, String, Table,
                        UniqueConstraint, event)


def upgrade():
    def show(f):
        try:
            r = f()
            print(repr(r), getattr(r, "name", None), getattr(r, "key", None), getattr(r, "nullable", None))
        except Exception as e:
            print(type(e).__name__, e)
    for a in [(), (None,), (None, None), (Integer,), (Integer(),), ("x",), ("x", None), ("x", Integer), ("x", None, ForeignKey("a.b")), ("x", ForeignKey("a.b")),
              (ForeignKey("a.b"),), (Integer, ForeignKey("a.b")), (None, Integer), (None, Integer, ForeignKey("a.b")), ("x", Integer, None), ("x", Integer, CheckConstraint("x > 1")),
              ("x", Integer, Sequence("s")), ("x", Integer, Identity()), ("x", Integer, Computed("a+b")), ("x", "y"), ("x", 5), (5,), ("x", Integer, "z"), (Integer, "x"), ("x", String(5), ForeignKey("a.b"), CheckConstraint("x > 0"))]:
        show(lambda: Column(*a))
        show(lambda: Column(*a, name="n"))
        show(lambda: Column(*a, type_=String))
        show(lambda: Column(*a, primary_key=True, index=True, unique=True, key="k", default=5, server_default="7", onupdate=3, comment="c", doc="d", quote=True))
    m = MetaData(naming_convention={"ix": "ix_%(column_0_label)s", "uq": "uq_%(table_name)s_%(column_0_name)s", "ck": "ck_%(table_name)s_%(constraint_name)s", "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s", "pk": "pk_%(table_name)s"})
    seen = []
    c = Column("a", Integer, index=True)
    event.listen(c, "before_parent_attach", lambda col, par: seen.append(("before", col.name, par.name, col.table is None)))
    event.listen(c, "after_parent_attach", lambda col, par: seen.append(("after", col.name, par.name, col.table is par)))
    t = Table("t", m, Column("id", Integer, primary_key=True), c, Column("b", None, ForeignKey("t.id")), Column("later", None, ForeignKey("u.code")), Column("flag", Boolean(name="bf", create_constraint=True)), Column("e", Enum("a", "b", name="en", native_enum=False, create_constraint=True)), UniqueConstraint("a", "b"), Index(None, "b"))
    print(seen, [type(c.type).__name__ for c in t.c])
    u = Table("u", m, Column("code", String(7), primary_key=True), Column("x", Integer, unique=True))
    print([type(c.type).__name__ for c in t.c], sorted(str(c.name) for c in t.constraints), sorted(i.name for i in t.indexes), sorted(str(c.name) for c in u.constraints))
    show(lambda: Table("v", m, Column("a", Integer), Column("a", String)))
    show(lambda: Table("t", m, Column("zz", Integer), extend_existing=True).c.keys())
    show(lambda: t.append_column(Column("a", String)))
    show(lambda: t.append_column(Column("a", String), replace_existing=True) or [c.name + type(c.type).__name__ for c in t.c])
    show(lambda: t.append_column(c))
    show(lambda: Table("w", m, Column("q", Integer, key="qq"), Column("qq", Integer)))
    show(lambda: Table("w2", m, Column("q", Integer, key="qq"), Column("q", Integer)))
    w = Table("w3", m, Column("r", None, ForeignKey("w4.kk")))
    w4 = Table("w4", m, Column("col", Integer, key="kk"))
    print(type(w.c.r.type).__name__)
    w5 = Table("w5", m, Column("r", None, ForeignKey("w6.later")))
    w6 = Table("w6", m); w6.append_column(Column("later", String(3)))
    print(type(w5.c.r.type).__name__, sorted(m.tables))
    chain = Table("c1", m, Column("a", None, ForeignKey("c2.a"), primary_key=True)); Table("c2", m, Column("a", None, ForeignKey("c3.a"), primary_key=True)); Table("c3", m, Column("a", String(9), primary_key=True))
    print(repr(chain.c.a.type), repr(m.tables["c2"].c.a.type))
    show(lambda: t.to_metadata(MetaData()).c.keys())
