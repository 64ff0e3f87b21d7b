"""A library with Mapped annotations as SQLAlchemy 2.0 has them."""
from __future__ import annotations

import datetime
import enum
import uuid
from typing import Annotated, Any, List, Optional

from sqlalchemy import JSON, BigInteger, Computed, Date, ForeignKey, Identity, LargeBinary, MetaData, String, Table, UniqueConstraint, Uuid, types
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column, relationship

key = Annotated[int, mapped_column(primary_key=True)]
short = Annotated[str, mapped_column(String(40), nullable=False)]


class Base(DeclarativeBase):
    metadata = MetaData()
    type_annotation_map = {dict[str, Any]: JSON, datetime.date: Date()}


class Kind(enum.StrEnum):
    novel = enum.auto()
    poem = enum.auto()


class Upper(types.TypeDecorator):
    impl = String(20)
    cache_ok = True

    def process_bind_param(self, value, dialect):
        return value and value.upper()


class Named:
    @declared_attr.directive
    def __tablename__(cls) -> str:
        return cls.__name__.lower() + "s"

    name: Mapped[short]


class Author(Named, Base):
    id: Mapped[key]
    born: Mapped[Optional[datetime.date]]
    code: Mapped[str] = mapped_column(Upper, unique=True)
    books: Mapped[List[Book]] = relationship(secondary="written", back_populates="authors")

    @hybrid_property
    def age(self):
        return datetime.date.today().year - self.born.year


class Book(Named, Base):
    __table_args__ = (UniqueConstraint("name", "kind"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(BigInteger().with_variant(types.Integer, "sqlite"), Identity(start=5), primary_key=True)
    kind: Mapped[Kind] = mapped_column(default=Kind.novel)
    public_id: Mapped[uuid.UUID] = mapped_column(Uuid, default=uuid.uuid4, index=True)
    notes: Mapped[dict[str, Any]] = mapped_column(default=dict)
    pages: Mapped[int] = mapped_column(server_default="1")
    double: Mapped[int] = mapped_column(Computed("pages * 2", persisted=True))
    cover: Mapped[bytes | None] = mapped_column(LargeBinary(2**16), deferred=True)
    authors: Mapped[List[Author]] = relationship(secondary="written", back_populates="books")


written = Table("written", Base.metadata, *[__import__("sqlalchemy").Column(name, ForeignKey(target), primary_key=True)
                                           for name, target in {"author_id": "authors.id", "book_id": "books.id"}.items()])
metadata = Base.metadata
