"""Models with an ordinary mistake each: what `alembic check` says of them, or that it takes them without a word.

A case is the text of models.py behind HEAD. expected.json holds what Alembic 1.19 with SQLAlchemy 2.0 does:
tests/cli/refused_test.py --record.
"""

HEAD = """\
from __future__ import annotations
import datetime, enum
from typing import Annotated, Any, List, Optional
import sqlalchemy as sa
from sqlalchemy import *
from sqlalchemy import orm
from sqlalchemy.orm import *

class Base(DeclarativeBase):
    pass

metadata = Base.metadata
"""
EAGER = HEAD.replace("from __future__ import annotations\n", "")  # annotations are objects, not texts
OLD = "from sqlalchemy import *\nfrom sqlalchemy.orm import *\nBase = declarative_base()\nmetadata = Base.metadata\n"

CASES = {}


def case(name, text, head=HEAD):
    CASES[name] = head + "\n" + text.strip("\n") + "\n"


def both(name, text):
    case(name, text)
    case(name + "_eager", text, EAGER)


# --- primary keys ---

case("key_none", '''
class User(Base):
    __tablename__ = "users"
    name: Mapped[str]
''')
case("key_none_old", '''
class User(Base):
    __tablename__ = "users"
    name = Column(String)
''', OLD)
case("key_none_schema", '''
class User(Base):
    __tablename__ = "users"
    __table_args__ = {"schema": "far"}
    name: Mapped[str] = mapped_column("full_name")
''')
case("key_none_table", '''
class User(Base):
    __table__ = Table("users", metadata, Column("name", String))
''')
case("key_none_imperative", '''
users = Table("users", metadata, Column("name", String))
class User: pass
Base.registry.map_imperatively(User, users)
''')
case("key_given", '''
class User(Base):
    __table__ = Table("users", metadata, Column("name", String))
    __mapper_args__ = {"primary_key": [__table__.c.name]}
''')
case("key_given_as_text", '''
class User(Base):
    __tablename__ = "users"
    name: Mapped[str]
    __mapper_args__ = {"primary_key": ["name"]}
''')
case("key_given_as_text_unknown", '''
class User(Base):
    __tablename__ = "users"
    name: Mapped[str]
    __mapper_args__ = {"primary_key": ["nme"]}
''')
case("key_given_other_table", '''
other = Table("other", metadata, Column("id", Integer))
class User(Base):
    __tablename__ = "users"
    name: Mapped[str]
    __mapper_args__ = {"primary_key": [other.c.id]}
''')
case("key_by_constraint", '''
class User(Base):
    __tablename__ = "users"
    __table_args__ = (PrimaryKeyConstraint("name"),)
    name: Mapped[str]
''')
case("key_by_constraint_unknown", '''
class User(Base):
    __tablename__ = "users"
    __table_args__ = (PrimaryKeyConstraint("nme"),)
    name: Mapped[str]
''')
case("key_only_in_sub", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
class Admin(User):
    __tablename__ = "admins"
    id: Mapped[int] = mapped_column(ForeignKey("users.id"))
''')
case("key_concrete_none", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
class Admin(User):
    __tablename__ = "admins"
    name: Mapped[str]
    __mapper_args__ = {"concrete": True}
''')

# --- annotations ---

both("annotation_plain", '''
class User(Base):
    __tablename__ = "users"
    id: int = mapped_column(primary_key=True)
''')
both("annotation_plain_typed", '''
class User(Base):
    __tablename__ = "users"
    id: int = mapped_column(Integer, primary_key=True)
''')
both("annotation_plain_column", '''
class User(Base):
    __tablename__ = "users"
    id: int = Column(Integer, primary_key=True)
''')
both("annotation_plain_relationship", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    posts: List["Post"] = relationship()
class Post(Base):
    __tablename__ = "posts"
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
''')
both("annotation_plain_relationship_named", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    posts: "Post" = relationship("Post")
class Post(Base):
    __tablename__ = "posts"
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
''')
both("annotation_alone", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: str
''')
both("annotation_optional", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Optional[str] = mapped_column(String(30))
''')
both("annotation_with_value", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    limit: int = 5
''')
both("annotation_allowed", '''
class User(Base):
    __tablename__ = "users"
    __allow_unmapped__ = True
    id: int = mapped_column(Integer, primary_key=True)
    name: str
''')
both("annotation_in_mixin", '''
class Named:
    name: str = mapped_column(String)
class User(Named, Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
''')
both("annotation_alone_in_mixin", '''
class Named:
    name: str
class User(Named, Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
''')
both("annotation_old", '''
class Base2(Base):
    __abstract__ = True
class User(Base2):
    __tablename__ = "users"
    id: int = Column(Integer, primary_key=True)
    name: "str" = Column(String)
''')
case("annotation_old_base", '''
class User(Base):
    __tablename__ = "users"
    id: int = Column(Integer, primary_key=True)
''', OLD)
case("annotation_old_base_mapped_column", '''
class User(Base):
    __tablename__ = "users"
    id: int = mapped_column(Integer, primary_key=True)
''', OLD)
both("annotation_unknown_type", '''
class Money: pass
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    money: Mapped[Money]
''')
both("annotation_list", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    names: Mapped[List[str]]
''')
both("annotation_list_builtin", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    names: Mapped[list[str]] = mapped_column(default=list)
''')
both("annotation_dict", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    extra: Mapped[dict] = mapped_column(nullable=False)
''')
both("annotation_any", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    extra: Mapped[Any]
''')
both("annotation_union", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    either: Mapped[int | str]
''')
both("annotation_bare_mapped", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped = mapped_column()
''')
both("annotation_bare_mapped_typed", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped = mapped_column(String)
''')
both("annotation_bare_mapped_alone", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped
''')
case("annotation_misspelled", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[strr]
''')
case("annotation_misspelled_mapped", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Maped[str]
''')
case("annotation_misspelled_mapped_column", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Maped[str] = mapped_column(String)
''')
case("annotation_not_imported", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
''')
case("annotation_sql_type", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[Integer] = mapped_column(primary_key=True)
''')
case("annotation_sql_type_called", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[String(30)]
''')
case("annotation_is_model", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
class Post(Base):
    __tablename__ = "posts"
    id: Mapped[int] = mapped_column(primary_key=True)
    user: Mapped[User]
''')
case("annotation_is_model_column", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
class Post(Base):
    __tablename__ = "posts"
    id: Mapped[int] = mapped_column(primary_key=True)
    user: Mapped[User] = mapped_column(ForeignKey("users.id"))
''')
case("annotation_none", '''
class User(Base):
    __tablename__ = "users"
    id = mapped_column(primary_key=True)
''')
case("annotation_none_empty", '''
class User(Base):
    __tablename__ = "users"
    id = mapped_column(Integer, primary_key=True)
    name = mapped_column()
''')
case("annotation_two_mapped", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Mapped[str]]
''')
case("annotation_class_var", '''
from typing import ClassVar
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: ClassVar[str] = "user"
    limit: ClassVar = 3
''')
case("annotation_final", '''
from typing import Final
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Final[str] = mapped_column(String)
''')
case("annotation_column_mapped", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = Column(Integer, primary_key=True)
    name: Mapped[str] = Column()
''')
case("annotation_relationship_plain_mapped_int", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    posts: Mapped[int] = relationship()
''')
case("annotation_relationship_none", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    posts = relationship()
''')
case("annotation_literal", '''
from typing import Literal
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    one: Mapped[Literal[1, 2]]
''', EAGER)

both("annotation_none_value", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    limit: int = None
''')
both("annotation_private", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    _cache: dict
''')
both("annotation_with_table", '''
class User(Base):
    __table__ = Table("users", metadata, Column("id", Integer, primary_key=True))
    id: int
''')
both("annotation_mapped_with_table", '''
class User(Base):
    __table__ = Table("users", metadata, Column("id", Integer, primary_key=True))
    id: Mapped[int]
''')
both("annotation_mixin_column", '''
class Named:
    name: str = Column(String)
class User(Named, Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
''')
both("annotation_mixin_allowed", '''
class Named:
    __allow_unmapped__ = True
    name: str = Column(String)
class User(Named, Base):
    __tablename__ = "users"
    __allow_unmapped__ = True
    id: Mapped[int] = mapped_column(primary_key=True)
''')
both("annotation_abstract_alone", '''
class Named(Base):
    __abstract__ = True
    name: str
class User(Named):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
''')
both("annotation_abstract", '''
class Named(Base):
    __abstract__ = True
    name: str = mapped_column(String)
class User(Named):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
''')
both("annotation_association_proxy", '''
from sqlalchemy.ext.associationproxy import association_proxy, AssociationProxy
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    names: AssociationProxy[List[str]] = association_proxy("x", "y")
    other: AssociationProxy[List[str]]
''')
both("annotation_text", '''
class User(Base):
    __tablename__ = "users"
    id: "Mapped[int]" = mapped_column(primary_key=True)
    name: "Mapped[Optional[str]]"
''')
both("annotation_text_plain", '''
class User(Base):
    __tablename__ = "users"
    id: "int" = mapped_column(primary_key=True)
''')
both("annotation_alias", '''
M = Mapped
class User(Base):
    __tablename__ = "users"
    id: M[int] = mapped_column(primary_key=True)
    name: orm.Mapped[str]
''')
both("annotation_for_checkers", '''
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from elsewhere import Thing
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    thing: "Thing"
''')
both("annotation_for_checkers_relationship", '''
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from elsewhere import Thing
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    things: Mapped[List["Thing"]] = relationship()
    more: "List[Thing]" = relationship("Thing")
''')
both("annotation_for_checkers_mapped", '''
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from elsewhere import Thing
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    things: Mapped[List["Thing"]] = relationship()
    thing: Mapped["Thing"] = relationship()
    other: Mapped[Optional["Thing"]] = relationship()
''')
both("annotation_declared_attr_plain", '''
class Mixin:
    @declared_attr
    def one(cls) -> Column:
        return Column(Integer)
class User(Mixin, Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
''')
both("annotation_declared_attr_relationship", '''
class Mixin:
    @declared_attr
    def one(cls) -> "User":
        return relationship("User")
class User(Mixin, Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
''')
both("annotation_declared_attr_property", '''
class Mixin:
    @declared_attr
    def one(cls) -> RelationshipProperty:
        return relationship("User")
    @declared_attr
    def two(cls) -> int:
        return 5
class User(Mixin, Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
''')
both("annotation_declared_attr_own", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    @declared_attr
    def one(cls) -> Column:
        return Column(Integer)
''')
both("annotation_declared_attr_name", '''
class Mixin:
    @declared_attr
    def __tablename__(cls) -> str:
        return "users"
    @declared_attr.directive
    def __mapper_args__(cls) -> dict:
        return {}
class User(Mixin, Base):
    id: Mapped[int] = mapped_column(primary_key=True)
''')
both("annotation_dataclass", '''
import dataclasses
@Base.registry.mapped
@dataclasses.dataclass
class User:
    __table__ = Table("users", metadata, Column("id", Integer, primary_key=True))
    id: int = dataclasses.field(init=False)
    name: str = None
''')
both("annotation_dataclass_base", '''
class B2(MappedAsDataclass, DeclarativeBase):
    pass
class User(B2):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: str
metadata = B2.metadata
''')
both("annotation_property", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    @property
    def name(self) -> str: return ""
    twice: int = column_property(id.expression * 2)
''')
both("annotation_hybrid", '''
from sqlalchemy.ext.hybrid import hybrid_property
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    @hybrid_property
    def name(self) -> str: return ""
    kind: "hybrid_property[int]"
''')

# --- keywords ---

case("keyword_relationship", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    posts = relationship("Post", back_populate="user")
''')
case("keyword_relationship_column", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    posts = relationship("Post", nullable=True)
''')
case("keyword_relationship_on_delete", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    posts = relationship("Post", on_delete="cascade", foreign_key="x")
''')
case("keyword_mapped_column", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary=True)
''')
case("keyword_mapped_column_length", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(max_length=30)
''')
case("keyword_mapped_column_foreign_key", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    boss: Mapped[int] = mapped_column(foreign_key="users.id")
''')
case("keyword_column", '''
class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary=True)
''')
case("keyword_column_dialect", '''
class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True, sqlite_foo=True)
''')
case("keyword_column_no_dialect", '''
class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True, on_delete="cascade")
''')
case("keyword_foreign_key", '''
class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    boss = Column(ForeignKey("users.id", on_delete="cascade"))
''')
case("keyword_foreign_key_plain", '''
class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    boss = Column(ForeignKey("users.id", cascade=True))
''')
case("keyword_mapper", '''
class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    __mapper_args__ = {"polymorphic": "id"}
''')
case("keyword_mapper_not_dict", '''
class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    __mapper_args__ = ("polymorphic_on", "id")
''')
case("keyword_table_args", '''
class User(Base):
    __tablename__ = "users"
    __table_args__ = {"shema": "x"}
    id = Column(Integer, primary_key=True)
''')
case("keyword_table_args_list", '''
class User(Base):
    __tablename__ = "users"
    __table_args__ = [UniqueConstraint("id")]
    id = Column(Integer, primary_key=True)
''')
case("keyword_table_args_bare", '''
class User(Base):
    __tablename__ = "users"
    __table_args__ = (UniqueConstraint("id"))
    id = Column(Integer, primary_key=True)
''')
case("keyword_table_args_text", '''
class User(Base):
    __tablename__ = "users"
    __table_args__ = ("schema", "x")
    id = Column(Integer, primary_key=True)
''')
case("keyword_table_args_dict_first", '''
class User(Base):
    __tablename__ = "users"
    __table_args__ = ({"schema": "x"}, UniqueConstraint("id"))
    id = Column(Integer, primary_key=True)
''')
case("keyword_table", '''
users = Table("users", metadata, Column("id", Integer), comments="x")
''')
case("keyword_metadata", '''
other = MetaData(name="x")
''')
case("keyword_declarative_base", '''
Base2 = declarative_base(name="B", meta=metadata)
''')
case("keyword_column_property", '''
class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    twice = column_property(id * 2, foo=1)
''')
case("keyword_type", '''
class User(Base):
    __tablename__ = "users"
    id = Column(Integer(11), primary_key=True)
''')
case("keyword_type_string", '''
class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    name = Column(String(max_length=3))
''')
case("keyword_type_numeric", '''
class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    price = Column(Numeric(precision=10, scale=2, digits=3))
''')
case("keyword_index", '''
class User(Base):
    __tablename__ = "users"
    __table_args__ = (Index("i", "id", uniq=True),)
    id = Column(Integer, primary_key=True)
''')
case("keyword_unique", '''
class User(Base):
    __tablename__ = "users"
    __table_args__ = (UniqueConstraint("id", nam="x"),)
    id = Column(Integer, primary_key=True)
''')
case("keyword_check", '''
class User(Base):
    __tablename__ = "users"
    __table_args__ = (CheckConstraint("id > 0", nam="x"),)
    id = Column(Integer, primary_key=True)
''')
case("keyword_enum", '''
class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    kind = Column(Enum("a", "b", nam="kind"))
''')
case("keyword_backref", '''
class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    posts = relationship("User", backref="x", back_populates="y")
''')
case("keyword_cascade", '''
class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    posts = relationship("User", cascade="delete_orphan")
''')
case("keyword_cascade_orphan_alone", '''
class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    posts = relationship("User", cascade="delete-orphan")
''')
case("keyword_lazy", '''
class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    posts = relationship("User", lazy="eager")
''')
case("keyword_viewonly_sync", '''
class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    posts = relationship("User", viewonly=True, cascade="all, delete")
''')
case("keyword_viewonly_passive", '''
class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    posts = relationship("User", viewonly=True, passive_deletes=True)
''')
case("keyword_passive_deletes_all", '''
class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    posts = relationship("User", cascade="all, delete", passive_deletes="all")
''')
case("keyword_type_and_name", '''
class User(Base):
    __tablename__ = "users"
    id = Column("id", Integer, name="id2", primary_key=True)
''')
case("keyword_type_twice", '''
class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    a = Column(Integer, type_=String)
''')
case("keyword_synonym", '''
class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    a = synonym("id", foo=1)
''')

# --- inheritance ---

case("inherit_no_key", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
class Admin(User):
    __tablename__ = "admins"
    id: Mapped[int] = mapped_column(primary_key=True)
''')
case("inherit_two_keys", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
class Admin(User):
    __tablename__ = "admins"
    id: Mapped[int] = mapped_column(ForeignKey("users.id"), primary_key=True)
    boss: Mapped[int] = mapped_column(ForeignKey("users.id"))
''')
case("inherit_two_keys_chosen", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
class Admin(User):
    __tablename__ = "admins"
    id: Mapped[int] = mapped_column(ForeignKey("users.id"), primary_key=True)
    boss: Mapped[int] = mapped_column(ForeignKey("users.id"))
    __mapper_args__ = {"inherit_condition": id == User.id}
''')
case("inherit_key_to_unknown", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
class Admin(User):
    __tablename__ = "admins"
    id: Mapped[int] = mapped_column(ForeignKey("user.id"), primary_key=True)
''')
case("inherit_key_to_unknown_column", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
class Admin(User):
    __tablename__ = "admins"
    id: Mapped[int] = mapped_column(ForeignKey("users.uid"), primary_key=True)
''')
case("inherit_single_no_discriminator", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
class Admin(User):
    level: Mapped[int]
''')
case("inherit_identity_without_on", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
class Admin(User):
    __mapper_args__ = {"polymorphic_identity": "admin"}
''')
case("inherit_on_unknown", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    __mapper_args__ = {"polymorphic_on": "kind"}
''')
case("inherit_on_other_column", '''
other = Table("other", metadata, Column("kind", String))
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    __mapper_args__ = {"polymorphic_on": other.c.kind}
''')
case("inherit_on_relationship", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    other = relationship("User")
    __mapper_args__ = {"polymorphic_on": "other"}
''')
case("inherit_same_identity", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "user"}
class Admin(User):
    __mapper_args__ = {"polymorphic_identity": "user"}
''')
case("inherit_single_key", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
class Admin(User):
    admin_id: Mapped[int] = mapped_column(primary_key=True)
''')
case("inherit_single_conflict", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
class Admin(User):
    level: Mapped[int]
class Boss(User):
    level: Mapped[int]
''')
case("inherit_single_table_args", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
class Admin(User):
    __table_args__ = (UniqueConstraint("id"),)
''')
case("inherit_same_table", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
class Admin(User):
    __tablename__ = "users"
    level: Mapped[int]
''')
case("inherit_implicit_column", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
class Admin(User):
    __tablename__ = "admins"
    id: Mapped[int] = mapped_column(ForeignKey("users.id"), primary_key=True)
    name: Mapped[str]
''')
case("inherit_implicit_column_other", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
class Admin(User):
    __tablename__ = "admins"
    admin_id: Mapped[int] = mapped_column(ForeignKey("users.id"), primary_key=True)
    name = column_property(Column(String), User.name)
''')
case("inherit_from_two", '''
class A(Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)
class B(Base):
    __tablename__ = "b"
    id: Mapped[int] = mapped_column(primary_key=True)
class C(A, B):
    pass
''')

# --- tables and classes ---

case("no_tablename", '''
class User(Base):
    id: Mapped[int] = mapped_column(primary_key=True)
''')
case("tablename_misspelled", '''
class User(Base):
    __table_name__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
''')
case("tablename_number", '''
class User(Base):
    __tablename__ = 5
    id: Mapped[int] = mapped_column(primary_key=True)
''')
case("tablename_empty", '''
class User(Base):
    __tablename__ = ""
    id: Mapped[int] = mapped_column(primary_key=True)
''')
case("tablename_tuple", '''
class User(Base):
    __tablename__ = "users",
    id: Mapped[int] = mapped_column(primary_key=True)
''')
case("tablename_none", '''
class User(Base):
    __tablename__ = None
    id: Mapped[int] = mapped_column(primary_key=True)
''')
case("table_twice", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
class Person(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
''')
case("table_twice_core", '''
a = Table("users", metadata, Column("id", Integer))
b = Table("users", metadata, Column("id", Integer))
''')
case("class_twice", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
class User(Base):
    __tablename__ = "users2"
    id: Mapped[int] = mapped_column(primary_key=True)
''')
case("table_and_tablename", '''
class User(Base):
    __tablename__ = "users"
    __table__ = Table("people", metadata, Column("id", Integer, primary_key=True))
''')
case("table_with_columns", '''
class User(Base):
    __table__ = Table("people", metadata, Column("id", Integer, primary_key=True))
    name = Column(String)
''')
case("table_with_mapped_column", '''
class User(Base):
    __table__ = Table("people", metadata, Column("id", Integer, primary_key=True))
    name: Mapped[str] = mapped_column(String)
''')
case("table_not_a_table", '''
class User(Base):
    __table__ = "users"
''')
case("columns_twice", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column("x")
    mail: Mapped[str] = mapped_column("x")
''')
case("columns_twice_old", '''
class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    name = Column("x", String)
    mail = Column("x", String)
''', OLD)
case("columns_twice_core", '''
a = Table("users", metadata, Column("id", Integer), Column("id", String))
''')
case("columns_shared", '''
id = Column("id", Integer, primary_key=True)
a = Table("a", metadata, id)
b = Table("b", metadata, id)
''')
case("columns_shared_models", '''
shared = Column("id", Integer, primary_key=True)
class A(Base):
    __tablename__ = "a"
    id = shared
class B(Base):
    __tablename__ = "b"
    id = shared
''')
case("column_same_object_twice", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    alias = name
''')
case("column_tuple", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    name = Column(String),
''')
case("column_mapped_tuple", '''
class A(Base):
    __tablename__ = "a"
    id = mapped_column(Integer, primary_key=True)
    name: Mapped[str] = mapped_column(String),
''')
case("column_type_in_place", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    name = String(30)
''')
case("column_metadata_name", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    metadata = Column(String)
''')
case("column_metadata_name_mapped", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    metadata: Mapped[str] = mapped_column()
''')
case("column_registry_name", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    registry: Mapped[str] = mapped_column()
''')
case("column_no_name_core", '''
a = Table("a", metadata, Column(Integer, primary_key=True))
''')
case("column_empty_name", '''
a = Table("a", metadata, Column("", Integer, primary_key=True))
''')
case("column_no_type", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    name = Column()
''')
case("column_order_args", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    name = Column(ForeignKey("a.id"), Integer)
''')
case("column_order_args_mapped", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    name = mapped_column(ForeignKey("a.id"), Integer)
''')
case("column_name_last", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, "id", primary_key=True)
''')
case("column_python_type", '''
class A(Base):
    __tablename__ = "a"
    id = Column(int, primary_key=True)
''')
case("column_python_type_str", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    name = Column("name", str)
''')
case("column_type_text", '''
class A(Base):
    __tablename__ = "a"
    id = Column("id", "integer", primary_key=True)
''')
case("column_type_keyword_text", '''
class A(Base):
    __tablename__ = "a"
    id = Column(type_="integer", primary_key=True)
''')
case("column_type_keyword_python", '''
class A(Base):
    __tablename__ = "a"
    id = Column(type_=int, primary_key=True)
''')
case("column_number", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, 5, primary_key=True)
''')
case("column_true", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, True)
''')
case("column_length", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    name = Column(String, 30)
''')
case("column_two_types", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, String, primary_key=True)
''')
case("column_mapped_python_type", '''
class A(Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(int, primary_key=True)
''')
case("column_mapped_number", '''
class A(Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(5, primary_key=True)
''')
case("column_foreign_key_text", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    b = Column(Integer, "a.id")
''')
case("column_foreign_key_class", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
class B(Base):
    __tablename__ = "b"
    id = Column(Integer, primary_key=True)
    a = Column(Integer, ForeignKey(A))
''')
case("column_foreign_key_number", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    b = Column(Integer, ForeignKey(5))
''')
case("column_foreign_key_table_object", '''
a = Table("a", metadata, Column("id", Integer, primary_key=True))
b = Table("b", metadata, Column("id", Integer, primary_key=True), Column("a", ForeignKey(a)))
''')
case("column_foreign_key_attribute", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
class B(Base):
    __tablename__ = "b"
    id = Column(Integer, primary_key=True)
    a = Column(Integer, ForeignKey(A.id))
''')
case("column_foreign_key_relationship", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    bs = relationship("B")
class B(Base):
    __tablename__ = "b"
    id = Column(Integer, primary_key=True)
    a = Column(Integer, ForeignKey(A.bs))
''')
case("column_foreign_key_no_table", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    b = Column(Integer, ForeignKey("bs.id"))
''')
case("column_foreign_key_no_column", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    b = Column(Integer, ForeignKey("a.uid"))
''')
case("column_foreign_key_class_name", '''
class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    boss = Column(Integer, ForeignKey("User.id"))
''')
case("column_foreign_key_empty", '''
class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    boss = Column(Integer, ForeignKey(""))
''')
case("column_foreign_key_none", '''
class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    boss = Column(Integer, ForeignKey(None))
''')
case("column_foreign_key_shared", '''
key = ForeignKey("users.id")
class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    a = Column(Integer, key)
    b = Column(Integer, key)
''')
case("column_index_text", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    b = Column(Integer, index="ix_b")
''')
case("column_unique_text", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    b = Column(Integer, unique="uq_b")
''')
case("column_server_default_number", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    b = Column(Integer, server_default=0)
''')
case("column_server_default_true", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    b = Column(Boolean, server_default=True)
''')
case("column_server_default_callable", '''
def make(): pass
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    b = Column(DateTime, server_default=make)
''')
case("column_server_default_function_uncalled", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    b = Column(DateTime, server_default=func.now)
''')
case("column_server_default_enum", '''
class Kind(enum.Enum):
    a = 1
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    b = Column(Enum(Kind), server_default=Kind.a)
''')
case("column_default_two_arguments", '''
def make(a, b): pass
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    b = Column(Integer, default=make)
''')
case("column_default_list", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    b = Column(JSON, default=[])
''')
case("column_default_server_default", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    b = Column(Integer, default=FetchedValue())
''')
case("column_sequence_identity", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, Identity(), Sequence("s"), primary_key=True)
''')
case("column_identity_server_default", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, Identity(), server_default="1", primary_key=True)
''')
case("column_computed_server_default", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    b = Column(Integer, Computed("id"), server_default="1")
''')
case("column_identity_nullable", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    b = Column(Integer, Identity(), nullable=True)
''')
case("column_nullable_text", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    b = Column(Integer, nullable="no")
''')
case("column_name_number", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True, name=5)
''')
case("column_autoincrement_text", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True, autoincrement="yes")
''')
case("column_autoincrement_string", '''
class A(Base):
    __tablename__ = "a"
    id = Column(String, primary_key=True, autoincrement=True)
''')
case("column_autoincrement_two", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True, autoincrement=True)
    b = Column(Integer, primary_key=True, autoincrement=True)
''')
case("column_default_and_insert_default", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    b = Column(Integer, default=1, insert_default=2)
''')

# --- constraints ---

case("constraint_unique_unknown", '''
class A(Base):
    __tablename__ = "a"
    __table_args__ = (UniqueConstraint("nme"),)
    id = Column(Integer, primary_key=True)
''')
case("constraint_unique_list", '''
class A(Base):
    __tablename__ = "a"
    __table_args__ = (UniqueConstraint(["id", "b"]),)
    id = Column(Integer, primary_key=True)
    b = Column(Integer)
''')
case("constraint_unique_number", '''
class A(Base):
    __tablename__ = "a"
    __table_args__ = (UniqueConstraint(5),)
    id = Column(Integer, primary_key=True)
''')
case("constraint_unique_name_first", '''
class A(Base):
    __tablename__ = "a"
    __table_args__ = (UniqueConstraint("uq_a", "id", "b"),)
    id = Column(Integer, primary_key=True)
    b = Column(Integer)
''')
case("constraint_unique_attribute_of_other", '''
class B(Base):
    __tablename__ = "b"
    id = Column(Integer, primary_key=True)
class A(Base):
    __tablename__ = "a"
    __table_args__ = (UniqueConstraint(B.id),)
    id = Column(Integer, primary_key=True)
''')
case("constraint_index_unknown", '''
class A(Base):
    __tablename__ = "a"
    __table_args__ = (Index("ix", "nme"),)
    id = Column(Integer, primary_key=True)
''')
case("constraint_index_no_name", '''
class A(Base):
    __tablename__ = "a"
    __table_args__ = (Index("id"),)
    id = Column(Integer, primary_key=True)
''')
case("constraint_index_no_columns", '''
class A(Base):
    __tablename__ = "a"
    __table_args__ = (Index("ix_a"),)
    id = Column(Integer, primary_key=True)
''')
case("constraint_index_list", '''
class A(Base):
    __tablename__ = "a"
    __table_args__ = (Index("ix_a", ["id"]),)
    id = Column(Integer, primary_key=True)
''')
case("constraint_index_number", '''
class A(Base):
    __tablename__ = "a"
    __table_args__ = (Index("ix_a", 5),)
    id = Column(Integer, primary_key=True)
''')
case("constraint_index_of_other", '''
class B(Base):
    __tablename__ = "b"
    id = Column(Integer, primary_key=True)
class A(Base):
    __tablename__ = "a"
    __table_args__ = (Index("ix_a", B.id),)
    id = Column(Integer, primary_key=True)
''')
case("constraint_index_two_tables", '''
class B(Base):
    __tablename__ = "b"
    id = Column(Integer, primary_key=True)
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
Index("ix", A.id, B.id)
''')
case("constraint_index_expression_text", '''
class A(Base):
    __tablename__ = "a"
    __table_args__ = (Index("ix_a", "lower(name)"),)
    id = Column(Integer, primary_key=True)
    name = Column(String)
''')
case("constraint_foreign_unknown_column", '''
class A(Base):
    __tablename__ = "a"
    __table_args__ = (ForeignKeyConstraint(["nme"], ["a.id"]),)
    id = Column(Integer, primary_key=True)
''')
case("constraint_foreign_lengths", '''
class A(Base):
    __tablename__ = "a"
    __table_args__ = (ForeignKeyConstraint(["id"], ["b.id", "b.x"]),)
    id = Column(Integer, primary_key=True)
''')
case("constraint_foreign_texts", '''
class A(Base):
    __tablename__ = "a"
    __table_args__ = (ForeignKeyConstraint("id", "a.id"),)
    id = Column(Integer, primary_key=True)
''')
case("constraint_foreign_two_tables", '''
class A(Base):
    __tablename__ = "a"
    __table_args__ = (ForeignKeyConstraint(["id", "b"], ["x.id", "y.id"]),)
    id = Column(Integer, primary_key=True)
    b = Column(Integer)
''')
case("constraint_foreign_twice", '''
class A(Base):
    __tablename__ = "a"
    __table_args__ = (ForeignKeyConstraint(["id", "id"], ["x.id", "x.y"]),)
    id = Column(Integer, primary_key=True)
''')
case("constraint_foreign_no_dot", '''
class A(Base):
    __tablename__ = "a"
    __table_args__ = (ForeignKeyConstraint(["id"], ["id"]),)
    id = Column(Integer, primary_key=True)
''')
case("constraint_check_number", '''
class A(Base):
    __tablename__ = "a"
    __table_args__ = (CheckConstraint(5),)
    id = Column(Integer, primary_key=True)
''')
case("constraint_check_empty", '''
class A(Base):
    __tablename__ = "a"
    __table_args__ = (CheckConstraint(),)
    id = Column(Integer, primary_key=True)
''')
case("constraint_check_python", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    __table_args__ = (CheckConstraint(id is not None),)
''')
case("constraint_convention_no_name", '''
m = MetaData(naming_convention={"ck": "ck_%(table_name)s_%(constraint_name)s"})
class B2(DeclarativeBase):
    metadata = m
class A(B2):
    __tablename__ = "a"
    __table_args__ = (CheckConstraint("id > 0"),)
    id = Column(Integer, primary_key=True)
metadata = m
''')
case("constraint_convention_unknown_token", '''
m = MetaData(naming_convention={"uq": "uq_%(tabel_name)s"})
class B2(DeclarativeBase):
    metadata = m
class A(B2):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    b = Column(Integer, unique=True)
metadata = m
''')
case("constraint_primary_twice", '''
class A(Base):
    __tablename__ = "a"
    __table_args__ = (PrimaryKeyConstraint("b"),)
    id = Column(Integer, primary_key=True)
    b = Column(Integer)
''')
case("constraint_exclude_empty", '''
from sqlalchemy.dialects.postgresql import ExcludeConstraint
class A(Base):
    __tablename__ = "a"
    __table_args__ = (ExcludeConstraint("id"),)
    id = Column(Integer, primary_key=True)
''')
case("table_item_number", '''
a = Table("a", metadata, Column("id", Integer), 5)
''')
case("table_item_text", '''
a = Table("a", metadata, "id", Integer)
''')
case("table_item_type", '''
a = Table("a", metadata, Integer)
''')
case("table_item_list", '''
a = Table("a", metadata, [Column("id", Integer)])
''')
case("table_no_metadata", '''
a = Table("a", Column("id", Integer))
''')
case("table_no_name", '''
a = Table(metadata, Column("id", Integer))
''')
case("table_number", '''
a = Table(5, metadata, Column("id", Integer))
''')
case("table_base_for_metadata", '''
a = Table("a", Base, Column("id", Integer))
''')
case("metadata_schema_number", '''
m = MetaData(schema=5)
''')

# --- enums ---

case("enum_numbers", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    kind = Column(Enum(1, 2, name="kind"))
''')
case("enum_empty", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    kind = Column(Enum())
''')
case("enum_list", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    kind = Column(Enum(["a", "b"], name="kind"))
''')
case("enum_no_name", '''
from sqlalchemy.dialects import postgresql
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    kind = Column(Enum("a", "b"))
''')
case("enum_python_class", '''
class Kind(enum.Enum):
    a = 1
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    kind = Column(Kind)
''')
case("enum_length_short", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    kind = Column(Enum("long value", native_enum=False, length=3))
''')

# --- relations ---

case("relation_unknown_class", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    bs = relationship("B")
''')
case("relation_no_foreign_key", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    bs = relationship("B")
class B(Base):
    __tablename__ = "b"
    id = Column(Integer, primary_key=True)
''')
case("relation_back_populates_unknown", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    bs = relationship("B", back_populates="aa")
class B(Base):
    __tablename__ = "b"
    id = Column(Integer, primary_key=True)
    a_id = Column(ForeignKey("a.id"))
    a = relationship("A", back_populates="bs")
''')
case("relation_configured", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    bs = relationship("B", back_populates="aa")
class B(Base):
    __tablename__ = "b"
    id = Column(Integer, primary_key=True)
    a_id = Column(ForeignKey("a.id"))
    a = relationship("A", back_populates="bs")
configure_mappers()
''')
case("relation_configured_unknown_class", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    bs = relationship("B")
configure_mappers()
''')
case("relation_configured_no_key", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    bs = relationship("B")
class B(Base):
    __tablename__ = "b"
    id = Column(Integer, primary_key=True)
configure_mappers()
''')
case("relation_configured_two_keys", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    bs = relationship("B")
class B(Base):
    __tablename__ = "b"
    id = Column(Integer, primary_key=True)
    one = Column(ForeignKey("a.id"))
    two = Column(ForeignKey("a.id"))
configure_mappers()
''')
case("relation_configured_table_name", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    bs = relationship("b")
class B(Base):
    __tablename__ = "b"
    id = Column(Integer, primary_key=True)
    one = Column(ForeignKey("a.id"))
configure_mappers()
''')
case("relation_configured_orphan", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
class B(Base):
    __tablename__ = "b"
    id = Column(Integer, primary_key=True)
    one = Column(ForeignKey("a.id"))
    a = relationship("A", cascade="all, delete-orphan")
configure_mappers()
''')
case("relation_number", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    bs = relationship(5)
''')
case("relation_configured_number", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    bs = relationship(5)
configure_mappers()
''')
case("relation_configured_secondary_unknown", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    bs = relationship("B", secondary="ab")
class B(Base):
    __tablename__ = "b"
    id = Column(Integer, primary_key=True)
configure_mappers()
''')
case("relation_class_for_secondary", '''
class AB(Base):
    __tablename__ = "ab"
    id = Column(Integer, primary_key=True)
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    bs = relationship("B", secondary=AB)
class B(Base):
    __tablename__ = "b"
    id = Column(Integer, primary_key=True)
configure_mappers()
''')
case("relation_in_mixin", '''
class Mixin:
    bs = relationship("B")
class A(Mixin, Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
''')
case("foreign_key_in_mixin", '''
class Mixin:
    b_id = Column(ForeignKey("b.id"))
class A(Mixin, Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
class B(Base):
    __tablename__ = "b"
    id = Column(Integer, primary_key=True)
''')
case("foreign_key_object_in_mixin", '''
class B(Base):
    __tablename__ = "b"
    id = Column(Integer, primary_key=True)
class Mixin:
    b_id = Column(ForeignKey(B.id))
class A(Mixin, Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
''')
case("column_property_in_mixin", '''
class Mixin:
    b_id = column_property(Column(Integer))
class A(Mixin, Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
''')
case("base_instance", '''
class A(DeclarativeBase):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)
metadata = A.metadata
''')
case("base_instance_derived", '''
class A(DeclarativeBase, Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)
''')
case("base_called", '''
class A(DeclarativeBase()):
    __tablename__ = "a"
''')
case("base_directly", '''
B2 = DeclarativeBase()
''')
case("base_metadata_wrong", '''
class B2(DeclarativeBase):
    metadata = "x"
''')
case("base_registry_wrong", '''
class B2(DeclarativeBase):
    registry = "x"
''')
case("mapped_column_in_table", '''
a = Table("a", metadata, mapped_column("id", Integer))
''')
case("mapped_column_unmapped_class", '''
class A:
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)
a = select(A)
''')
case("mapped_twice", '''
class A(Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)
Base.registry.mapped(A)
''')
case("imperative_not_table", '''
class A: pass
Base.registry.map_imperatively(A, "a")
''')
case("imperative_twice", '''
class A: pass
t = Table("a", metadata, Column("id", Integer, primary_key=True))
Base.registry.map_imperatively(A, t)
Base.registry.map_imperatively(A, t)
''')
case("imperative_no_table", '''
class A: pass
Base.registry.map_imperatively(A)
''')
case("imperative_property_unknown_column", '''
class A: pass
t = Table("a", metadata, Column("id", Integer, primary_key=True))
Base.registry.map_imperatively(A, t, properties={"x": t.c.nme})
''')
case("dataclass_order", '''
class B2(MappedAsDataclass, DeclarativeBase):
    pass
class A(B2):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True, default=1)
    name: Mapped[str]
metadata = B2.metadata
''')
case("dataclass_default_and_factory", '''
class B2(MappedAsDataclass, DeclarativeBase):
    pass
class A(B2):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True, default=1, default_factory=int)
metadata = B2.metadata
''')
case("dataclass_arguments_without", '''
class A(Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True, init=False)
''')
case("dataclass_factory_without", '''
class A(Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime.datetime] = mapped_column(default_factory=datetime.datetime.now)
''')
case("dataclass_mixin", '''
class Mixin:
    name: Mapped[str] = mapped_column()
class B2(MappedAsDataclass, DeclarativeBase):
    pass
class A(Mixin, B2):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)
metadata = B2.metadata
''')
case("declared_attr_column", '''
class Mixin:
    @declared_attr
    def name(self):
        return Column(String, self.nothing)
class A(Mixin, Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)
''')
case("declared_attr_annotation", '''
class Mixin:
    @declared_attr
    def name(cls) -> str:
        return mapped_column(String)
class A(Mixin, Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)
''')
case("declared_attr_on_model", '''
class A(Base):
    @declared_attr
    def __tablename__(cls):
        return cls.__nam__
    id: Mapped[int] = mapped_column(primary_key=True)
''')
case("attribute_later_not_column", '''
class A(Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)
A.name = mapped_column()
''')
case("attribute_later_relationship", '''
class A(Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)
A.name = Column(String, foo=1)
''')
case("attribute_unknown", '''
class A(Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)
Index("ix", A.nme)
''')
case("table_column_unknown", '''
a = Table("a", metadata, Column("id", Integer))
Index("ix", a.c.nme)
''')
case("synonym_unknown", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    x = synonym("nme")
''')
case("composite_not_class", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    x = composite(5, Column("a", Integer))
''')
case("composite_no_annotation", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    x = composite(mapped_column("a", Integer))
''')
case("composite_fields", '''
import dataclasses
@dataclasses.dataclass
class Point:
    x: int
    y: int
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    p: Mapped[Point] = composite(mapped_column("a"), mapped_column("b"), mapped_column("c"))
''')
case("validates_unknown", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    @validates("nme")
    def check(self, key, value): return value
''')
case("validates_twice", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    @validates("id")
    def one(self, key, value): return value
    @validates("id")
    def two(self, key, value): return value
''')
case("version_column_text", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    __mapper_args__ = {"version_id_col": "id"}
''')
case("eager_defaults_text", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    __mapper_args__ = {"eager_defaults": "yes"}
''')
case("exclude_properties_key", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    __mapper_args__ = {"exclude_properties": ["id", "name"]}
''')
case("use_existing_column_none", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
class Admin(User):
    level: Mapped[int] = mapped_column(use_existing_column=True)
''')
case("use_existing_column_base", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True, use_existing_column=True)
''')
case("target_missing", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
metadata = Base
''')
case("target_none", '''
metadata = None
''')
case("target_list_of_bases", '''
metadata = [Base]
''')

# --- more ---

case("old_no_key", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer)
''', OLD)
case("mix_mapped_plain_base", '''
class A(Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: str
''', OLD)
case("relationship_positional", '''
class A(Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)
    b = relationship("B", "ab", "x")
''')
case("relationship_order_by_text", '''
class A(Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)
    bs = relationship("B", order_by="B.nme")
class B(Base):
    __tablename__ = "b"
    id: Mapped[int] = mapped_column(primary_key=True)
    a_id = mapped_column(ForeignKey("a.id"))
configure_mappers()
''')
case("relationship_foreign_keys_text", '''
class A(Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)
    bs = relationship("B", foreign_keys="B.nme")
class B(Base):
    __tablename__ = "b"
    id: Mapped[int] = mapped_column(primary_key=True)
    a_id = mapped_column(ForeignKey("a.id"))
configure_mappers()
''')
case("relationship_primaryjoin_wrong", '''
class A(Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)
    bs = relationship("B", primaryjoin="A.id == B.id")
class B(Base):
    __tablename__ = "b"
    id: Mapped[int] = mapped_column(primary_key=True)
    a_id = mapped_column(ForeignKey("a.id"))
configure_mappers()
''')
case("relationship_back_populates_column", '''
class A(Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)
    bs = relationship("B", back_populates="a_id")
class B(Base):
    __tablename__ = "b"
    id: Mapped[int] = mapped_column(primary_key=True)
    a_id = mapped_column(ForeignKey("a.id"))
configure_mappers()
''')
case("relationship_backref_taken", '''
class A(Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)
    bs = relationship("B", backref="a_id")
class B(Base):
    __tablename__ = "b"
    id: Mapped[int] = mapped_column(primary_key=True)
    a_id = mapped_column(ForeignKey("a.id"))
configure_mappers()
''')
case("relationship_uselist_list", '''
class A(Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)
    bs: Mapped["B"] = relationship(collection_class=list)
class B(Base):
    __tablename__ = "b"
    id: Mapped[int] = mapped_column(primary_key=True)
    a_id = mapped_column(ForeignKey("a.id"))
configure_mappers()
''')
case("relationship_many_scalar", '''
class A(Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)
    b_id = mapped_column(ForeignKey("b.id"))
    bs: Mapped[List["B"]] = relationship()
class B(Base):
    __tablename__ = "b"
    id: Mapped[int] = mapped_column(primary_key=True)
configure_mappers()
''')
case("inherit_identity_none", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    __mapper_args__ = {"polymorphic_on": "kind"}
class Admin(User):
    pass
''')
case("inherit_concrete_text", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
class Admin(User):
    __mapper_args__ = {"concrete": True}
''')
case("inherit_load_unknown", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    __mapper_args__ = {"polymorphic_on": "kind"}
class Admin(User):
    __mapper_args__ = {"polymorphic_identity": "a", "polymorphic_load": "eager"}
''')
case("version_two", '''
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    v: Mapped[int]
    __mapper_args__ = {"version_id_col": v}
class Admin(User):
    __tablename__ = "admins"
    id: Mapped[int] = mapped_column(ForeignKey("users.id"), primary_key=True)
    w: Mapped[int]
    __mapper_args__ = {"version_id_col": w}
''')
case("init_wrong_keyword", '''
class A(Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)
A(nme=1)
''')
case("hybrid_same_name", '''
from sqlalchemy.ext.hybrid import hybrid_property
class A(Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)
    @hybrid_property
    def id(self): return 1
''')
case("property_over_column", '''
class A(Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    @property
    def name(self): return 1
''')
case("property_over_inherited", '''
class A(Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
class B(A):
    @property
    def name(self): return 1
''')
case("mapper_args_in_mixin_dict", '''
class M:
    kind = Column(String)
    __mapper_args__ = {"polymorphic_on": kind}
class A(M, Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)
''')
case("include_properties", '''
class A(Base):
    __table__ = Table("a", metadata, Column("id", Integer, primary_key=True), Column("x", Integer))
    __mapper_args__ = {"include_properties": ["x"]}
''')
case("schema_in_tablename", '''
class A(Base):
    __tablename__ = "far.a"
    id = Column(Integer, primary_key=True)
class B(Base):
    __tablename__ = "b"
    id = Column(Integer, primary_key=True)
    a = Column(ForeignKey("far.a.id"))
''')
case("foreign_key_types", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
class B(Base):
    __tablename__ = "b"
    id = Column(Integer, primary_key=True)
    a = Column(String, ForeignKey("a.id"))
''')
case("cycle", '''
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    b = Column(ForeignKey("b.id"))
class B(Base):
    __tablename__ = "b"
    id = Column(Integer, primary_key=True)
    a = Column(ForeignKey("a.id"))
''')
case("nowhere_of_several", '''
class Z(Base):
    __tablename__ = "z"
    id = Column(Integer, primary_key=True)
    a = Column(ForeignKey("gone.id"))
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    b = Column(ForeignKey("lost.id"))
''')
