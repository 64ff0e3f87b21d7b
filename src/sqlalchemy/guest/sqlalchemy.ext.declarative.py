"""The older home of declarative mapping."""
from sqlalchemy.orm.decl_api import (
    DeclarativeMeta, as_declarative, declarative_base, declarative_mixin, declared_attr, has_inherited_table, synonym_for)


class ConcreteBase:
    pass


class AbstractConcreteBase(ConcreteBase):
    """Those that name it as their base have no table: what they declare is in the tables of their subclasses."""
    __abstract__ = True
    __sa_concrete_base__ = True


class DeferredReflection:
    __abstract__ = True

    @classmethod
    def prepare(cls, bind, **keywords):
        pass
