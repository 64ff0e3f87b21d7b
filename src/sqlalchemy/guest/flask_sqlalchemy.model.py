"""flask_sqlalchemy.model: what a model gets from its class: a name for its table, the metadata of its database, queries.

Two families of the same rules: metaclasses for bases of declarative_base(), and mixins for bases of DeclarativeBase.
"""
from sqlalchemy.orm.decl_api import DeclarativeBase, DeclarativeBaseNoMeta, DeclarativeMeta, declared_attr
from sqlalchemy.sql.schema import Column, PrimaryKeyConstraint, Table

from flask_sqlalchemy.query import Query

_DECLARATIVE_BASES = (DeclarativeBase, DeclarativeBaseNoMeta)
_LOWER = "abcdefghijklmnopqrstuvwxyz"


def camel_to_snake_case(name):
    text = ""
    for i, letter in enumerate(name):
        if i and "A" <= letter <= "Z" and (name[i - 1] in _LOWER + "0123456789" or name[i + 1:i + 2] in tuple(_LOWER)):
            text += "_"
        text += letter
    return text.lower().lstrip("_")


def _is_declarative(cls):
    return isinstance(cls, DeclarativeMeta) or issubclass(cls, _DECLARATIVE_BASES)


def should_set_tablename(cls):
    """Whether a name is to be made: the class is to have a table, and none stands in it or in a mixin of it."""
    if vars(cls).get("__abstract__", False) or any(base in _DECLARATIVE_BASES for base in cls.__bases__) \
            or not any(_is_declarative(base) for base in cls.__mro__[1:]):
        return False
    for base in cls.__mro__:
        own = vars(base)
        if "__tablename__" in own:
            return not (isinstance(own["__tablename__"], declared_attr) or base is cls or own.get("__abstract__", False)
                        or not _is_declarative(base))
    return True


def _set_metadata(cls, bind_key):
    if "metadata" not in vars(cls) and "__table__" not in vars(cls):
        metadata = cls.__fsa__._make_metadata(bind_key)
        if metadata is not getattr(cls, "metadata", None):
            cls.metadata = metadata


def _set_name(cls):
    if should_set_tablename(cls):
        cls.__tablename__ = camel_to_snake_case(cls.__name__)


def _unset_table(cls):
    """A class that shares its parent's table."""
    own = vars(cls)
    if "__tablename__" not in own and "__table__" in own and own["__table__"] is None:
        del cls.__table__


def _make_table(cls, arguments, keywords):
    """None for a class without a primary key below one that has a table: it shares that table."""
    schema = keywords.get("schema")
    is_known = (arguments[0] if schema is None else f"{schema}.{arguments[0]}") in cls.metadata.tables
    has_key = any(isinstance(item, PrimaryKeyConstraint) or (isinstance(item, Column) and item.primary_key)
                  for item in arguments)
    if is_known or has_key or not any("__table__" in vars(base) for base in cls.__mro__[1:-1]):
        return Table(*arguments, **keywords)
    if "__tablename__" in vars(cls):
        del cls.__tablename__
    return None


class BindMetaMixin(type):
    def __init__(cls, name, bases, namespace, **keywords):
        if hasattr(cls, "__fsa__"):
            _set_metadata(cls, getattr(cls, "__bind_key__", None))
        super().__init__(name, bases, namespace, **keywords)


class BindMixin:
    @classmethod
    def __init_subclass__(cls, **keywords):
        if hasattr(cls, "__bind_key__"):
            _set_metadata(cls, cls.__bind_key__)
        super().__init_subclass__(**keywords)


class NameMetaMixin(type):
    def __init__(cls, name, bases, namespace, **keywords):
        _set_name(cls)
        super().__init__(name, bases, namespace, **keywords)
        _unset_table(cls)

    def __table_cls__(cls, *arguments, **keywords):
        return _make_table(cls, arguments, keywords)


class NameMixin:
    @classmethod
    def __init_subclass__(cls, **keywords):
        _set_name(cls)
        super().__init_subclass__(**keywords)
        _unset_table(cls)

    @classmethod
    def __table_cls__(cls, *arguments, **keywords):
        return _make_table(cls, arguments, keywords)


class DefaultMeta(BindMetaMixin, NameMetaMixin, DeclarativeMeta):
    pass


class DefaultMetaNoName(BindMetaMixin, DeclarativeMeta):
    pass


class _QueryProperty:
    def __get__(self, instance, owner):
        return owner.query_class(owner, session=owner.__fsa__.session())


class Model:
    query_class = Query
    query = _QueryProperty()

    def __repr__(self):
        from sqlalchemy import inspect
        state = inspect(self)
        if state.transient:
            key = f"(transient {id(self)})"
        elif state.pending:
            key = f"(pending {id(self)})"
        else:
            key = ", ".join(map(str, state.identity))
        return f"<{type(self).__name__} {key}>"
