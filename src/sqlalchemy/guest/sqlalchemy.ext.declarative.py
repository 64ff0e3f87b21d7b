"""The older home of declarative mapping."""
from sqlalchemy.orm.decl_api import (
    DeclarativeMeta, as_declarative, declarative_base, declarative_mixin, declared_attr, deferred_classes, has_inherited_table,
    map_deferred, preparing, synonym_for)


class ConcreteBase:
    pass


class AbstractConcreteBase(ConcreteBase):
    """Those that name it as their base have no table: what they declare is in the tables of their subclasses."""
    __abstract__ = True
    __sa_concrete_base__ = True


class DeferredReflection:
    """Classes below it are mapped by prepare(), which reads the columns that they do not declare."""
    __abstract__ = True

    @classmethod
    def prepare(cls, bind, **keywords):
        for waiting in deferred_classes(cls):
            name = getattr(waiting, "__tablename__", None)
            options = getattr(waiting, "__table_args__", None) or {}
            options = options[-1] if isinstance(options, tuple) else options
            names = [name] if isinstance(name, str) else []
            names += [value.secondary for value in vars(waiting).values() if isinstance(getattr(value, "secondary", None), str)]
            if names:
                waiting.metadata.reflect(bind, **{"only": names, "extend_existing": True, "autoload_replace": False, "schema":
                                                  options.get("schema") if isinstance(options, dict) else None, **keywords})
        map_deferred(cls)


preparing.append(DeferredReflection)
