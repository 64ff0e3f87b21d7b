"""sqlalchemy.orm: what models need is imported at once, the rest when it is asked for."""
from sqlalchemy.orm.base import DynamicMapped, Mapped, MapperProperty, PropComparator, WriteOnlyMapped
from sqlalchemy.orm.decl_api import (
    DeclarativeBase, DeclarativeBaseNoMeta, DeclarativeMeta, MappedAsDataclass, as_declarative, declarative_base,
    declarative_mixin, declared_attr, has_inherited_table, mapped_as_dataclass, registry, synonym_for)
from sqlalchemy.orm.properties import (
    MappedColumn, ColumnProperty, Composite, CompositeProperty, Relationship, RelationshipProperty, Synonym, backref, column_property,
    composite, deferred, dynamic_loader, foreign, mapped_column, query_expression, relationship, remote, synonym,
    validates)

_elsewhere = {
    "sqlalchemy.sql.expression": ("SQLColumnExpression",),
    "sqlalchemy.orm.session": (
        "Session", "sessionmaker", "scoped_session", "object_session", "make_transient", "make_transient_to_detached",
        "close_all_sessions", "SessionTransaction", "ORMExecuteState"),
    "sqlalchemy.orm.query": ("Query", "Bundle", "aliased", "AliasedClass", "with_parent", "with_polymorphic", "join",
                             "outerjoin", "with_loader_criteria"),
    "sqlalchemy.orm.strategy_options": (
        "Load", "joinedload", "lazyload", "selectinload", "subqueryload", "immediateload", "noload", "raiseload",
        "defaultload", "contains_eager", "load_only", "defer", "undefer", "undefer_group", "with_expression",
        "selectin_polymorphic", "lazyload_all"),
    "sqlalchemy.orm.mapper": ("Mapper", "configure_mappers", "clear_mappers", "class_mapper", "object_mapper",
                              "reconstructor"),
    "sqlalchemy.orm.relationships": ("MANYTOMANY", "MANYTOONE", "ONETOMANY"),
    "sqlalchemy.orm.attributes": ("InstrumentedAttribute", "QueryableAttribute", "InstanceState", "attributes"),
    "sqlalchemy.orm.collections": ("attribute_mapped_collection", "column_mapped_collection", "mapped_collection",
                                   "attribute_keyed_dict", "column_keyed_dict", "keyfunc_mapping", "collections"),
}


__all__ = ["Mapped", "DeclarativeBase", "declarative_base", "registry", "mapped_column", "relationship", "backref", "foreign",
           "remote", "column_property", "composite", "deferred", "synonym", "validates", "declared_attr", "as_declarative",
           "ColumnProperty", "Composite", "CompositeProperty", "DeclarativeBaseNoMeta", "DeclarativeMeta", "DynamicMapped",
           "MappedAsDataclass", "MappedColumn", "MapperProperty", "PropComparator", "Relationship", "RelationshipProperty",
           "Synonym", "WriteOnlyMapped", "declarative_mixin", "dynamic_loader", "has_inherited_table", "mapped_as_dataclass",
           "query_expression", "synonym_for",
           *(name for names in _elsewhere.values() for name in names if name not in ("attributes", "collections"))]


def __getattr__(name):
    for module, names in _elsewhere.items():
        if name in names:
            from importlib import import_module
            found = import_module(module)
            value = found if module.rpartition(".")[2] == name else getattr(found, name)
            globals()[name] = value
            return value
    if name in ("exc", "events", "interfaces", "util", "clsregistry", "relationships", "decl_base", "instrumentation"):
        from importlib import import_module
        return import_module("sqlalchemy.orm." + name)
    raise AttributeError(f"module 'sqlalchemy.orm' has no attribute {name!r}")


class _Mapper:
    """mapper(): classical mapping, as it was called before SQLAlchemy 2.0; and the module of that name."""

    def __call__(self, class_, local_table=None, properties=None, **keywords):
        return registry(metadata=getattr(local_table, "metadata", None)).map_imperatively(class_, local_table,
                                                                                          properties=properties, **keywords)

    def __getattr__(self, name):
        from importlib import import_module
        return getattr(import_module("sqlalchemy.orm.mapper"), name)


mapper = _Mapper()
relation = relationship
