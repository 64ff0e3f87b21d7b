"""Hybrids that are changed in place, keys of columns of subqueries, metaclasses of bases, the other side of a relation in an option."""
from sqlalchemy.ext.hybrid import hybrid_method, hybrid_property
from sqlalchemy.orm import DeclarativeBase, MappedAsDataclass, Session, declarative_base, joinedload, relationship

metadata = sa.MetaData()
Base = declarative_base(metadata=metadata)
t = sa.Table("t", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("n", sa.Text, nullable=False))
u = sa.Table("u", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("t_id", sa.ForeignKey("t.id")))


class Span(Base):
    __tablename__ = "span"
    id = sa.Column(sa.Integer, primary_key=True)
    started = sa.Column(sa.Integer)
    ended = sa.Column(sa.Integer)

    @hybrid_property
    def length(self):
        return "%d s" % (self.ended - self.started)

    @length.inplace.expression
    @classmethod
    def _length(cls):
        return cls.ended - cls.started

    @length.inplace.setter
    def _set_length(self, value):
        self.ended = self.started + value

    @hybrid_method
    def longer(self, than):
        return self.ended > self.started + than

    @longer.inplace.expression
    @classmethod
    def _longer(cls, than):
        return cls.ended - cls.started > than


class Parent(Base):
    __tablename__ = "parent"
    id = sa.Column(sa.Integer, primary_key=True)
    children = relationship("Child", backref="parent")


class Child(Base):
    __tablename__ = "child"
    id = sa.Column(sa.Integer, primary_key=True)
    parent_id = sa.Column(sa.ForeignKey("parent.id"))


both = joinedload(Parent.children).joinedload(Child.parent)


class Meta(type(MappedAsDataclass), type(Base)):
    pass


def show(columns):
    print([(c.key, c.primary_key, sorted(key.target_fullname for key in c.foreign_keys)) for c in columns])


def upgrade():
    show(sa.select(t.c.id.label("x"), t.c.n, sa.func.count().label("k"), u.c.t_id).subquery().c)
    either = sa.select(t.c.id.label("x")).union(sa.select(u.c.id)).cte("either")
    show(either.c)
    show(sa.select(either.c.x.label("y")).subquery().c)
    show(sa.select(either.c.x.label("y")).selected_columns)
    show(t.alias("z").c)
    show(t.join(u).c)
    print([one.__name__ for one in Meta.__mro__[1:3]], type(DeclarativeBase).__name__)
    bind = op.get_bind()
    metadata.create_all(bind)
    with Session(bind) as session:
        span = Span(id=1, started=3, ended=5)
        session.add_all([span, Parent(id=1, children=[Child(id=1)])])
        print(span.length, span.longer(1), span.longer(2))
        span.length = 7
        session.flush()
        print(session.query(Span.length).all(), session.query(Span).filter(Span.longer(6)).count(), session.query(Span).filter(Span.longer(7)).count())
        print([child.parent.id for child in session.query(Parent).options(both).one().children])
        session.commit()
