"""Sessions, queries, relations and events of mapped classes."""
from sqlalchemy import text, select, func, and_, or_, not_, exists, case, event
from sqlalchemy.orm import *
from sqlalchemy.orm import declarative_base, Session, relationship, backref, sessionmaker, scoped_session, aliased, column_property, validates, object_session
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.ext.associationproxy import association_proxy
Base = declarative_base()
tagging = sa.Table("tagging", Base.metadata, sa.Column("post_id", sa.ForeignKey("post.id"), primary_key=True), sa.Column("tag_id", sa.ForeignKey("tag.id"), primary_key=True))
class User(Base):
    __tablename__ = "users"
    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.String(50)); age = sa.Column(sa.Integer)
    posts = relationship("Post", back_populates="author", order_by="Post.id", cascade="all, delete-orphan")
    profile = relationship("Profile", uselist=False, back_populates="user")
    @hybrid_property
    def is_adult(self): return self.age >= 18
    @hybrid_property
    def label(self): return self.name + "!"
    @label.setter
    def label(self, v): self.name = v.rstrip("!")
    @label.expression
    def label(cls): return cls.name + "!"
    @validates("name")
    def _v(self, k, v): return v.strip() if v else v
    def __repr__(self): return f"U({self.id},{self.name},{self.age})"
class Profile(Base):
    __tablename__ = "profile"
    id = sa.Column(sa.Integer, primary_key=True); user_id = sa.Column(sa.ForeignKey("users.id"), unique=True); bio = sa.Column(sa.Text)
    user = relationship("User", back_populates="profile")
    def __repr__(self): return f"P({self.id},{self.bio})"
class Post(Base):
    __tablename__ = "post"
    id = sa.Column(sa.Integer, primary_key=True); title = sa.Column(sa.String(50)); author_id = sa.Column(sa.ForeignKey("users.id")); score = sa.Column(sa.Integer, default=7, server_default="3")
    author = relationship("User", back_populates="posts")
    tags = relationship("Tag", secondary=tagging, backref=backref("posts", order_by="Post.id"), order_by="Tag.id")
    tag_names = association_proxy("tags", "name", creator=lambda n: Tag(name=n))
    comments = relationship("Comment", backref="post", cascade="all, delete-orphan", order_by="Comment.id")
    def __repr__(self): return f"Post({self.id},{self.title},{self.score})"
class Tag(Base):
    __tablename__ = "tag"
    id = sa.Column(sa.Integer, primary_key=True); name = sa.Column(sa.String(50), unique=True)
    def __repr__(self): return f"T({self.id},{self.name})"
class Comment(Base):
    __tablename__ = "comment"
    id = sa.Column(sa.Integer, primary_key=True); post_id = sa.Column(sa.ForeignKey("post.id")); parent_id = sa.Column(sa.ForeignKey("comment.id")); body = sa.Column(sa.Text)
    children = relationship("Comment", backref=backref("parent", remote_side=[id]), order_by="Comment.id")
    def __repr__(self): return f"C({self.id},{self.body})"
User.n_posts = column_property(select(func.count(Post.id)).where(Post.author_id == User.id).correlate_except(Post).scalar_subquery())
class CK(Base):
    __tablename__ = "ck"
    a = sa.Column(sa.Integer, primary_key=True, autoincrement=False); b = sa.Column(sa.String(5), primary_key=True); v = sa.Column(sa.Integer)
    def __repr__(self): return f"CK({self.a},{self.b},{self.v})"
log = []
@event.listens_for(User, "before_insert")
def bi(m, c, t): log.append(("bi", t.name))
@event.listens_for(User, "before_update")
def bu(m, c, t): log.append(("bu", t.name))
@event.listens_for(User.name, "set")
def st(t, v, o, i): log.append(("set", v))
def upgrade():
    bind = op.get_bind(); Base.metadata.create_all(bind)
    s = Session(bind=bind)
    u1 = User(name=" ann ", age=20); u2 = User(name="bob", age=10)
    u1.posts = [Post(title="p1"), Post(title="p2", score=1)]; u2.posts.append(Post(title="p3"))
    u1.profile = Profile(bio="hi")
    u1.posts[0].tags.append(Tag(name="x")); u1.posts[0].tag_names.append("y"); u1.posts[1].tags = [u1.posts[0].tags[0]]
    s.add_all([u1, u2])
    T("new", lambda: sorted(map(str, s.new))); T("in", lambda: u1 in s)
    s.flush(); T("ids", lambda: (u1, u2, u1.posts, u1.profile, u1.posts[0].author, u1.posts[0].tags, u1.n_posts))
    c1 = Comment(body="c1", post=u1.posts[0]); c2 = Comment(body="c2", parent=c1, post=u1.posts[0]); s.add(c2); s.commit()
    T("log", lambda: log)
    Q = s.query
    T("all", lambda: Q(User).order_by(User.id).all()); T("first", lambda: Q(User).order_by(User.id.desc()).first()); T("one", lambda: Q(User).filter_by(name="ann").one()); T("one2", lambda: Q(User).one()); T("oon", lambda: Q(User).filter(User.id > 99).one_or_none())
    T("get", lambda: Q(User).get(1)); T("sget", lambda: s.get(User, 2)); T("sget0", lambda: s.get(User, 99)); T("identity", lambda: s.get(User, 1) is u1)
    T("count", lambda: Q(User).count()); T("countf", lambda: Q(func.count(User.id)).scalar()); T("cols", lambda: Q(User.id, User.name).order_by(User.id).all()); T("col", lambda: Q(User.name).order_by(User.id).all())
    T("row", lambda: (lambda r: (r.id, r.name, r._asdict(), r._mapping["id"], type(r).__name__))(Q(User.id, User.name).first()))
    T("ent+col", lambda: Q(User, Post.title).join(Post).order_by(Post.id).all()); T("join rel", lambda: Q(User).join(User.posts).filter(Post.title == "p3").all()); T("outer", lambda: Q(User, Profile).outerjoin(Profile).order_by(User.id).all())
    T("join dup", lambda: Q(User).join(User.posts).order_by(User.id).all())
    T("any", lambda: Q(User).filter(User.posts.any(Post.title == "p1")).all()); T("has", lambda: Q(Post).filter(Post.author.has(name="bob")).all()); T("~any", lambda: Q(User).filter(~User.posts.any(Post.score == 1)).all()); T("contains", lambda: Q(Post).filter(Post.tags.contains(s.get(Tag, 1))).order_by(Post.id).all()); T("any m2m", lambda: Q(Post).filter(Post.tags.any(Tag.name == "y")).all())
    T("rel ==", lambda: Q(Post).filter(Post.author == u2).all()); T("rel None", lambda: Q(Comment).filter(Comment.parent == None).all()); T("rel !=", lambda: Q(Post).filter(Post.author != u2).order_by(Post.id).all()); T("rel is", lambda: Q(User).filter(User.profile == None).all())
    A = aliased(User); T("aliased", lambda: Q(User, A).filter(User.id < A.id).all()); PC = aliased(Comment); T("alias self", lambda: Q(Comment, PC).join(PC, Comment.parent_id == PC.id).all()); T("alias rel", lambda: Q(Comment).join(Comment.parent.of_type(PC)).filter(PC.body == "c1").all()); T("alias rel2", lambda: Q(Comment).join(PC, Comment.parent).all())
    sub = Q(Post.author_id, func.count().label("n")).group_by(Post.author_id).subquery(); T("subq", lambda: Q(User, sub.c.n).join(sub, sub.c.author_id == User.id).order_by(User.id).all())
    T("exists", lambda: Q(User).filter(exists().where(Post.author_id == User.id)).order_by(User.id).all()); T("q.exists", lambda: Q(Q(User).filter(User.age > 15).exists()).scalar()); T("in sub", lambda: Q(User).filter(User.id.in_(Q(Post.author_id).filter(Post.score == 1))).all()); T("in select", lambda: Q(User).filter(User.id.in_(select(Post.author_id))).order_by(User.id).all())
    T("scalar sub", lambda: Q(User, Q(func.max(Post.score)).filter(Post.author_id == User.id).scalar_subquery()).order_by(User.id).all()); T("correlate", lambda: Q(User).filter(Q(func.count(Post.id)).filter(Post.author_id == User.id).correlate(User).scalar_subquery() > 1).all())
    T("hybrid", lambda: [u.is_adult for u in Q(User).order_by(User.id)]); T("hybrid q", lambda: Q(User).filter(User.is_adult).all()); T("hybrid exp", lambda: Q(User.label).order_by(User.id).all()); T("cp", lambda: [u.n_posts for u in Q(User).order_by(User.id)]); T("cp q", lambda: Q(User).filter(User.n_posts > 1).all())
    T("gb", lambda: Q(User.name, func.count(Post.id)).join(Post).group_by(User.name).having(func.count(Post.id) > 1).all()); T("distinct", lambda: Q(Post.author_id).distinct().order_by(Post.author_id).all()); T("lim", lambda: Q(User).order_by(User.id).limit(1).offset(1).all()); T("slice", lambda: Q(User).order_by(User.id)[0:1]); T("idx", lambda: Q(User).order_by(User.id)[1])
    T("case", lambda: Q(case((User.age > 15, "a"), else_="b")).order_by(User.id).all()); T("or", lambda: Q(User).filter(or_(User.name == "ann", and_(User.age == 10, not_(User.name == "q")))).order_by(User.id).all()); T("like", lambda: Q(User).filter(User.name.ilike("A%")).all()); T("between", lambda: Q(User).filter(User.age.between(5, 15)).all()); T("isnot", lambda: Q(User).filter(User.name.isnot(None), User.name.is_not(None)).count()); T("startswith", lambda: Q(User).filter(User.name.startswith("a")).all()); T("in", lambda: Q(User).filter(User.id.in_([1, 2])).order_by(User.id).all()); T("notin", lambda: Q(User).filter(User.id.notin_([1])).all()); T("in empty", lambda: Q(User).filter(User.id.in_([])).all())
    T("union", lambda: Q(User).filter(User.id == 1).union(Q(User).filter(User.id == 2)).order_by(User.id).all()); T("union_all", lambda: Q(User.id).union_all(Q(User.id)).order_by(User.id).all()); T("with_entities", lambda: Q(User).with_entities(User.age).order_by(User.age).all()); T("add_columns", lambda: Q(User).add_columns(User.age).order_by(User.id).all()); T("select_from", lambda: Q(User.name).select_from(Post).join(User).order_by(Post.id).all()); T("from_stmt", lambda: Q(User).from_statement(text("select * from users order by id desc")).all()); T("text filter", lambda: Q(User).filter(text("age > :x")).params(x=15).all())
    T("execute", lambda: s.execute(select(User).order_by(User.id)).all()); T("scalars", lambda: s.scalars(select(User).order_by(User.id)).all()); T("scalar", lambda: s.scalar(select(User).where(User.id == 1))); T("exec cols", lambda: s.execute(select(User.id, User.name).order_by(User.id)).mappings().all()); T("exec ent row", lambda: (lambda r: (r.User, r._mapping, r._fields))(s.execute(select(User).where(User.id == 1)).first())); T("exec two", lambda: s.execute(select(User, Post).join(User.posts).order_by(Post.id)).all()); T("exec unique", lambda: s.execute(select(User).join(User.posts).order_by(User.id)).scalars().unique().all()); T("exec text", lambda: s.execute(text("select count(*) from post")).scalar_one()); T("join on", lambda: s.scalars(select(Post).join(Post.author).where(User.name == "bob")).all()); T("exec one", lambda: s.execute(select(User).where(User.id == 1)).scalar_one()); T("partitions", lambda: [list(p) for p in s.execute(select(User).order_by(User.id)).scalars().partitions(1)]); T("yp", lambda: [u.id for u in Q(User).order_by(User.id).yield_per(1)]); T("keys", lambda: s.execute(select(User, Post.title).join(Post)).keys())
    T("bundle", lambda: Q(Bundle("b", User.id, User.name)).order_by(User.id).all()); T("labels", lambda: Q(User.id.label("uid")).order_by(User.id).first().uid); T("literal", lambda: Q(sa.literal("x").label("k"), User.id).order_by(User.id).all()); T("str", lambda: str(Q(User.id).filter(User.id == 1))); T("iter", lambda: [u for u in Q(User).order_by(User.id)]); T("scalar multi", lambda: Q(User.id).order_by(User.id).scalar() if False else 1); T("order nulls", lambda: Q(User).order_by(User.age.asc(), User.name.desc()).all()); T("func", lambda: Q(func.lower(User.name), func.coalesce(User.age, 0)).order_by(User.id).all()); T("filter chain", lambda: Q(User).filter(User.id == 1).filter_by(name="ann").count()); T("window", lambda: Q(User.id, func.row_number().over(order_by=User.id.desc())).order_by(User.id).all()); T("cte", lambda: (lambda c: Q(c.c.id).order_by(c.c.id).all())(Q(User.id).cte("c"))); T("tuple", lambda: Q(User).filter(sa.tuple_(User.id, User.name).in_([(1, "ann")])).all())
    T("update", lambda: Q(User).filter(User.id == 1).update({"age": 21})); T("upd sync", lambda: u1.age); T("update2", lambda: Q(User).filter(User.age > 15).update({User.age: User.age + 1}, synchronize_session="fetch")); T("upd sync2", lambda: u1.age); T("update3", lambda: Q(User).update({User.age: 5}, synchronize_session=False)); T("stale", lambda: u1.age); s.expire(u1); T("fresh", lambda: u1.age); T("exec upd", lambda: s.execute(sa.update(User).where(User.id == 2).values(name="bobby")).rowcount); T("u2", lambda: u2.name); s.refresh(u2); T("u2r", lambda: u2)
    T("delete", lambda: Q(Comment).filter(Comment.body == "c2").delete()); T("del2", lambda: Q(Comment).filter(Comment.body == "zz").delete(synchronize_session=False)); T("exec del", lambda: s.execute(sa.delete(Tag).where(Tag.id == 99)).rowcount)
    s.flush(); bind.commit() if False else None; u1.name = "anna"; T("dirty", lambda: sorted(map(str, s.dirty))); T("mod", lambda: s.is_modified(u1)); T("autoflush", lambda: Q(User.name).order_by(User.id).all()); s.expire_all(); u1.name = "ann"
    T("log2", lambda: log[-3:])
    u1.label = "zed!"; s.commit(); T("hyb set", lambda: Q(User.name).filter(User.id == 1).scalar())
    p = s.get(Post, 1); T("p", lambda: (p.tags, p.tag_names[:], p.comments, p.author)); p.tags.remove(p.tags[0]); s.flush(); T("rm", lambda: s.execute(text("select post_id, tag_id from tagging order by 1,2")).all()); p.comments.clear(); s.flush(); T("orphans", lambda: Q(Comment).count()); p.author = u2; s.flush(); T("moved", lambda: (p.author_id, u2.posts, s.get(User, 1).posts)); s.delete(s.get(User, 2).posts[0] if False else s.get(Post, 3)); s.flush(); T("del post", lambda: Q(Post).order_by(Post.id).all())
    u2.posts = []; s.flush(); T("orph posts", lambda: Q(Post).order_by(Post.id).all()); s.delete(u1); s.flush() if not u1.profile else None
    T("prof", lambda: (s.query(Profile).all(), Q(User).all()))
    s.add(CK(a=1, b="x", v=1)); s.add(CK(a=1, b="y", v=2)); s.flush(); T("ck", lambda: (s.get(CK, (1, "x")), s.get(CK, {"a": 1, "b": "y"}), Q(CK).get((1, "y")))); m = s.merge(CK(a=1, b="x", v=50)); s.flush(); T("merge", lambda: (m, Q(CK).order_by(CK.b).all())); s.merge(CK(a=2, b="z", v=3)); s.flush(); T("merge2", lambda: Q(CK).order_by(CK.a, CK.b).all())
    s.bulk_insert_mappings(CK, [{"a": 5, "b": "q", "v": 1}, {"a": 6, "b": "q", "v": 2}]); s.bulk_save_objects([CK(a=7, b="q", v=1)]); s.bulk_update_mappings(CK, [{"a": 5, "b": "q", "v": 100}]); T("bulk", lambda: Q(CK.a, CK.b, CK.v).order_by(CK.a, CK.b).all())
    T("orm insert", lambda: s.scalars(sa.insert(Tag).returning(Tag), [{"name": "n1"}, {"name": "n2"}]).all()); T("orm ins2", lambda: s.execute(sa.insert(Tag).values(name="n3")).rowcount); T("orm bulk upd", lambda: s.execute(sa.update(CK), [{"a": 6, "b": "q", "v": 66}]) and Q(CK.v).filter(CK.a == 6).scalar())
    s.expunge(u2); T("expunge", lambda: (u2 in s, object_session(u2))); s.expunge_all(); s.expire_all(); T("len", lambda: len(list(s.identity_map))); tag = s.get(Tag, 2); T("insp", lambda: (lambda i: (i.persistent, i.transient, i.detached, i.pending))(sa.inspect(tag))); s.close()
    with Session(bind) as s2:
        with s2.begin_nested(): s2.add(Tag(name="nest")); 
        try:
            with s2.begin_nested(): s2.add(Tag(name="nest2")); s2.flush(); raise ValueError
        except ValueError: pass
        T("nested", lambda: [t.name for t in s2.query(Tag).order_by(Tag.id)]); s2.commit()
    SM = sessionmaker(bind=bind); s3 = SM(); s3.add(Tag(name="sm")); s3.commit(); s3.close()
    with SM.begin() as s4: s4.add(Tag(name="smb"))
    ss = scoped_session(sessionmaker(bind=bind)); ss.add(Tag(name="scoped")); ss.commit(); T("scoped", lambda: ss.query(Tag).count()); ss.remove()
    T("final", lambda: bind.execute(text("select name from tag order by name")).scalars().all())
