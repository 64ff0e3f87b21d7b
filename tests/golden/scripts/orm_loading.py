"""What relations a query loads, joins along relations, inheritance."""
from sqlalchemy import text, select, func, and_
import sqlalchemy.orm as o
from sqlalchemy.orm import declarative_base, Session, relationship, backref, joinedload, selectinload, subqueryload, contains_eager, lazyload, noload, raiseload, immediateload, load_only, defaultload, aliased, defer, remote, foreign
Base = declarative_base()
class A(Base):
    __tablename__ = "a"
    id = sa.Column(sa.Integer, primary_key=True); n = sa.Column(sa.String(10))
    bs = relationship("B", back_populates="a", order_by="B.id.desc()")
    even = relationship("B", primaryjoin="and_(A.id == B.a_id, B.v % 2 == 0)", viewonly=True, order_by="B.id")
    one = relationship("One", uselist=False, back_populates="a", lazy="joined")
    def __repr__(self): return f"A{self.id}"
class One(Base):
    __tablename__ = "one"
    id = sa.Column(sa.Integer, primary_key=True); a_id = sa.Column(sa.ForeignKey("a.id")); a = relationship(A, back_populates="one")
    def __repr__(self): return f"One{self.id}"
class B(Base):
    __tablename__ = "b"
    id = sa.Column(sa.Integer, primary_key=True); a_id = sa.Column(sa.ForeignKey("a.id")); v = sa.Column(sa.Integer)
    a = relationship(A, back_populates="bs"); cs = relationship("C", order_by="C.id", lazy="selectin", backref="b")
    def __repr__(self): return f"B{self.id}"
class C(Base):
    __tablename__ = "c"
    id = sa.Column(sa.Integer, primary_key=True); b_id = sa.Column(sa.ForeignKey("b.id")); t = sa.Column(sa.String(5))
    def __repr__(self): return f"C{self.id}"
class Node(Base):
    __tablename__ = "node"
    id = sa.Column(sa.Integer, primary_key=True); pid = sa.Column(sa.ForeignKey("node.id")); name = sa.Column(sa.String(10))
    kids = relationship("Node", backref=backref("up", remote_side=[id]), order_by="Node.id")
    def __repr__(self): return f"N{self.id}"
class E(Base):
    __tablename__ = "e"
    id = sa.Column(sa.Integer, primary_key=True); type = sa.Column(sa.String(10)); nm = sa.Column("name_col", sa.String(10))
    __mapper_args__ = {"polymorphic_on": type, "polymorphic_identity": "e"}
    def __repr__(self): return f"{type(self).__name__}{self.id}"
class M(E):
    __tablename__ = "m"
    id = sa.Column(sa.ForeignKey("e.id"), primary_key=True); boss = sa.Column(sa.String(10))
    __mapper_args__ = {"polymorphic_identity": "m"}
class X(E):
    extra = sa.Column(sa.Integer)
    __mapper_args__ = {"polymorphic_identity": "x"}
def upgrade():
    bind = op.get_bind(); Base.metadata.create_all(bind); s = Session(bind)
    for i in (1, 2, 3): s.add(A(id=i, n=f"a{i}"))
    s.flush()
    for i, (a, v) in enumerate([(1, 1), (1, 2), (2, 4), (1, 6), (None, 8)], 1): s.add(B(id=i, a_id=a, v=v))
    s.add(One(id=1, a_id=2)); s.flush()
    for i, b in enumerate([1, 1, 2, 3], 1): s.add(C(id=i, b_id=b, t=f"t{i}"))
    for i, p in [(1, None), (2, 1), (3, 1), (4, 2)]: s.add(Node(id=i, pid=p, name=f"n{i}")); s.flush()
    s.commit(); s.expunge_all()
    def fresh(f):
        def g():
            s.expunge_all(); return f()
        return g
    def loaded(objs, *keys): return [(x, {k: x.__dict__.get(k, "-") for k in keys}) for x in objs]
    Q = s.query
    for name, opt in [("joined", joinedload), ("selectin", selectinload), ("subquery", subqueryload), ("immediate", immediateload), ("lazy", lazyload), ("noload", noload)]:
        T(name + " q", fresh(lambda: loaded(Q(A).options(opt(A.bs)).order_by(A.id).all(), "bs", "one")))
        T(name + " m2o", fresh(lambda: loaded(Q(B).options(opt(B.a)).order_by(B.id).all(), "a", "cs")))
        T(name + " exec", fresh(lambda: loaded(s.execute(select(A).options(opt(A.bs)).order_by(A.id)).scalars().all(), "bs")))
        T(name + " uniq", fresh(lambda: loaded(s.execute(select(A).options(opt(A.bs)).order_by(A.id)).unique().scalars().all(), "bs")))
        T(name + " uniq2", fresh(lambda: loaded(s.scalars(select(A).options(opt(A.bs)).order_by(A.id)).unique().all(), "bs")))
        T(name + " walk", fresh(lambda: [(a, a.bs) for a in Q(A).options(opt(A.bs)).order_by(A.id)]))
        T(name + " limit", fresh(lambda: loaded(Q(A).options(opt(A.bs)).order_by(A.id).limit(2).all(), "bs")))
    T("chain", fresh(lambda: [(a, [(b, b.__dict__.get("cs", "-")) for b in a.__dict__.get("bs", [])]) for a in Q(A).options(joinedload(A.bs).joinedload(B.cs)).order_by(A.id)]))
    T("chain2", fresh(lambda: [(a, [(b, b.__dict__.get("cs", "-")) for b in a.__dict__.get("bs", [])]) for a in Q(A).options(selectinload(A.bs).lazyload(B.cs)).order_by(A.id)]))
    T("chain load_only", fresh(lambda: [(a, [(b, "v" in b.__dict__) for b in a.__dict__.get("bs", [])]) for a in Q(A).options(selectinload(A.bs).load_only(B.id)).order_by(A.id)]))
    T("multi arg", fresh(lambda: [(a, a.__dict__.get("bs")) for a in Q(A).options(joinedload(A.bs, B.cs)).order_by(A.id)]))
    T("inner", fresh(lambda: Q(A).options(joinedload(A.bs, innerjoin=True)).order_by(A.id).all()))
    T("raise", fresh(lambda: Q(A).options(raiseload(A.bs)).order_by(A.id).first().bs)); T("raise*", fresh(lambda: Q(A).options(raiseload("*")).order_by(A.id).first().bs))
    T("ce", fresh(lambda: loaded(Q(A).join(A.bs).options(contains_eager(A.bs)).filter(B.v > 1).order_by(A.id, B.id).all(), "bs")))
    T("ce exec", fresh(lambda: loaded(s.execute(select(A).join(A.bs).options(contains_eager(A.bs)).where(B.v > 1).order_by(A.id, B.id)).unique().scalars().all(), "bs")))
    T("ce nouniq", fresh(lambda: s.execute(select(A).join(A.bs).options(contains_eager(A.bs)).order_by(A.id, B.id)).scalars().all()))
    T("ce outer", fresh(lambda: loaded(Q(A).outerjoin(A.bs).options(contains_eager(A.bs)).order_by(A.id, B.id).all(), "bs")))
    T("ce m2o", fresh(lambda: loaded(Q(B).join(B.a).options(contains_eager(B.a)).order_by(B.id).all(), "a")))
    T("ce chain", fresh(lambda: [(a, [(b, b.__dict__.get("cs")) for b in a.bs]) for a in Q(A).join(A.bs).join(B.cs).options(contains_eager(A.bs).contains_eager(B.cs)).filter(C.t != "t2").order_by(A.id, B.id, C.id)]))
    ba = aliased(B)
    T("ce alias", fresh(lambda: loaded(Q(A).join(ba, A.bs).options(contains_eager(A.bs, alias=ba) if False else contains_eager(A.bs.of_type(ba))).filter(ba.v == 6).all(), "bs")))
    T("existing", fresh(lambda: (lambda a: (a.bs, loaded(Q(A).join(A.bs).options(contains_eager(A.bs)).filter(B.v == 6).all(), "bs"), loaded(Q(A).populate_existing().join(A.bs).options(contains_eager(A.bs)).filter(B.v == 6).all(), "bs")))(s.get(A, 1))))
    T("stale", fresh(lambda: (lambda a: (s.execute(text("update b set a_id = 2 where id = 1")), a[0].bs)[1])(Q(A).options(selectinload(A.bs)).order_by(A.id).all())))
    s.execute(text("update b set a_id = 1 where id = 1"))
    T("custom", fresh(lambda: [(a, a.even) for a in Q(A).order_by(A.id)])); T("custom any", fresh(lambda: Q(A).filter(A.even.any()).order_by(A.id).all())); T("custom join", fresh(lambda: Q(A, B.id).join(A.even).order_by(B.id).all())); T("custom eager", fresh(lambda: loaded(Q(A).options(selectinload(A.even)).order_by(A.id).all(), "even")))
    T("self", fresh(lambda: [(n, n.kids, n.up) for n in Q(Node).order_by(Node.id)])); T("self any", fresh(lambda: Q(Node).filter(Node.kids.any(Node.name == "n4")).all())); T("self any alias", fresh(lambda: Q(Node).filter(Node.kids.any()).order_by(Node.id).all())); T("self has", fresh(lambda: Q(Node).filter(Node.up.has(name="n1")).order_by(Node.id).all())); T("self eager", fresh(lambda: [(n, n.__dict__.get("kids"), [k.__dict__.get("kids", "-") for k in n.kids]) for n in Q(Node).options(selectinload(Node.kids)).filter(Node.pid == None)])); T("self eager2", fresh(lambda: [(n, n.__dict__.get("kids"), [k.__dict__.get("kids", "-") for k in n.kids]) for n in Q(Node).options(joinedload(Node.kids).joinedload(Node.kids)).filter(Node.pid == None)]))
    na = aliased(Node); T("self join", fresh(lambda: Q(Node, na).join(na, Node.kids).order_by(Node.id, na.id).all())); T("self join2", fresh(lambda: Q(Node, na).join(Node.up.of_type(na)).order_by(Node.id).all())); T("alias any", fresh(lambda: Q(na).filter(na.kids.any(Node.name == "n4")).all())); T("alias attr", fresh(lambda: Q(na.name).filter(na.id == 2).scalar()))
    T("sel join", lambda: s.execute(select(A.n, B.v).join(A.bs).order_by(B.id)).all()); T("sel join target", lambda: s.execute(select(A.n, B.v).join(B, A.bs).order_by(B.id)).all()); T("sel join chain", lambda: s.execute(select(A.n, C.t).join(A.bs).join(B.cs).order_by(C.id)).all()); T("sel outer", lambda: s.execute(select(A.n, B.v).outerjoin(A.bs).order_by(A.id, B.id)).all()); T("sel from", lambda: s.execute(select(B.v).select_from(A).join(A.bs).order_by(B.id)).scalars().all()); T("sel join_from", lambda: s.execute(select(B.v).join_from(A, A.bs).order_by(B.id)).scalars().all()); T("sel filter_by", lambda: s.execute(select(A).join(A.bs).filter_by(v=4)).scalars().unique().all()); T("sel filter_by2", lambda: s.execute(select(A).filter_by(n="a1")).scalars().unique().all()); T("join and", lambda: s.execute(select(A.n, B.v).join(A.bs.and_(B.v > 2)).order_by(B.id)).all()); T("bind join", lambda: bind.execute(select(A.n, B.v).join(A.bs).order_by(B.id)).all()); T("bind alias", lambda: bind.execute(select(na.name, Node.name).join(Node.up.of_type(na)).order_by(Node.id)).all()); T("bind sel ent", lambda: bind.execute(select(Node).order_by(Node.id)).all()); T("cnt", lambda: s.scalar(select(func.count()).select_from(A))); T("cnt2", lambda: s.scalar(select(func.count()).select_from(select(A).subquery()))); T("with_only", lambda: s.execute(select(A).with_only_columns(A.n).order_by(A.id)).all()); T("addc", lambda: s.execute(select(A).add_columns(A.n).order_by(A.id)).unique().all()); T("fs", lambda: s.scalars(select(Node).from_statement(text("select * from node where id > 2 order by id"))).all()); T("un", lambda: s.execute(select(A.id).union(select(B.id))).scalars().all().__len__()); T("un ent", lambda: s.scalars(select(Node).from_statement(select(Node).where(Node.id == 1).union(select(Node).where(Node.id == 2)).order_by("id"))).all()); T("sub ent", lambda: (lambda q: s.scalars(select(aliased(Node, q)).order_by(q.c.id)).all())(select(Node).where(Node.id < 3).subquery())); T("cte ent", lambda: (lambda q: s.execute(select(Node, q.c.c).join(q, q.c.pid == Node.id).order_by(Node.id)).all())(select(Node.pid, func.count().label("c")).group_by(Node.pid).cte("k")))
    rec = select(Node.id, Node.name).where(Node.pid == None).cte("rec", recursive=True); rec = rec.union_all(select(Node.id, Node.name).join(rec, Node.pid == rec.c.id)); T("rec", lambda: s.execute(select(rec).order_by(rec.c.id)).all())
    s.add_all([E(id=1, nm="e"), M(id=2, nm="m", boss="b"), X(id=3, nm="x", extra=7)]); s.commit(); s.expunge_all()
    T("poly", fresh(lambda: [(e, e.type, e.nm, getattr(e, "boss", None), getattr(e, "extra", None)) for e in Q(E).order_by(E.id)])); T("poly m", fresh(lambda: [(m, m.nm, m.boss) for m in Q(M)])); T("poly x", fresh(lambda: [(m, m.nm, m.extra) for m in Q(X)])); T("poly get", fresh(lambda: (s.get(E, 2), s.get(M, 2), s.get(M, 1), s.get(X, 3)))); T("poly filter", fresh(lambda: Q(M).filter(M.nm == "m", M.boss == "b").all())); T("poly upd", fresh(lambda: (setattr(s.get(M, 2), "boss", "c"), setattr(s.get(M, 2), "nm", "mm"), s.flush(), s.execute(text("select * from m")).all(), s.execute(text("select * from e order by id")).all())[3:])); T("attr name", lambda: s.execute(sa.update(E).where(E.nm == "x").values(nm="xx")).rowcount); T("attr name2", lambda: s.execute(sa.insert(E).values(id=9, nm="nn", type="e")).rowcount); T("attr name3", lambda: Q(E).filter_by(nm="xx").update({"nm": "y"})); T("ins many", lambda: s.execute(sa.insert(E), [{"id": 10, "nm": "q", "type": "e"}, {"id": 11, "nm": "r", "type": "e"}]) and 1); T("bulk", lambda: s.bulk_insert_mappings(E, [{"id": 12, "nm": "z", "type": "e"}])); T("es", lambda: s.execute(text("select id, name_col from e order by id")).all()); s.expunge_all(); T("wp", lambda: Q(o.with_polymorphic(E, [M, X])).order_by(E.id).all()); T("del m", lambda: (s.delete(s.get(M, 2)), s.flush(), s.execute(text("select count(*) from m")).scalar())[2])
