"""sqlalchemy.ext.automap: classes for tables as they are in the database, with relations along their foreign keys."""
from sqlalchemy import util
from sqlalchemy.orm import backref, relationship
from sqlalchemy.orm.decl_api import declarative_base as _declarative_base, deferred_classes, map_deferred, preparing
from sqlalchemy.orm.interfaces import MANYTOMANY, MANYTOONE, ONETOMANY
from sqlalchemy.sql.expression import and_
from sqlalchemy.sql.schema import ForeignKeyConstraint


# What prepare() names classes and relations by, and makes relations with, where it is given nothing else.

def classname_for_table(base, tablename, table):
    return str(tablename)


def name_for_scalar_relationship(base, local_cls, referred_cls, constraint):
    return referred_cls.__name__.lower()


def name_for_collection_relationship(base, local_cls, referred_cls, constraint):
    return referred_cls.__name__.lower() + "_collection"


def generate_relationship(base, direction, return_fn, attrname, local_cls, referred_cls, **kw):
    return return_fn(attrname, **kw) if return_fn is backref else return_fn(referred_cls, **kw)


class Classes:
    """Base.classes and Base.by_module: by attribute and by key."""

    def __init__(self):
        object.__setattr__(self, "_by_name", {})

    def __getattr__(self, name):
        try:
            return self._by_name[name]
        except KeyError:
            raise AttributeError(name) from None

    def __getitem__(self, name):
        return self._by_name[name]

    def __setitem__(self, name, value):
        self._by_name[name] = value

    def __contains__(self, name):
        return name in self._by_name

    def __iter__(self):
        return iter(list(self._by_name.values()))

    def __len__(self):
        return len(self._by_name)

    def __dir__(self):
        return list(self._by_name)

    def get(self, name, default=None):
        return self._by_name.get(name, default)

    def keys(self):
        return list(self._by_name)

    def values(self):
        return list(self._by_name.values())

    def items(self):
        return list(self._by_name.items())


class _Relations:
    """What one prepare() names relations by, and the class of each table."""

    def __init__(self, base, collection_class, scalar, collection, generate):
        self.base, self.collection_class = base, collection_class or list
        self.scalar = scalar or name_for_scalar_relationship
        self.collection = collection or name_for_collection_relationship
        self.generate = generate or generate_relationship
        self.classes = {}
        self.made = {}  # (class, name) -> the relation or what stands for its backref

    def has(self, cls, name):
        return name in vars(cls) or (cls, name) in self.made

    def put(self, cls, name, relation, partner=None):
        self.made[cls, name] = relation
        if partner is not None and getattr(partner, "back_populates", None) is None:
            partner.back_populates = name
        setattr(cls, name, relation)

    def along(self, constraint, local):
        """The relations of one foreign key: one object of the other table, and its collection there."""
        referred = self.classes.get(constraint.elements[0].column.table)
        if referred is None or (local is not referred and issubclass(local, referred)):
            return
        one = self.scalar(self.base, local, referred, constraint)
        many = self.collection(self.base, referred, local, constraint)
        is_nullable = all(element.parent.nullable for element in constraint.elements)
        ondelete = (constraint.ondelete or "").lower()
        keywords = {"collection_class": self.collection_class}
        if not is_nullable:
            keywords["cascade"] = "all, delete-orphan"
            if ondelete == "cascade":
                keywords["passive_deletes"] = True
        elif ondelete == "set null":
            keywords["passive_deletes"] = True
        columns = [element.parent for element in constraint.elements]
        wants_collection = not self.has(referred, many)
        if not self.has(local, one):
            back = self.generate(self.base, ONETOMANY, backref, many, referred, local, **keywords) if wants_collection else None
            relation = self.generate(self.base, MANYTOONE, relationship, one, local, referred, foreign_keys=columns, backref=back,
                                     remote_side=[element.column for element in constraint.elements])
            if relation is not None:
                self.put(local, one, relation, None if wants_collection else vars(referred).get(many))
                if back is not None:
                    self.made[referred, many] = back
        elif wants_collection:
            relation = self.generate(self.base, ONETOMANY, relationship, many, referred, local, foreign_keys=columns,
                                     back_populates=one, **keywords)
            if relation is not None:
                self.put(referred, many, relation, vars(local).get(one))

    def across(self, table, constraints):
        """Collections on both sides of a table that has nothing but two foreign keys."""
        ours, theirs = constraints
        local = self.classes.get(ours.elements[0].column.table)
        referred = self.classes.get(theirs.elements[0].column.table)
        if local is None or referred is None:
            return
        name = self.collection(self.base, local, referred, ours)
        other = self.collection(self.base, referred, local, theirs)
        wants_other = not self.has(referred, other)
        if not self.has(local, name):
            back = self.generate(self.base, MANYTOMANY, backref, other, referred, local,
                                 collection_class=self.collection_class) if wants_other else None
            relation = self.generate(self.base, MANYTOMANY, relationship, name, local, referred, secondary=table,
                                     primaryjoin=and_(*[e.column == e.parent for e in ours.elements]),
                                     secondaryjoin=and_(*[e.column == e.parent for e in theirs.elements]),
                                     backref=back, collection_class=self.collection_class)
            if relation is not None:
                self.put(local, name, relation)
                if back is not None:
                    self.made[referred, other] = back


def _foreign_keys(table):
    return sorted((c for c in table.constraints if isinstance(c, ForeignKeyConstraint)),
                  key=lambda c: [list(table.c).index(e.parent) for e in c.elements])


def _sides_of(table):
    """The two foreign keys of a table that has no other columns, or None."""
    constraints = _foreign_keys(table)
    if len(constraints) == 2 and {e.parent.key for c in constraints for e in c.elements} == {c.key for c in table.c}:
        return constraints
    return None


class AutomapBase:
    __abstract__ = True

    @classmethod
    def prepare(cls, autoload_with=None, engine=None, reflect=False, schema=None, classname_for_table=None,
                modulename_for_table=None, collection_class=None, name_for_scalar_relationship=None,
                name_for_collection_relationship=None, generate_relationship=None, reflection_options=None):
        base = next(one for one in cls.__mro__ if "_sa_automap_tables" in vars(one))
        bind = engine or autoload_with
        if bind is not None:
            cls.metadata.reflect(bind, **{"schema": schema, "extend_existing": True, "autoload_replace": False,
                                          **(reflection_options or {})})
        relations = _Relations(base, collection_class, name_for_scalar_relationship, name_for_collection_relationship,
                               generate_relationship)
        declared = {getattr(one, "__tablename__", None): one for one in deferred_classes(cls)}
        across = []
        for key, table in list(cls.metadata.tables.items()):
            if key in base._sa_automap_tables:
                continue
            base._sa_automap_tables.add(key)
            sides = _sides_of(table)
            if sides:
                across.append((table, sides))
            elif table.name in declared:
                relations.classes[table] = declared[table.name]
            elif len(table.primary_key):
                made = cls._class_for(base, table, classname_for_table, modulename_for_table)
                if made is not None:
                    relations.classes[table] = made
        for table, local in list(relations.classes.items()):
            for constraint in _foreign_keys(table):
                relations.along(constraint, local)
        for table, sides in across:
            relations.across(table, sides)
        map_deferred(base)

    @classmethod
    def _class_for(cls, base, table, classname, modulename):
        body = {"__table__": table}
        module = modulename(cls, table.name, table) if modulename is not None else None
        if module is not None:
            body["__module__"] = module
        name = (classname or globals()["classname_for_table"])(cls, table.name, table)
        if module is None and name in cls.classes:
            util.warn(f"Ignoring duplicate class name '{name}' received in automap base for table {table.key} without "
                      "``__module__`` being set; consider using the ``modulename_for_table`` hook")
            return None
        made = type(base)(name, (base,), body)
        place = cls.by_module
        for part in made.__module__.split("."):
            if part not in place:
                place[part] = Classes()
            place = place[part]
        place[name] = made
        if module is None:
            cls.classes[name] = made
        return made


preparing.append(AutomapBase)


def automap_base(declarative_base=None, **kw):
    below = _declarative_base(**kw) if declarative_base is None else declarative_base
    return type(below)(below.__name__, (AutomapBase, below), {
        "__abstract__": True, "classes": Classes(), "by_module": Classes(), "_sa_automap_tables": set()})
