def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


# What declarative mappings ask of annotations.
import sys
import typing
from typing import Annotated, Any, ClassVar, Generic, List, Optional, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


class Mapped(Generic[T]):
    def __init__(self, value=None):
        self.value = value

    def __set_name__(self, owner, name):
        self.key = name


class Column:
    def __init__(self, kind, nullable=False, extra=()):
        self.kind, self.nullable, self.extra = kind, nullable, extra

    def __repr__(self):
        return f"Column({self.kind.__name__}, nullable={self.nullable}{', ' + repr(self.extra) if self.extra else ''})"


str50 = Annotated[str, 50]


def column_for(hint):
    extra = ()
    nullable = False
    if get_origin(hint) is Annotated:
        hint, *extra = get_args(hint)
    if get_origin(hint) is Union or type(hint).__name__ == "UnionType":
        members = [one for one in get_args(hint) if one is not type(None)]
        nullable = len(members) < len(get_args(hint))
        hint = members[0]
    if get_origin(hint) is Annotated:
        hint, *extra = get_args(hint)
    if get_origin(hint) in (list, dict):
        return None
    return Column(hint, nullable, tuple(extra))


class Base:
    registry: ClassVar[dict] = {}

    def __init_subclass__(cls):
        columns = {}
        for name, hint in get_type_hints(cls, include_extras=True).items():
            if get_origin(hint) is Mapped:
                (inner,) = get_args(hint)
                columns[name] = column_for(inner)
        cls.columns = columns
        Base.registry[cls.__name__] = cls


class User(Base):
    id: Mapped[int]
    name: Mapped[str50]
    nickname: Mapped[Optional[str]]
    age: Mapped[int | None]
    bio: Mapped["Optional[str]"]
    tags: Mapped[List["str"]]
    score: Mapped[Annotated[float, "precise"]] = Mapped(0.5)
    plain: int = 3
    anything: Any = None


for name, column in User.columns.items():
    print(name, column)
print(User.score.key, User.score.value, sorted(Base.registry), User.__annotations__["bio"], User.__annotations__["id"])
print(Mapped[int].__origin__ is Mapped, Mapped[int].__args__, Mapped[Optional[str]], Mapped["User"].__args__[0].__forward_arg__)
print(issubclass(Mapped, Generic), Mapped[int] == Mapped[int], Mapped[T].__parameters__, Mapped[T][int])
print(typing.get_type_hints(User.__init_subclass__), sys.modules["typing"] is typing)


class Mixin(Generic[T]):
    @classmethod
    def kind(cls):
        for base in cls.__orig_bases__:
            if get_origin(base) is Mixin:
                return get_args(base)[0]


class Concrete(Mixin[str], Base):
    other: Mapped[bool]


print(Concrete.kind(), Concrete.columns, Concrete.__mro__)
