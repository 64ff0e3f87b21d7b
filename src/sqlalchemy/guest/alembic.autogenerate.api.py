"""alembic.autogenerate.api: the context that hooks are given, and what limbeck asks of the guest.

The functions that begin with an underscore are called from C (src/autogenerate): they turn what was reflected into
SQLAlchemy's objects, and sort operations by their class."""
import sys

import _host
from alembic.operations import ops


class AutogenContext:
    """What render_item and a project's renderers are given."""

    _has_batch = False

    def __init__(self, migration_context, metadata=None, opts=None, autogenerate=True):
        import _context
        self._take(migration_context, metadata, opts)
        for part in _PARTS if self.opts.get("autogenerate_plugins") is None else ():
            _context.log("alembic.runtime.plugins", f"setting up autogenerate plugin alembic.autogenerate.{part}")

    def _take(self, migration_context, metadata=None, opts=None):
        self.migration_context = migration_context
        self.opts = migration_context.opts if opts is None else opts
        self.metadata = self.opts.get("target_metadata") if metadata is None else metadata
        self.connection = migration_context.bind
        self.dialect = migration_context.dialect
        self.imports = set()

    @property
    def inspector(self):
        from sqlalchemy import inspect
        return inspect(self.connection)

    @property
    def _metadatas(self):
        return list(self.metadata) if isinstance(self.metadata, (list, tuple)) else [self.metadata]

    @property
    def sorted_tables(self):
        return [table for metadata in self._metadatas for table in metadata.sorted_tables]

    @property
    def table_key_to_table(self):
        return {key: table for metadata in self._metadatas for key, table in metadata.tables.items()}


_PARTS = ("schemas", "tables", "types", "constraints", "defaults", "comments", "checkconstraint_byname")


def _autogen_context(migration_context):
    """That of a comparison which limbeck makes, and has told of."""
    made = AutogenContext.__new__(AutogenContext)
    made._take(migration_context)
    return made


class RevisionContext:
    def __init__(self, *args, **kw):
        raise NotImplementedError("RevisionContext is not available here: limbeck writes revisions by itself")


class _Maker:
    """Stands in for the operations of a script: a directive becomes an object instead of being carried out."""

    def __getattr__(self, name):
        return lambda *args, **kw: getattr(ops, self._classes[name]).__dict__[name].__func__(
            getattr(ops, self._classes[name]), self, *args, **kw)

    _classes = {"create_table": "CreateTableOp", "create_index": "CreateIndexOp",
                "create_unique_constraint": "CreateUniqueConstraintOp", "create_foreign_key": "CreateForeignKeyOp",
                "create_check_constraint": "CreateCheckConstraintOp", "create_primary_key": "CreatePrimaryKeyOp",
                "create_exclude_constraint": "CreateExcludeConstraintOp"}

    def invoke(self, operation):
        return operation

    def f(self, name):
        from sqlalchemy.sql.elements import conv
        return conv(name)


class _Untyped:
    """sqlalchemy with NullType, which Alembic writes as one of its names though it is none."""

    def __getattr__(self, name):
        import sqlalchemy.types
        return getattr(sqlalchemy.types if name == "NullType" else sqlalchemy, name)


def _evaluate(text):
    """The object that a piece of a revision file makes."""
    import sqlalchemy
    names = {"op": _Maker(), "sa": _Untyped() if "sa.NullType" in text else sqlalchemy}
    for dialect in ("postgresql", "sqlite", "mysql"):
        if dialect + "." in text:
            import importlib
            names[dialect] = importlib.import_module("sqlalchemy.dialects." + dialect)
    if "postgresql.DOMAIN(" in text:  # Alembic writes the type that it is made of as its repr
        from sqlalchemy.sql import sqltypes
        names = {**vars(sqltypes), **vars(names["postgresql"]), **names}
    for cls in _given_names().values():
        root = cls.__module__.partition(".")[0]
        names.setdefault(cls.__name__, cls)
        names.setdefault(root, _root(root, cls))
    return eval(text, names)


def _root(name, cls):
    import importlib
    try:
        return importlib.import_module(name)
    except ImportError:
        from types import SimpleNamespace
        return SimpleNamespace(**{cls.__name__: cls})


def _given_names(dialect=None):
    from sqlalchemy.engine.reflection import _given_names
    return _given_names(dialect)


def _gives_types(context):
    return bool(_given_names(context.dialect))


_given = []  # which the host has taken: they stay


def _given_type(context, spec):
    from sqlalchemy.engine.reflection import _given_type
    _given.append(_given_type(context.dialect, spec))
    return _given[-1]


def _is_told(context, warning):
    from sqlalchemy.engine.reflection import _is_told
    return _is_told(context.dialect, warning)


def _evaluate_table(text):
    return _evaluate(text).to_table()


def _evaluate_index(text):
    return _evaluate(text).to_index()


def _evaluate_constraint(text):
    return _evaluate(text).to_constraint()


def _owned(collection, name):
    """The column of a table by its name in the database."""
    for column in collection.columns:
        if column.name == name:
            return column
    return None


_KINDS = ("CreateTableOp", "DropTableOp", "RenameTableOp", "AddColumnOp", "DropColumnOp", "AlterColumnOp",
          "CreateIndexOp", "DropIndexOp", "AddConstraintOp", "DropConstraintOp", "CreateTableCommentOp",
          "DropTableCommentOp", "ExecuteSQLOp", "OpContainer")


def _kind(operation):
    """The name of the class of alembic.operations.ops that an operation is of, unless the project writes it itself."""
    from alembic.autogenerate.render import renderers
    registry = renderers._registry
    for cls in type(operation).__mro__:
        if (cls, "default") in registry:
            return "custom"
        if cls.__name__ in _KINDS and cls.__module__.startswith("alembic."):
            return cls.__name__
    return ""


def _new_script(rev_id, message, head, splice, branch_label, version_path, depends_on):
    return ops.MigrationScript(rev_id, ops.UpgradeOps([]), ops.DowngradeOps([]), message=message, head=head,
                               splice=splice, branch_label=branch_label, version_path=version_path,
                               depends_on=depends_on)


def _fill_script(script, operations, reverse, upgrade_token, downgrade_token):
    """Puts the operations of a comparison, and what takes them back, into the script; a second comparison beside it.
    `reverse` is None where each operation knows its own inverse."""
    if script._needs_render:
        script._upgrade_ops.append(ops.UpgradeOps([], upgrade_token=upgrade_token))
        script._downgrade_ops.append(ops.DowngradeOps([], downgrade_token=downgrade_token))
    else:
        script.upgrade_ops_list[-1].upgrade_token = upgrade_token
        script.downgrade_ops_list[-1].downgrade_token = downgrade_token
        script._needs_render = True
    upgrade, downgrade = script.upgrade_ops_list[-1], script.downgrade_ops_list[-1]
    upgrade.ops[:] = operations
    if reverse is None:
        upgrade.reverse_into(downgrade)
    else:
        downgrade.ops[:] = reverse


def _call_hook(hook, migration_context, revision, scripts):
    hook(migration_context, tuple(revision), scripts)
    for script in scripts:
        script._needs_render = True


def _is_mapped(path):
    """Whether the class "module:qualified.name", or one that derives from it, is a model."""
    module, _, names = path.partition(":")
    found = sys.modules.get(module)
    for name in names.split("."):
        try:
            found = getattr(found, name, None)
        except Exception:       # the class itself could not be computed
            return False
    if _host.is_opaque(found):      # what a decorator that is not here made of it: SQLAlchemy has seen the class
        return any((cls.__module__, cls.__qualname__) == (module, names) for cls in _mapped_below(object))
    return isinstance(found, type) and any(True for _ in _mapped_below(found))


def _mapped_below(cls):
    if "__mapper__" in vars(cls):
        yield cls
    for sub in type.__subclasses__(cls):
        yield from _mapped_below(sub)


def _files_of_models(metadata):
    """The modules whose classes have tables of it, by file."""
    modules = {cls.__module__ for cls in _mapped_below(object) if getattr(cls, "metadata", None) is metadata}
    return {getattr(sys.modules.get(name), "__file__", None) for name in modules}


def _may_derive(texts, place, harmless):
    """Whether a class could be a model: it derives from one, or from what is not known, or a decorator makes it one.
    `place`: "file:line"; `harmless`: the names of classes that could not be computed and are none."""
    file = None if place is None else place.rpartition(":")[0]
    module = next((one for one in list(sys.modules.values()) if getattr(one, "__file__", None) == file), None)
    for text in texts:
        name, is_decorator = text.lstrip("@").partition("[")[0].partition("(")[0], text.startswith("@")
        try:
            found = eval(name, vars(module))
        except Exception:
            if name.rpartition(".")[2] in harmless:
                continue
            return True
        if _host.is_opaque(found) or ("mapped" in text or "declarative" in text if is_decorator
                                      else isinstance(found, type) and _is_model_or_unknown(found)):
            return True
    return False


def _is_model_or_unknown(cls):
    from sqlalchemy.orm.decl_api import DeclarativeAttributeIntercept, DeclarativeBase, DeclarativeBaseNoMeta
    if issubclass(cls, DeclarativeAttributeIntercept):   # a metaclass
        return True
    return isinstance(cls, DeclarativeAttributeIntercept) or getattr(cls, "metadata", None) is not None \
        or any(base in (DeclarativeBase, DeclarativeBaseNoMeta) or "__opaque_base__" in vars(base) for base in cls.__mro__)


def _makes_table(place):
    """Whether Table() stands in the statement at "file:line", which ends where a line begins another one."""
    file, _, line = (place or "").rpartition(":")
    try:
        with open(file, errors="replace") as source:
            lines = source.read().split("\n")[int(line) - 1:]
    except (OSError, ValueError):
        return True
    end = next((i for i, text in enumerate(lines) if i and text and text[0] not in " \t)]}#"), len(lines))
    return any("Table(" in text for text in lines[:end])


def _check_complete(statements, metadata):
    """Refuses to compare where a model may be missing: a class, or what reached SQLAlchemy, could not be computed. Of
    `metadata` that only some modules have to do with: theirs."""
    files = None if metadata is None else _files_of_models(metadata)
    if files:
        statements = [entry for entry in statements if entry[1] is None or entry[1].rpartition(":")[0] in files]
    harmless = set()
    for may_be_model, place, error, *names in sorted(statements, key=lambda entry: isinstance(entry[0], str)):
        if may_be_model is False:
            may_be_model = _makes_table(place)
        elif isinstance(may_be_model, tuple):
            may_be_model = _may_derive(may_be_model, place, harmless)
            if not may_be_model:
                harmless.update(names)
        if _is_mapped(may_be_model) if isinstance(may_be_model, str) else may_be_model:
            from alembic.util.exc import CommandError
            raise CommandError(f"The models are not complete, so nothing is compared: {place}: "
                               f"{', '.join(names) or 'a statement'} could not be computed: {error}")


def _name_parents(schema, table, kind, name):
    """The third argument of include_name."""
    if kind == "schema":
        return {}
    parents = {"schema_name": schema} if kind == "table" else {"table_name": table, "schema_name": schema}
    table = name if kind == "table" else table
    if table:
        parents["schema_qualified_table_name"] = f"{schema}.{table}" if schema else table
    return parents
