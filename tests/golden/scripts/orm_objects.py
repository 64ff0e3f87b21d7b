"""Collections, proxies, versions, merges and cascades of mapped objects."""
import enum, datetime as dt
from sqlalchemy import text, select, func, and_, inspect
import sqlalchemy.orm as o
from sqlalchemy.orm import declarative_base, Session, relationship, backref, mapped_column, Mapped, DeclarativeBase, synonym, composite, deferred, undefer, column_property, object_session, make_transient, attribute_mapped_collection, sessionmaker, scoped_session, aliased, validates, reconstructor, query_expression
from sqlalchemy.ext.mutable import MutableDict, MutableList
from sqlalchemy.ext.orderinglist import ordering_list
from sqlalchemy.ext.associationproxy import association_proxy
from sqlalchemy.ext.hybrid import hybrid_property, hybrid_method
from typing import Optional, List
class Base(DeclarativeBase): pass
class St(enum.Enum):
    on = "ON"; off = "OFF"
class Par(Base):
    __tablename__ = "par"
    id: Mapped[int] = mapped_column(primary_key=True); name: Mapped[Optional[str]] = mapped_column(sa.String(20)); st: Mapped[Optional[St]] = mapped_column(sa.Enum(St, name="st")); created: Mapped[Optional[dt.datetime]] = mapped_column(server_default=text("'2020-01-01 00:00:00'")); upd: Mapped[Optional[int]] = mapped_column(onupdate=lambda: 99); data = sa.Column(MutableDict.as_mutable(sa.JSON), default=dict); lst = sa.Column(MutableList.as_mutable(sa.JSON)); plain = sa.Column(sa.JSON)
    big = deferred(sa.Column(sa.Text)); nm = synonym("name")
    kids: Mapped[List["Kid"]] = relationship(back_populates="par", foreign_keys="Kid.par_id", cascade="all, delete-orphan", order_by="Kid.pos", collection_class=ordering_list("pos"))
    notes = relationship("Note", collection_class=attribute_mapped_collection("key"), cascade="all, delete-orphan"); note_vals = association_proxy("notes", "val", creator=lambda k, v: Note(key=k, val=v))
    tagset = relationship("Tg", secondary="partg", collection_class=set); dyn = relationship("Kid", foreign_keys="Kid.par_id", lazy="dynamic", viewonly=True, order_by="Kid.id"); fav_id = sa.Column(sa.Integer, sa.ForeignKey("kid.id", use_alter=True, name="fk_fav")); fav = relationship("Kid", foreign_keys=[fav_id], post_update=True); pd = relationship("Pd", passive_deletes=True, cascade="all, delete")
    @hybrid_property
    def low(self): return self.name.lower() if self.name else None
    @low.expression
    def low(cls): return func.lower(cls.name)
    @hybrid_method
    def longer(self, n): return len(self.name) > n
    @longer.expression
    def longer(cls, n): return func.length(cls.name) > n
    @reconstructor
    def rec(self): self.loaded = True
    def __repr__(self): return f"Par{self.id}:{self.name}"
class Kid(Base):
    __tablename__ = "kid"
    id = sa.Column(sa.Integer, primary_key=True); par_id = sa.Column(sa.ForeignKey("par.id")); pos = sa.Column(sa.Integer); x = sa.Column("x_col", sa.Integer); y = sa.Column(sa.Integer)
    par = relationship(Par, back_populates="kids", foreign_keys=[par_id])
    def __repr__(self): return f"Kid{self.id}@{self.pos}"
class Note(Base):
    __tablename__ = "note"; id = sa.Column(sa.Integer, primary_key=True); par_id = sa.Column(sa.ForeignKey("par.id")); key = sa.Column(sa.String(5)); val = sa.Column(sa.String(5))
    def __repr__(self): return f"Note{self.key}={self.val}"
class Tg(Base):
    __tablename__ = "tg"; id = sa.Column(sa.Integer, primary_key=True); n = sa.Column(sa.String(5))
    def __repr__(self): return f"Tg{self.n}"
class Pd(Base):
    __tablename__ = "pd"; id = sa.Column(sa.Integer, primary_key=True); par_id = sa.Column(sa.ForeignKey("par.id", ondelete="CASCADE"))
partg = sa.Table("partg", Base.metadata, sa.Column("p", sa.ForeignKey("par.id"), primary_key=True), sa.Column("t", sa.ForeignKey("tg.id"), primary_key=True))
class Ver(Base):
    __tablename__ = "ver"; id = sa.Column(sa.Integer, primary_key=True); v = sa.Column(sa.Integer, nullable=False); n = sa.Column(sa.String(5)); __mapper_args__ = {"version_id_col": v}
class Dual(Base):
    __tablename__ = "dual"; a = sa.Column(sa.Integer, primary_key=True); b = sa.Column(sa.Integer, primary_key=True); subs = relationship("Sub", back_populates="dual")
class Sub(Base):
    __tablename__ = "sub"; id = sa.Column(sa.Integer, primary_key=True); da = sa.Column(sa.Integer); db = sa.Column(sa.Integer); __table_args__ = (sa.ForeignKeyConstraint(["da", "db"], ["dual.a", "dual.b"]),); dual = relationship(Dual, back_populates="subs")
class Assoc(Base):
    __tablename__ = "assoc"; l = sa.Column(sa.ForeignKey("lft.id"), primary_key=True); r = sa.Column(sa.ForeignKey("rgt.id"), primary_key=True); extra = sa.Column(sa.String(5)); right = relationship("Rgt"); left = relationship("Lft", back_populates="rights")
class Lft(Base):
    __tablename__ = "lft"; id = sa.Column(sa.Integer, primary_key=True); rights = relationship(Assoc, back_populates="left"); right_objs = association_proxy("rights", "right")
class Rgt(Base):
    __tablename__ = "rgt"; id = sa.Column(sa.Integer, primary_key=True)
def upgrade():
    bind = op.get_bind(); Base.metadata.create_all(bind); s = Session(bind); Q = s.query; X = lambda q: s.execute(text(q)).all()
    p = Par(name="Ann", st=St.on, data={"a": 1}, lst=[1], plain={"k": 1}, big="B" * 5); s.add(p)
    p.kids.append(Kid(x=1)); p.kids.append(Kid(x=2)); p.kids.insert(0, Kid(x=0)); p.notes["n"] = Note(key="n", val="v"); p.note_vals["m"] = "w"; p.tagset.add(Tg(n="t1")); p.pd.append(Pd()); s.flush(); p.fav = p.kids[1]; s.flush()
    T("ins", lambda: (p.id, p.created, p.upd, p.kids, [k.x for k in p.kids], sorted(p.notes), dict(p.note_vals), p.tagset, p.fav, p.fav_id, p.kids[0].par is p)); T("sql", lambda: (X("select id, name, st, upd, fav_id from par"), X("select par_id, pos, x_col from kid order by pos"), X("select key, val from note order by key"), X("select * from partg")))
    p.data["b"] = 2; p.lst.append(5); p.plain["k"] = 9; s.flush(); T("mutable", lambda: (s.scalar(select(Par.__table__.c.data)), s.scalar(select(Par.__table__.c.lst)), s.scalar(select(Par.__table__.c.plain)), p.upd)); o.attributes.flag_modified(p, "plain"); s.flush(); T("flag", lambda: s.scalar(select(Par.__table__.c.plain)))
    p.kids.remove(p.kids[0]); s.flush(); T("orphan", lambda: (X("select x_col, pos from kid order by pos"), p.kids)); del p.notes["n"]; s.flush(); T("note", lambda: X("select key from note")); p.note_vals["m"] = "zz"; s.flush(); T("proxy", lambda: X("select val from note"))
    s.commit(); s.expunge_all()
    q = s.get(Par, 1); T("loaded", lambda: (q.loaded, "big" in q.__dict__, q.big, "big" in q.__dict__, q.nm, q.low, q.longer(2), q.dyn.all(), q.dyn.filter(Kid.x == 2).count(), q.dyn.count(), q.st, q.data, q.notes, q.tagset)); T("q nm", lambda: Q(Par).filter(Par.nm == "Ann").all()); T("q low", lambda: Q(Par).filter(Par.low == "ann", Par.longer(1)).all()); T("undefer", lambda: [("big" in x.__dict__) for x in Q(Par).populate_existing().options(undefer(Par.big))]); T("lo", lambda: Q(Par).options(o.load_only(Par.id)).first().name); T("attr x", lambda: (Q(Kid.x).order_by(Kid.x).all(), Q(Kid).filter_by(x=2).one(), Q(Kid).filter(Kid.x == 2).update({"x": 20}), Q(Kid).filter(Kid.x == 20).update({Kid.y: Kid.x + 1}), X("select x_col, y from kid order by 1"))); T("hist", lambda: (setattr(q, "name", "Bob"), inspect(q).attrs.name.history, inspect(q).modified, o.attributes.get_history(q, "name"))[1:]); s.flush(); T("upd", lambda: q.upd); s.refresh(q, ["name"]); T("ref", lambda: q.name); s.expire(q, ["name"]); T("exp", lambda: ("name" in q.__dict__, q.name)); T("state", lambda: (inspect(q).identity, inspect(q).persistent, inspect(q).mapper.class_.__name__, inspect(Par).primary_key[0].name, [c.key for c in inspect(Par).column_attrs][:3], sorted(r.key for r in inspect(Par).relationships), inspect(Par).local_table.name, object_session(q) is s))
    q.fav = None; s.flush(); m = Par(id=1, name="Merged", kids=[Kid(id=50, x=5)]); mm = s.merge(m); s.flush(); T("merge", lambda: (mm is q, mm.name, mm.kids, X("select id, x_col from kid order by id"))); m2 = s.merge(Par(id=2, name="New")); s.flush(); T("merge2", lambda: X("select id, name from par order by id"))
    with s.no_autoflush: s.add(Par(id=3, name="nf")); T("noauto", lambda: Q(Par).count())
    T("auto", lambda: Q(Par).count()); v = Ver(n="a"); s.add(v); s.flush(); v.n = "b"; s.flush(); T("ver", lambda: (v.v, X("select v, n from ver"))); d = Dual(a=1, b=2, subs=[Sub(), Sub()]); s.add(d); s.flush(); T("dual", lambda: (X("select da, db from sub"), len(d.subs), s.get(Dual, (1, 2)) is d, Q(Sub).filter(Sub.dual == d).count(), Q(Dual).join(Dual.subs).count(), Q(Dual).filter(Dual.subs.any()).count())); l = Lft(rights=[Assoc(extra="e", right=Rgt())]); s.add(l); s.flush(); T("assoc", lambda: (X("select l, r, extra from assoc"), len(l.right_objs), isinstance(l.right_objs[0], Rgt)))
    tid = s.get(Par, 2); s.expunge(tid); make_transient(tid); tid.id = 22; s.add(tid); s.flush(); T("transient", lambda: X("select id from par order by id")); s.bulk_save_objects([Par(id=30, name="bs"), Par(id=31, name="bs2")]); b = s.get(Par, 30); b.name = "changed"; s.bulk_save_objects([b]); T("bulk save", lambda: X("select id, name from par where id >= 30 order by id")); s.bulk_insert_mappings(Kid, [dict(id=90, x=1, par_id=1), dict(id=91, x=2)], return_defaults=False); s.bulk_update_mappings(Kid, [dict(id=90, x=77)]); T("bulk map", lambda: X("select id, x_col, par_id from kid where id >= 90 order by id")); T("bulk upd sel", lambda: (s.execute(sa.update(Kid), [{"id": 90, "x": 78}, {"id": 91, "x": 79}]) and X("select id, x_col from kid where id >= 90 order by id"))); T("del", lambda: (s.execute(sa.delete(Kid).where(Kid.x > 70)).rowcount, Q(Kid).filter(Kid.id == 90).one_or_none())); T("del q", lambda: Q(Par).filter(Par.id.in_([30, 31])).delete(synchronize_session="fetch")); s.delete(q); s.flush(); T("cascade", lambda: (X("select count(*) from kid where par_id = 1"), X("select count(*) from note"), X("select count(*) from partg"), X("select count(*) from pd") if bind.dialect.name == "postgresql" else 0, X("select id from par order by id"))); s.commit()
    SS = scoped_session(sessionmaker(bind)); Base.query = SS.query_property(); T("qp", lambda: Base.query and Par.query.order_by(Par.id).first().name); SS.remove()
    with Session(bind) as s2, s2.begin(): s2.add(Tg(n="ctx"))
    T("ctx", lambda: s.execute(select(Tg.n).order_by(Tg.id)).scalars().all()); T("one", lambda: s.query(Tg).filter_by(n="ctx").one().n); T("scalar_one", lambda: s.execute(select(Tg).where(Tg.n == "ctx")).scalar_one().n); T("get_one", lambda: s.get_one(Tg, 999)); T("for upd", lambda: len(s.query(Tg).with_for_update().all())); T("dup add", lambda: (s.add(s.query(Tg).first()), len(s.new))[1]); T("new obj attr", lambda: Tg().n); T("ctor bad", lambda: Tg(zz=1)); T("bad attr", lambda: s.query(Tg).filter_by(zz=1)); T("detached", lambda: (lambda x: (s.expunge(x), x.n)[1])(s.query(Tg).first())); T("rel unloaded", lambda: Par().kids); T("expr", lambda: str(Par.name == "x")); T("cast q", lambda: s.query(sa.cast(Tg.id, sa.String)).order_by(Tg.id).first()); T("exists2", lambda: s.query(Tg.query.exists() if False else s.query(Tg).filter(Tg.n == "ctx").exists()).scalar())
    bind.execute(text("delete from par where id = 22"))
