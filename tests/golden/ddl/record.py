#!/usr/bin/env python3
"""Records what Alembic and SQLAlchemy write for operations: record.py CASES.py > CASES.json

Not run by the tests: it needs Alembic 1.19 on SQLAlchemy 2.0. CASES.py is a list of cases, each a comment line with its name and
dialects (`naming`: with a naming convention, `percents`: in the driver's own parameter style), and calls of op.* below it. Each becomes the operations as data (what the C structs hold) and, for each dialect, the
statements or the exception. Expressions are data as text: how they are written is another subject.
"""
import io
import json
import re
import sys

import sqlalchemy as sa
from alembic.ddl.impl import DefaultImpl
from alembic.migration import MigrationContext
from alembic.operations import Operations, ops
from sqlalchemy import schema as sch
from sqlalchemy.dialects import mysql, postgresql, sqlite
from sqlalchemy.sql import elements, sqltypes
from sqlalchemy.sql.base import _NONE_NAME

DIALECTS = ("postgresql", "sqlite", "mysql")


def dialect_of(name, percents):
    if name == "mariadb":
        from sqlalchemy.dialects.mysql.mariadb import MariaDBDialect
        return MariaDBDialect(paramstyle="named")
    style = {"postgresql": "pyformat", "sqlite": "qmark", "mysql": "format"}[name] if percents else "named"
    return {"postgresql": postgresql, "sqlite": sqlite, "mysql": mysql}[name].dialect(paramstyle=style)


class Describe:
    """Operations as data, for one dialect (expressions are in its words)."""

    def __init__(self, dialect, context):
        self.dialect = dialect
        self.context = context
        plain = dialect_of(dialect.name, False)
        self.compiler = plain.ddl_compiler(plain, None)

    def name(self, value):
        if value is None or value is _NONE_NAME:
            return None
        quote = getattr(value, "quote", None)
        if isinstance(value, elements._truncated_label):
            return {"text": str(value), "conventional": True}
        return str(value) if quote is None else {"text": str(value), "quote": quote}

    def sql(self, expression):
        if isinstance(expression, str):
            return expression
        return self.compiler.sql_compiler.process(expression, include_table=False, literal_binds=True)

    def type(self, t):
        if isinstance(t, sqltypes.TypeDecorator) and not isinstance(t, (sa.Interval, sa.PickleType)):
            out = {"decorated": True, "item": self.type(t.impl_instance)}
            return self.variants(t, out)
        cls = type(t)
        module = cls.__module__
        out = {"class": cls.__name__, "module": "sqlalchemy"}
        if module.startswith("sqlalchemy.dialects."):
            out["module"] = module.split(".")[2]
        elif isinstance(t, sa.types.UserDefinedType):
            out = {"class": "", "module": "", "spec": t.get_col_spec()}
        for key in ("length", "precision", "scale", "collation", "charset", "fields", "dimensions"):
            if getattr(t, key, None) is not None:
                out[key] = getattr(t, key)
        for key, attribute in (("fsp", "precision"), ("display_width", "length"), ("second_precision", "precision")):
            if getattr(t, key, None) is not None:
                out[attribute] = getattr(t, key)
        flags = {"timezone": "timezone", "varying": "varying", "unsigned": "unsigned", "zerofill": "zerofill", "binary": "binary",
                 "national": "national", "ascii": "ascii", "unicode": "unicode", "create_constraint": "constraint",
                 "inherit_schema": "inherits_schema", "not_null": "not_null"}
        for key, flag in flags.items():
            if getattr(t, key, None) is True:
                out[flag] = True
        if getattr(t, "native_enum", True) is False or getattr(t, "native_uuid", True) is False:
            out["native"] = False
        if isinstance(t, sa.Interval) and not t.native:
            out["native"] = False
        if getattr(t, "create_type", True) is False:
            out["created"] = False
        if getattr(t, "metadata", None) is not None:
            out["has_metadata"] = True
        if isinstance(t, (sa.Enum, postgresql.DOMAIN)):
            out["name"], out["schema"] = self.name(t.name), self.name(t.schema)
        if isinstance(t, (sa.Enum, mysql.SET)):
            out["values"] = list(t.enums if isinstance(t, sa.Enum) else t.values)
            if isinstance(t, sa.Enum):
                out["length"] = t.length if t.length is not None else 0
        if isinstance(t, postgresql.DOMAIN):
            out["item"] = self.type(t.data_type)
            out["constraint_name"] = t.constraint_name
            if t.check is not None:
                out["check"] = self.sql(t.check)
            if t.default is not None:
                out["default"] = self.compiler.render_default_string(t.default)
        if isinstance(t, sa.ARRAY):
            out["item"] = self.type(t.item_type)
        return self.variants(t, out)

    def variants(self, t, out):
        if t._variant_mapping:
            out["variants"] = {k: self.type(v) for k, v in t._variant_mapping.items()}
        return out

    def default(self, value):
        """The parts of a server_default=: default, computed, identity."""
        if isinstance(value, sa.Computed):
            return {"computed": {"sql": self.sql(value.sqltext), "persisted": value.persisted}}
        if isinstance(value, sa.Identity):
            return {"identity": {"always": bool(value.always), **self.sequence_options(value)}}
        if value is None or value is False:
            return {}
        arg = value.arg if isinstance(value, sa.DefaultClause) else value
        if isinstance(arg, sa.FetchedValue):
            return {"default": {"fetched": True}}
        return {"default": {"string": arg} if isinstance(arg, str) else {"sql": self.sql(arg)}}

    def sequence_options(self, value):
        keys = ("start", "increment", "minvalue", "maxvalue", "nominvalue", "nomaxvalue", "cycle", "cache")
        return {k: getattr(value, k) for k in keys if getattr(value, k) is not None}

    def option(self, value):
        if isinstance(value, elements.ClauseElement):
            return {"sql": self.sql(value)}
        if isinstance(value, dict):
            return {str(k): self.option(v) for k, v in value.items()}
        if isinstance(value, (list, tuple)):
            return [self.option(v) for v in value]
        if isinstance(value, sa.Column):
            return value.name
        return value

    def options(self, kwargs):
        return {k: self.option(v) for k, v in kwargs.items()}

    def constraint(self, c):
        kinds = {sa.PrimaryKeyConstraint: 0, sa.UniqueConstraint: 1, sa.ForeignKeyConstraint: 2, sa.CheckConstraint: 3,
                 postgresql.ExcludeConstraint: 4}
        out = {"kind": next(n for k, n in kinds.items() if isinstance(c, k)), "options": self.options(c.dialect_kwargs)}
        name = c.name
        if name is _NONE_NAME and c.table is not None:
            from sqlalchemy.sql.naming import _constraint_name_for_table
            name = _constraint_name_for_table(c, c.table)
        out["name"] = self.name(name)
        for key in ("deferrable", "initially"):
            if getattr(c, key, None) is not None:
                out[key] = getattr(c, key)
        if isinstance(c, sa.ForeignKeyConstraint):
            out["columns"] = [e.parent.name for e in c.elements]
            table = c.elements[0].column.table
            out["referent"] = [self.name(table.schema), self.name(table.name), [e.column.name for e in c.elements]]
            out.update({k: getattr(c, k) for k in ("onupdate", "ondelete", "match") if getattr(c, k) is not None})
            out["use_alter"] = bool(c.use_alter)
        elif isinstance(c, postgresql.ExcludeConstraint):
            out["exclusions"] = [[self.sql(e), op, c.ops.get(getattr(e, "key", None))] for e, _, op in c._render_exprs]
            out["using"] = c.using
            if c.where is not None:
                out["where"] = self.sql(c.where)
        elif isinstance(c, sa.CheckConstraint):
            out["inline"] = bool(c.is_column_level)
            out["of_type"] = bool(c._type_bound)
            out["columns"] = [x.name for x in c.columns]
            if not c._type_bound:
                out["sql"] = self.sql(c.sqltext)
            else:
                out["type"] = self.type(next(iter(c.columns)).type)
        else:
            out["columns"] = [x.name for x in c.columns]
            out["implicit"] = bool(getattr(c, "_implicit_generated", False))
        return out

    def column(self, c):
        out = {"name": self.name(c.name), "nullable": bool(c.nullable), "options": self.options(c.dialect_kwargs), "type": self.type(c.type)}
        out["nullable_given"] = c._user_defined_nullable is not sch.SchemaConst.NULL_UNSPECIFIED
        out.update(self.default(c.server_default))
        out["primary_key"] = bool(c.primary_key)
        out["autoincrement"] = {"auto": 0, True: 1, False: 2, "ignore_fk": 3}[c.autoincrement]
        out["comment"] = c.comment
        out["system"] = bool(c.system)
        if isinstance(c.default, sa.Sequence):
            out["sequence"] = {"name": self.name(c.default.name), "optional": bool(c.default.optional)}
        elif c.default is not None:
            out["has_default"] = True
        out["constraints"] = [self.constraint(k) for k in c.constraints]
        return out

    def index(self, i):
        out = {"name": self.name(i.name), "unique": bool(i.unique), "options": self.options(i.dialect_kwargs), "elements": []}
        for e in i.expressions:
            plain = isinstance(e, sa.Column)
            out["elements"].append({"column": self.name(e.name)} if plain else {"sql": self.sql(e)})
        return out

    def table(self, t):
        return {
            "schema": self.name(t.schema), "name": self.name(t.name), "columns": [self.column(c) for c in t.columns],
            "constraints": [self.constraint(c) for c in t._sorted_constraints if not (isinstance(c, sa.PrimaryKeyConstraint) and not len(c))],
            "indexes": [self.index(i) for i in sorted(t.indexes, key=lambda i: i.name)], "comment": t.comment,
            "prefixes": list(t._prefixes), "options": self.options(t.dialect_kwargs),
        }

    def type_check(self, schema_obj, o, type_):
        if type_ is None:
            return None
        t = schema_obj.table(o.table_name, sa.Column(o.column_name, type_), schema=o.schema)
        checks = [c for c in t.constraints if isinstance(c, sa.CheckConstraint)]
        return self.constraint(checks[0]) if checks else None

    def operation(self, o):
        so = self.context_schema()
        out = {"schema": self.name(getattr(o, "schema", None)), "table": self.name(getattr(o, "table_name", None))}
        if isinstance(o, ops.CreateTableOp):
            out.update(kind="create_table", if_not_exists=bool(o.if_not_exists), of=self.table(o.to_table(self.context)))
        elif isinstance(o, ops.DropTableOp):
            out.update(kind="drop_table", if_exists=bool(o.if_exists), of=self.table(o.to_table(self.context)))
        elif isinstance(o, ops.RenameTableOp):
            out.update(kind="rename_table", new_name=self.name(o.new_table_name))
        elif isinstance(o, ops.AddColumnOp):
            column = o.column if o.column.table is None else o.column._copy()
            table = so.table(o.table_name, column._copy(), schema=o.schema)
            out.update(kind="add_column", of=self.table(table), if_not_exists=bool(o.if_not_exists),
                       inline_references=bool(o.inline_references), inline_primary_key=bool(o.inline_primary_key))
        elif isinstance(o, ops.DropColumnOp):
            out.update(kind="drop_column", column={"name": self.name(o.column_name)}, if_exists=bool(o.if_exists))
        elif isinstance(o, ops.AlterColumnOp):
            out.update(kind="alter_column", column=self.name(o.column_name), new_name=self.name(o.modify_name),
                       nullable=o.modify_nullable, existing_nullable=o.existing_nullable)
            for key, given in (("type", o.modify_type), ("existing_type", o.existing_type)):
                if given is not None:
                    out[key] = self.type(sqltypes.to_instance(given))
                    out[key.replace("type", "check")] = self.type_check(so, o, sqltypes.to_instance(given))
            for key, given in (("server_default", o.modify_server_default), ("existing_server_default", o.existing_server_default)):
                if given is not False:
                    out[key] = self.default(given)
            for key, given in (("comment", o.modify_comment), ("existing_comment", o.existing_comment)):
                if given is not False:
                    out[key] = given
            out["using"] = o.kw.get("postgresql_using")
            out["autoincrement"] = o.kw.get("autoincrement")
            out["existing_autoincrement"] = o.kw.get("existing_autoincrement")
        elif isinstance(o, ops.CreateIndexOp):
            out.update(kind="create_index", index=self.index(o.to_index(self.context)), if_not_exists=bool(o.if_not_exists))
        elif isinstance(o, ops.DropIndexOp):
            i = o.to_index(self.context)
            out.update(kind="drop_index", index={"name": self.name(i.name), "options": self.options(i.dialect_kwargs), "elements": []},
                       if_exists=bool(o.if_exists))
        elif isinstance(o, ops.AddConstraintOp):
            c = o.to_constraint(self.context)
            t = c.parent if isinstance(c, sa.ForeignKeyConstraint) else c.table
            out["table"] = self.name(t.name)
            out["schema"] = self.name(t.schema)
            out.update(kind="create_constraint", constraint=self.constraint(c))
        elif isinstance(o, ops.DropConstraintOp):
            c = so.generic_constraint(o.constraint_name, o.table_name, o.constraint_type, schema=o.schema)
            out.update(kind="drop_constraint", name=self.name(c.name), type=o.constraint_type, if_exists=bool(o.if_exists))
        elif isinstance(o, (ops.CreateTableCommentOp, ops.DropTableCommentOp)):
            out.update(kind="create_table_comment" if isinstance(o, ops.CreateTableCommentOp) else "drop_table_comment",
                       comment=getattr(o, "comment", None))
        elif isinstance(o, ops.ExecuteSQLOp):
            e = o.sqltext
            word = type(e).__name__
            if isinstance(e, str):
                out.update(kind="execute", sql=e)
            elif word in ("CreateSequence", "DropSequence"):
                s = e.element
                out.update(kind="create_sequence" if word[0] == "C" else "drop_sequence",
                           checks=bool(getattr(e, "if_not_exists", False) or getattr(e, "if_exists", False)),
                           sequence={"name": self.name(s.name), "schema": self.name(s.schema), **self.sequence_options(s),
                                     "type": None if s.data_type is None else self.type(s.data_type)})
            elif word in ("CreateSchema", "DropSchema"):
                out.update(kind="create_schema" if word[0] == "C" else "drop_schema", name=self.name(e.element),
                           checks=bool(getattr(e, "if_not_exists", False) or getattr(e, "if_exists", False)),
                           cascade=bool(getattr(e, "cascade", False)))
            else:
                out.update(kind="create_type" if word.startswith("Create") else "drop_type", type=self.type(e.element))
        else:
            raise NotImplementedError(type(o))
        return out

    def context_schema(self):
        from alembic.operations.schemaobj import SchemaObjects
        return SchemaObjects(self.context)


def clean(value):
    if isinstance(value, dict):
        return {k: clean(v) for k, v in value.items() if v is not None and v is not False and v != {} and v != [] or k == "of"
                or (k in ("nullable", "native", "created", "persisted", "server_default", "existing_server_default", "deferrable",
                          "existing_nullable", "cycle", "quote", "nulls_not_distinct", "comment", "postgresql_nulls_not_distinct",
                          "sqlite_with_rowid", "postgresql_with_oids", "autoincrement") and v is not None)
                or (k == "comment" and v is None and "kind" in value and value["kind"] == "alter_column")}
    return [clean(v) for v in value] if isinstance(value, list) else value


class Recorder(Operations):
    """Notes how many operations ran, or describes them without running them: tables take what they are made of."""

    count = 0
    describe = None

    def invoke(self, operation):
        self.count += 1
        if self.describe:
            self.described.append(clean(self.describe.operation(operation)))
            return None
        return super().invoke(operation)


def operations(code, dialect, out):
    environment = {"sa": sa, "postgresql": postgresql, "mysql": mysql, "sqlite": sqlite, "sch": sch}
    options = {"as_sql": True, "output_buffer": out}
    if "# naming" in code:
        options["target_metadata"] = sa.MetaData(naming_convention={
            "ix": "ix_%(column_0_label)s", "uq": "uq_%(table_name)s_%(column_0_name)s", "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s", "pk": "pk_%(table_name)s"})
    context = MigrationContext.configure(dialect=dialect, opts=options)
    environment["op"] = Recorder(context)
    return environment


def run(code, dialect_name):
    out = io.StringIO()
    dialect = dialect_of(dialect_name, "# percents" in code)
    environment = operations(code, dialect, out)
    result = {"sql": ""}
    try:
        exec(code, environment)
    except Exception as e:
        text = re.sub("0x[0-9a-f]+", "0x7f0000000000", str(e) if not isinstance(e, KeyError) else e.args[0])
        text = text.replace(" (Background on this error at: https://sqlalche.me/e/20/l7de)", "")
        module = type(e).__module__
        result["error"] = [("" if module == "builtins" else module + ".") + type(e).__name__, text]
    result["sql"] = out.getvalue()
    ran = environment["op"].count
    environment = operations(code, dialect, io.StringIO())
    op = environment["op"]
    op.describe, op.described = Describe(dialect, op.migration_context), []
    try:
        exec(code, environment)
    except Exception:
        if "error" not in result:
            raise
    result["operations"] = op.described[:ran]
    return result


def main():
    import warnings
    warnings.simplefilter("ignore")
    cases = []
    for block in re.split(r"^#: ", open(sys.argv[1]).read(), flags=re.M)[1:]:
        head, code = block.split("\n", 1)
        name, *dialects = head.split()
        if dialects and dialects[-1] in ("naming", "percents"):
            code = "# %s\n%s" % (dialects.pop(), code)
        for dialect in dialects or DIALECTS:
            percents = {"percents": True} if "# percents" in code else {}
            cases.append({"name": name, "dialect": dialect, **percents, **run(code, dialect)})
    print("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]")


main()
