"""Classes of tables that are there: automap, deferred reflection; what queries, mappers and sessions say besides."""
from sqlalchemy.ext.automap import automap_base
from sqlalchemy.ext.declarative import DeferredReflection
from sqlalchemy.orm import Session, declarative_base, relationship, synonym

Plain = declarative_base()


class Kind(Plain):
    __tablename__ = "kind"
    id = sa.Column(sa.Integer, primary_key=True)
    what = sa.Column(sa.Text)
    n = sa.Column(sa.Integer)
    m = synonym("n")
    __mapper_args__ = {"polymorphic_on": what, "polymorphic_identity": "a"}


class Second(Kind):
    __mapper_args__ = {"polymorphic_identity": "b"}


class Third(Second):
    __mapper_args__ = {"polymorphic_identity": "c"}


def make_tables():
    op.create_table("users", sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.String(20), nullable=False))
    op.create_table("address", sa.Column("id", sa.Integer, primary_key=True), sa.Column("email", sa.String(50)),
                    sa.Column("user_id", sa.Integer, sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False))
    op.create_table("tag", sa.Column("id", sa.Integer, primary_key=True), sa.Column("label", sa.Text))
    op.create_table("user_tag", sa.Column("user_id", sa.Integer, sa.ForeignKey("users.id"), primary_key=True), sa.Column("tag_id", sa.Integer, sa.ForeignKey("tag.id"), primary_key=True))
    op.create_table("node", sa.Column("id", sa.Integer, primary_key=True), sa.Column("parent_id", sa.Integer, sa.ForeignKey("node.id")))
    op.create_table("nokey", sa.Column("a", sa.Integer))


def map_tables(bind):
    Base = automap_base()

    class User(Base):
        __tablename__ = "users"

        def hello(self):
            return "hello " + self.name

    Base.prepare(autoload_with=bind)
    print(sorted(Base.classes.keys()), "nokey" in Base.classes, Base.classes.address.__table__.name, sorted(User.__table__.c.keys()))
    for cls in (User, Base.classes.address, Base.classes.tag, Base.classes.node):
        print(cls.__name__, sorted(sa.inspect(cls).relationships.keys()))
    Address, Tag = Base.classes.address, Base.classes["tag"]
    with Session(bind) as session:
        user = User(name="ann")
        user.address_collection.append(Address(email="a@b"))
        user.tag_collection.append(Tag(label="x"))
        session.add(user)
        session.flush()
        address = session.query(Address).one()
        print(address.user.hello(), address.email, [tag.label for tag in user.tag_collection], [one.name for one in session.query(Tag).one().user_collection])
        session.commit()
    Other = automap_base()
    Other.prepare(autoload_with=bind, classname_for_table=lambda base, name, table: name.title().replace("_", ""),
                  name_for_collection_relationship=lambda base, local, referred, constraint: referred.__name__.lower() + "s")
    print(sorted(Other.classes.keys()), sorted(sa.inspect(Other.classes.Users).relationships.keys()))


def defer_reflection(bind):
    class Reflected(DeferredReflection):
        __abstract__ = True

    Below = declarative_base()

    class Mine(Reflected, Below):
        __tablename__ = "address"
        user = relationship("Owner")

    class Owner(Reflected, Below):
        __tablename__ = "users"
        name = sa.Column(sa.Text)

    Reflected.prepare(bind)
    with Session(bind) as session:
        print(session.query(Mine).one().user.name, Mine.__table__.c.keys(), sorted(Owner.__table__.c.keys()), repr(Owner.__table__.c.name.type))


def ask(bind):
    with Session(bind) as session:
        session.add_all([Kind(id=1, n=1), Second(id=2, n=2), Third(id=3, n=3), Second(id=4, n=2)])
        session.flush()
        ids = session.query(Kind.id)
        print(ids.filter(Kind.n > 1).except_(ids.filter(Kind.n == 3)).order_by(Kind.id).all(), ids.intersect(ids.filter(Kind.id == 1)).all())
        print(ids.order_by(Kind.id).value(Kind.n), list(session.query(Kind).order_by(Kind.id).values(Kind.id, Kind.n)), list(ids.order_by(Kind.id).tuples())[:1])
        print(str(ids.selectable).replace("\n", ""))
        print(session.query(Kind).with_transformation(lambda query: query.filter(Kind.n == 2)).count())
        mapper = Kind.__mapper__
        print(mapper.synonyms.keys(), sorted(one.class_.__name__ for one in mapper.self_and_descendants), [one.class_.__name__ for one in mapper.polymorphic_iterator()],
              mapper.common_parent(Third.__mapper__), mapper.composites.keys(), mapper.attrs.keys(), mapper.columns.keys(), mapper.attrs.values()[0].key)
        print(session.in_transaction(), session.in_nested_transaction(), session.get_transaction() is not None, session.get_nested_transaction())
        with session.begin_nested():
            print(session.in_nested_transaction(), session.get_nested_transaction() is not None)
    one, other = sa.table("t", sa.column("x")), sa.table("u", sa.column("y"))
    print(str(sa.select(one, other.lateral("l"))).replace("\n", ""), str(sa.select(one.c.x).select()).replace("\n", ""))


def upgrade():
    bind = op.get_bind()
    make_tables()
    map_tables(bind)
    defer_reflection(bind)
    Plain.metadata.create_all(bind)
    ask(bind)
