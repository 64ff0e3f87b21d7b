"""What SQLAlchemy refuses of a model, in its words: read where a model looks wrong, so that no other pays for it."""
import re
import sys

import _host

from sqlalchemy import exc
from sqlalchemy.orm.base import Mapped
from sqlalchemy.orm.exc import MappedAnnotationError, UnmappedColumnError
from sqlalchemy.orm.properties import ColumnProperty, Relationship
from sqlalchemy.util import warn

_UNSEEN = object()
_DESCRIPTORS = ("AssociationProxy", "hybrid_property", "InstrumentedAttribute", "QueryableAttribute")


# --- annotations ---

def _named(text, module, cls):
    """What a text names; a NameError where it names nothing."""
    from sqlalchemy.orm.decl_api import _Scope
    return eval(text, sys.modules[module].__dict__ if module in sys.modules else {}, _Scope(cls))


def _seen(annotation, module, cls):
    """(what stands outermost in an annotation, whether it has arguments): of X[...] the X; of a text that names nothing _UNSEEN."""
    import typing
    if isinstance(annotation, str):
        text = annotation.strip()
        outer = re.match(r"([^ |\[]+)\[.+\]$", text, re.S)
        try:
            annotation = _named(outer.group(1) if outer else text, module, cls)
        except NameError:
            if outer:
                raise MappedAnnotationError(
                    f"Could not interpret annotation {text}.  Check that it uses names that are correctly imported at the "
                    "module level. See chained stack trace for more hints.") from None
            return _UNSEEN, False
        except Exception:
            return _UNSEEN, False
        if outer or isinstance(annotation, str):
            return annotation, bool(outer)
    origin = typing.get_origin(annotation)
    return (annotation, False) if origin is None else (origin, True)


def check_unmapped(cls, name, annotation, module):
    """Raises for the annotation of a mapped attribute that is not Mapped[...] or another that says what is meant."""
    import typing
    if _host.is_opaque(annotation):
        return
    outer, has_arguments = _seen(annotation, module, cls)
    if outer is typing.ClassVar and has_arguments or _host.is_opaque(outer):
        return
    if isinstance(outer, type) and (has_arguments and issubclass(outer, Mapped) or outer.__name__ in _DESCRIPTORS):
        return
    raise MappedAnnotationError(
        f'Type annotation for "{cls.__name__}.{name}" can\'t be correctly interpreted for Annotated Declarative Table form.  '
        "ORM annotations should normally make use of the ``Mapped[]`` generic type, or other ORM-compatible generic type, as a "
        "container for the actual type, which indicates the intent that the attribute is mapped. Class variables that are not "
        "intended to be mapped by the ORM should use ClassVar[].  To allow Annotated Declarative to disregard legacy "
        "annotations which don't use Mapped[] to pass, set \"__allow_unmapped__ = True\" on the class or a superclass this "
        "class.", code="zlpr")


def no_type(name, annotation):
    """The error of a Mapped[...] that no SQL type belongs to."""
    import types
    from sqlalchemy.sql.type_api import TypeEngine
    if isinstance(annotation, TypeEngine) or isinstance(annotation, type) and issubclass(annotation, TypeEngine):
        return MappedAnnotationError(f"The type provided inside the {name!r} attribute Mapped annotation is the SQLAlchemy type "
                                     f"{annotation}. Expected a Python type instead")
    if isinstance(annotation, types.ModuleType):
        return MappedAnnotationError(f"The object provided inside the {name!r} attribute Mapped annotation is not a Python type, "
                                     f"it's the object {annotation!r}. Expected a Python type.")
    return MappedAnnotationError(f"Could not locate SQLAlchemy Core type when resolving for Python type indicated by "
                                 f"'{annotation}' inside the Mapped[] annotation for the {name!r} attribute; the type object is "
                                 "not resolvable by the registry")


def required_annotation(cls, name, construct):
    return exc.ArgumentError(f'Python typing annotation is required for attribute "{cls.__name__}.{name}" when primary '
                             f'argument(s) for "{construct}" construct are None or not present')


# --- classes ---

def check_bases(cls, is_mapped):
    """Raises for a class that derives from two mapped ones."""
    found = []
    for base in cls.__bases__:
        for one in base.__mro__:
            if is_mapped(one):
                if one not in found:
                    found.append(one)
                break
    if len(found) > 1:
        raise exc.InvalidRequestError(f"Class {cls} has multiple mapped bases: {found!r}")


def check_base(cls, base):
    """Raises for a model that stands where the declarative base should."""
    own = vars(cls)
    table = own.get("__table__")
    if table is not None and not callable(table) and not hasattr(table, "__get__") or isinstance(own.get("__tablename__"), str):
        raise exc.InvalidRequestError(f"Cannot use {base.__name__!r} directly as a declarative base class. Create a Base by "
                                      "creating a subclass of it.")


def check_dataclass_arguments(cls, name, value):
    """Raises for arguments that are a dataclass's, on a class that is none."""
    from sqlalchemy.orm.properties import MappedColumn
    known = {"init", "default_factory", "repr", "dataclass_metadata"} | (set() if isinstance(value, MappedColumn) else {"default"})
    given = sorted(repr(one) for one in known.intersection(value._dataclass))
    if given:
        raise exc.ArgumentError(f"Attribute '{name}' on class {cls} includes dataclasses argument(s): {', '.join(given)} but class "
                                "does not specify SQLAlchemy native dataclass configuration.")


def named_often(cls, properties):
    """Warns of a column that several attributes of a class name."""
    keys = {}
    for key, value in properties.items():
        column = getattr(value, "column", value)
        if getattr(column, "_is_schema_column", False):
            keys.setdefault(column.name, set()).add(key)
    for name, known in keys.items():
        if len(known) > 1:
            warn(f"On class {cls.__name__!r}, Column object {name!r} named directly multiple times, only one will be used: "
                 f"{', '.join(sorted(known))}. Consider using orm.synonym instead")


def known_class(registry, cls):
    """Warns of a class that has the name and the module of another one."""
    known = registry._class_registry.get(cls.__name__)
    if known is not None and known.__module__ == cls.__module__:
        warn("This declarative base already contains a class with the same class name and module name as "
             f"{cls.__module__}.{cls.__name__}, and will be replaced in the string-lookup table.")


# --- mappers ---

def not_a_table(mapper, table):
    if table is None:
        return exc.ArgumentError(f"{mapper} has None for a primary table argument and does not specify 'inherits'")
    return exc.ArgumentError("FROM expression, such as a Table or alias() object expected for argument 'local_table'; got "
                             f"{table!r}.")


def check_primary_key(mapper):
    """Raises where no primary key is known for rows of a mapped table, or one that is none of its columns."""
    given = mapper.arguments.get("primary_key")
    if not given:
        raise exc.ArgumentError(f"Mapper {mapper} could not assemble any primary key columns for mapped table "
                                f"'{mapper.local_table.description}'")
    for column in given if isinstance(given, (list, tuple)) else [given]:
        if isinstance(column, str):
            _mapped(mapper, "primary_key", column)
            continue
        column = getattr(column, "column", column)
        table = getattr(column, "table", None)
        if getattr(table, "_is_schema_table", False) and not any(table is one for one in mapper.tables):
            raise UnmappedColumnError(f"No column {column} is configured on mapper {mapper}...")


def _mapped(mapper, argument, name):
    prop = mapper.properties.get(name)
    if prop is None:
        raise exc.ArgumentError(f"Can't determine {argument} column {name!r} - no attribute is mapped to this name.")
    return prop


def polymorphic_property(mapper, name):
    """The property that polymorphic_on names."""
    prop = mapper.properties.get(name)
    if prop is None:
        raise exc.ArgumentError(f"Can't determine polymorphic_on value {name!r} - no attribute is mapped to this name.")
    if not isinstance(prop, ColumnProperty):
        raise exc.ArgumentError("Only direct column-mapped property or SQL expression can be passed for polymorphic_on")
    return prop


def check_polymorphism(mapper):
    """Raises for a way to load derived classes that is not known; warns of one whose rows nothing tells."""
    load, base, arguments = mapper.arguments.get("polymorphic_load"), mapper.inherits.base_mapper, mapper.arguments
    if arguments.get("polymorphic_identity") is None and not arguments.get("polymorphic_abstract") and base.polymorphic_on is not None:
        warn(f"{mapper} does not indicate a 'polymorphic_identity', yet is part of an inheritance hierarchy that has a "
             f"'polymorphic_on' column of '{base.polymorphic_on}'. If this is an intermediary class that should not be instantiated, "
             "the class may either be left unmapped, or may include the 'polymorphic_abstract=True' parameter in its Mapper "
             "arguments. To leave the class unmapped when using Declarative, set the '__abstract__ = True' attribute on the class.")
    if load not in (None, "inline", "selectin"):
        raise exc.ArgumentError(f"unknown argument for polymorphic_load: {load!r}")


def same_identity(identity, known, mapper):
    warn(f"Reassigning polymorphic association for identity {identity!r} from {known!r} to {mapper!r}: Check for duplicate use of "
         f"{identity!r} as value for polymorphic_identity.")


def polymorphic_elsewhere(column):
    return exc.InvalidRequestError(f"Could not map polymorphic_on column '{column.description}' to the mapped table - "
                                   "polymorphic loads will not function properly")


def check_inherit_condition(mapper):
    """Raises where no foreign key, or more than one, leads from the table of a derived class to that of its base."""
    parent, child = mapper.inherits.local_table, mapper.local_table
    joins = {}
    for table, other in ((child, parent), (parent, child)):
        for key in table.foreign_keys:
            try:
                column = key.column
            except exc.NoReferenceError as error:
                if error.table_name == other.name:
                    raise
                continue
            if column.table is other:
                joins.setdefault(id(key.constraint), set()).add((id(key.parent), id(column)))
    if len({frozenset(pairs) for pairs in joins.values()}) == 1:
        return
    where = (f"Can't determine the inherit condition between inherited table '{parent.description}' and inheriting table "
             f"'{child.description}'; tables have ")
    if joins:
        raise exc.AmbiguousForeignKeysError(
            where + "more than one foreign key relationship established.  Please specify the 'on clause' using the "
            "'inherit_condition' mapper argument.")
    raise exc.NoForeignKeysError(
        where + "no foreign key relationships established.  Please ensure the inheriting table has a foreign key relationship "
        "to the inherited table, or provide an 'on clause' using the 'inherit_condition' mapper argument.")


def check_inherited_columns(mapper, given):
    """Warns of a derived class's table without a primary key, and of columns that an attribute has by their name alone."""
    for key in mapper.own:
        columns = getattr(mapper.properties[key], "columns", None)
        if isinstance(columns, list) and len(columns) > 1 and not isinstance(given.get(key), ColumnProperty) \
                and not _refers(columns[0], columns[-1]) and not _refers(columns[-1], columns[0]):
            warn(f"Implicitly combining column {columns[-1]} with column {columns[0]} under attribute '{key}'.  Please configure one "
                 "or more attributes for these same-named columns explicitly.")
    if not len(mapper.local_table.primary_key):
        warn(f"Could not assemble any primary keys for locally mapped table '{mapper.local_table.description}' - no rows will be "
             "persisted in this Table.")


def _refers(column, other):
    return any(key.column is other for key in getattr(column, "foreign_keys", ()))


# --- relations ---

def no_column(error):
    """The error of a text that names an attribute which a class does not have."""
    cls = getattr(error, "obj", None)
    return AttributeError(f"Class {cls} does not have a mapped column named {error.name!r}") if hasattr(cls, "__mapper__") else error


def no_foreign_columns(prop, condition):
    return exc.ArgumentError(
        f"Could not locate any relevant foreign key columns for primary join condition '{condition}' on relationship "
        f"{prop.parent.class_.__name__}.{prop.key}.  Ensure that referencing columns are associated with a ForeignKey or "
        "ForeignKeyConstraint, or are annotated in the join condition with the foreign() annotation.")


def check_reverse(prop, other):
    """Raises where back_populates names what is no relation back."""
    here = f"{prop.parent.class_.__name__}.{prop.key}"
    there = f"{prop.target.class_.__name__}.{prop.back_populates}"
    if not isinstance(other, Relationship):
        raise exc.InvalidRequestError(
            f"back_populates on relationship '{here}' refers to attribute '{there}' that is not a relationship.  The back_populates "
            "parameter should refer to the name of a relationship on the target class.")
    direction = getattr(other, "direction", None)
    is_plain = prop.custom is None and getattr(other, "custom", None) is None
    if is_plain and direction == prop.direction and direction in ("MANYTOONE", "ONETOMANY"):
        number = 1 if direction == "ONETOMANY" else 2
        raise exc.ArgumentError(f"{here} and back-reference {there} are both of the same direction <RelationshipDirection.{direction}: "
                                f"{number}>.  Did you mean to set remote_side on the many-to-one side ?")


def backref_taken(prop, name):
    return exc.ArgumentError(f"Error creating backref '{name}' on relationship '{prop.parent.class_.__name__}.{prop.key}': property "
                             f"of that name exists on mapper '{prop.target}'")


def two_ways(prop):
    return exc.AmbiguousForeignKeysError(
        f"Could not determine join condition between parent/child tables on relationship {prop.parent.class_.__name__}.{prop.key} - "
        "there are multiple foreign key paths linking the tables.  Specify the 'foreign_keys' argument, providing a list of those "
        "columns which should be counted as containing a foreign key reference to the parent table.")


def no_orphans(prop):
    """The error of cascade="delete-orphan" where many objects may have the one."""
    many = "many-to-one" if prop.direction == "MANYTOONE" else "many-to-many"
    where, related, parent = f"{prop.parent.class_.__name__}.{prop.key}", prop.target.class_.__name__, prop.parent.class_.__name__
    return exc.ArgumentError(
        f"For {many} relationship {where}, delete-orphan cascade is normally configured only on the \"one\" side of a one-to-many "
        "relationship, and not on the \"many\" side of a many-to-one or many-to-many relationship.  To force this relationship to "
        f"allow a particular \"{related}\" object to be referenced by only a single \"{parent}\" object at a time via the {where} "
        "relationship, which would allow delete-orphan cascade to take place in this direction, set the single_parent=True flag.",
        code="bbf0")


def class_for_secondary(prop, given):
    return exc.ArgumentError(
        f"secondary argument {given} passed to to relationship() {prop.parent.class_.__name__}.{prop.key} must be a Table object or "
        "other FROM clause; can't send a mapped class directly as rows in 'secondary' are persisted independently of a class that "
        "is mapped to that same table.")


_RELATIONSHIP = ("overlaps", "post_update", "passive_updates", "active_history", "enable_typechecks", "join_depth",
                 "comparator_factory", "single_parent", "innerjoin", "distinct_target_key", "load_on_pending", "query_class",
                 "omit_join", "sync_backref", "bake_queries", "cascade_backrefs", "_local_remote_pairs",
                 "extension")  # of SQLAlchemy 1.3
_CASCADES = ("all", "none", "save-update", "merge", "expunge", "refresh-expire", "delete", "delete-orphan")


def check_relationship(prop):
    """Raises for what relationship() does not know, and warns of what has no effect."""
    for name in prop.keywords:
        if name not in _RELATIONSHIP:
            raise TypeError(f"RelationshipProperty.__init__() got an unexpected keyword argument {name!r}")
    if prop.back_populates and prop.backref:
        raise exc.ArgumentError("backref and back_populates keyword arguments are mutually exclusive")
    if prop.viewonly and prop.passive_deletes:
        warn("Setting passive_deletes on relationship() while also setting viewonly=True does not make sense, as a viewonly=True "
             "relationship does not perform persistence operations. This configuration may raise an error in a future release.")
    given = {one for one in re.split(r"\s*,\s*", prop.cascade) if one} if isinstance(prop.cascade, str) else set()
    unknown = given.difference(_CASCADES)
    if unknown:
        raise exc.ArgumentError("Invalid cascade option(s): %s" % ", ".join(repr(one) for one in sorted(unknown)))
    if "delete-orphan" in given and not given.intersection(("all", "delete")):
        warn("The 'delete-orphan' cascade option requires 'delete'.")
