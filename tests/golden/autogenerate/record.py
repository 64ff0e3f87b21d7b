"""Records a case of this folder from SQLAlchemy 2.0 and Alembic 1.19: python3 record.py PROJECT URL OUT.

PROJECT has after.py (or after/) and the files `case` and `configure`. Writes the models' schema, the database's schema as
SQLAlchemy reflects it, and the options, as JSON; what Alembic makes of them is put beside it by hand.
"""
import importlib, json, os, sys
import sqlalchemy as sa
from sqlalchemy.sql import schema as S, elements as El
from sqlalchemy.dialects import postgresql as pg

project, url, out = sys.argv[1:4]
sys.path.insert(0, project)
engine = sa.create_engine(url)
dialect = engine.dialect
pairs = lambda f: dict(l.rstrip("\n").split("=", 1) for l in open(f) if "=" in l) if os.path.exists(f) else {}
case, configure = pairs(project + "/case"), pairs(project + "/configure")


def sql(e, table=False):
    return str(e.compile(dialect=dialect, compile_kwargs={"literal_binds": True, "include_table": table}))


def name(n):
    return None if n is None or not isinstance(n, str) else {"text": str(n), "final": isinstance(n, El.conv)}


def typ(t, variants=True):
    d = {"module": "sqlalchemy" if type(t).__module__.startswith("sqlalchemy.sql") else type(t).__module__.split(".")[2] if type(t).__module__.startswith("sqlalchemy.dialects") else None,
         "class": type(t).__name__}
    if d["module"] is None:
        d["repr"], d["import"] = "%s.%r" % (type(t).__module__, t), type(t).__module__
        d["spec"] = dialect.type_compiler.process(t)
        if isinstance(t, sa.TypeDecorator):
            d["item"] = typ(sa.types.to_instance(t.load_dialect_impl(dialect)))
    for k in ("length", "precision", "scale", "decimal_return_scale", "collation", "charset", "fields", "name", "schema", "dimensions"):
        v = getattr(t, k, None)
        if v is not None and not callable(v):
            d[k] = str(v) if isinstance(v, str) else v
    if isinstance(t, sa.Enum) and t.length == t._default_length:
        d.pop("length", None)
    for k, w in (("timezone", "timezone"), ("none_as_null", "none_as_null"), ("as_tuple", "as_tuple"), ("zero_indexes", "zero_indexes"), ("varying", "varying"), ("create_constraint", "create_constraint"), ("inherit_schema", "inherit_schema")):
        if getattr(t, k, False) is True:
            d[w] = True
    for k in ("as_uuid", "native_uuid", "native_enum", "asdecimal"):
        if isinstance(getattr(t, k, None), bool):
            d[k] = getattr(t, k)
    if getattr(t, "metadata", None) is not None:
        d["metadata"] = True
    if isinstance(t, sa.Enum):
        d["values"] = list(t.enums)
    for k in ("item_type", "astext_type", "text_type", "data_type"):
        if getattr(t, k, None) is not None:
            d["item"] = typ(getattr(t, k))
    if variants and t._variant_mapping:
        d["variants"] = {k: typ(v, False) for k, v in t._variant_mapping.items()}
    return d


def value(v):
    if isinstance(v, S.Column):
        return {"kind": "text", "text": v.name}
    if isinstance(v, sa.sql.ClauseElement):
        return {"kind": "expression", "sql": sql(v)}
    if isinstance(v, (list, tuple)):
        return {"kind": "list", "tuple": isinstance(v, tuple), "items": [value(x) for x in v]}
    if isinstance(v, dict):
        return {"kind": "map", "items": [dict(value(x), key=k) for k, x in v.items()]}
    if isinstance(v, bool):
        return {"kind": "boolean", "boolean": v}
    if isinstance(v, (int, float)):
        return {"kind": "number", "text": repr(v)}
    return {"kind": "none"} if v is None else {"kind": "text", "text": str(v)}


def options(view):
    return [dict(value(v), key=k) for k, v in view.items()]


def sequence(i):
    return {k: getattr(i, k) for k in ("start", "increment", "minvalue", "maxvalue", "nominvalue", "nomaxvalue", "cycle", "cache", "order", "always", "on_null") if getattr(i, k, None) is not None}


def column(c, owned=None):
    d = {"name": str(c.name), "key": c.key, "type": typ(c.type), "nullable": c.nullable, "pk": c.primary_key, "system": c.system,
         "nullable_given": c._user_defined_nullable is not S.NULL_UNSPECIFIED, "comment": c.comment, "autoincrement": c.autoincrement, "options": options(c.kwargs)}
    s = c.server_default
    if isinstance(s, sa.Computed):
        d["computed"] = {"sql": sql(s.sqltext), "persisted": s.persisted}
    elif isinstance(s, sa.Identity):
        d["identity"] = sequence(s)
    elif isinstance(s, S.DefaultClause):
        if isinstance(s.arg, str):
            d["default"] = s.arg
        else:
            d["expression"] = sql(s.arg)
    elif s is not None:
        d["fetched"] = True
    for k in ("default", "onupdate"):
        if getattr(c, k) is not None:
            d["repr_" + k] = repr(getattr(c, k))
    if owned:
        d["owned"] = owned
    return d


def constraint(k, inline=False):
    d = {"name": name(k.name), "deferrable": k.deferrable, "initially": k.initially, "options": options(k.dialect_kwargs)}
    if isinstance(k, sa.PrimaryKeyConstraint):
        d.update(kind="primary", columns=[c.name for c in k.columns])
    elif isinstance(k, sa.UniqueConstraint):
        d.update(kind="unique", columns=[c.name for c in k.columns])
    elif isinstance(k, sa.ForeignKeyConstraint):
        e = k.elements
        try:
            cols = [f.column for f in e]
            place = (cols[0].table.schema, cols[0].table.name, [c.name for c in cols])
        except Exception:
            parts = e[0]._get_colspec().split(".")
            place = (".".join(parts[:-2]) or None, parts[-2], [f._get_colspec().split(".")[-1] for f in e])
        d.update(kind="foreign", columns=[f.parent.name for f in e], schema=place[0], table=place[1], referents=place[2], onupdate=k.onupdate, ondelete=k.ondelete, match=k.match, use_alter=k.use_alter)
    elif isinstance(k, sa.CheckConstraint):
        d.update(kind="check", sql=sql(k.sqltext), of_type=bool(k._type_bound), inline=inline)
    elif isinstance(k, pg.ExcludeConstraint):
        d.update(kind="exclude", using=k.using, where=None if k.where is None else sql(k.where),
                 exclusions=[{"column": x.name if isinstance(x, El.ColumnClause) and not x.is_literal else None, "sql": sql(x), "op": op} for x, n, op in k._render_exprs])
    return d


def element(e):
    if isinstance(e, S.Column):
        return {"column": e.name}
    cols = []
    sa.sql.visitors.traverse(e, {}, {"column": cols.append})
    x = e
    while isinstance(x, El.UnaryExpression):
        x = x.element
    return {"sql": sql(e), "column": x.name if isinstance(x, El.ColumnClause) and not x.is_literal else None, "first": cols[0].name if cols else None, "binary": isinstance(e, El.BinaryExpression)}


def index(i):
    return {"name": name(i.name), "unique": bool(i.unique), "elements": [element(e) for e in i.expressions], "options": options(i.dialect_kwargs), "duplicates": bool(i.info.get("duplicates_constraint"))}


def table(t, owned={}):
    order = lambda xs: sorted(xs, key=lambda x: (type(x).__name__, str(x.name or ""), getattr(x, "_creation_order", 0)))
    return {"schema": t.schema, "name": str(t.name), "comment": t.comment, "prefixes": t._prefixes, "info": repr(t.info) if t.info else None, "options": options(t.kwargs),
            "columns": [column(c, owned.get((t.schema, t.name, c.name))) for c in t.columns],
            "constraints": [constraint(k) for k in order(t.constraints)] + [constraint(k, True) for c in t.columns for k in c.constraints], "indexes": [index(i) for i in order(t.indexes)]}


def names(t):
    for k in list(t.constraints) + list(t.indexes):
        if isinstance(k.name, str):
            k.name = El.conv(k.name)
    return t


OWNED = """select case when n.nspname = current_schema() then null else n.nspname end, t.relname, a.attname, c.relname from pg_class c join pg_depend d on d.objid = c.oid and d.classid = 'pg_class'::regclass
and d.refclassid = 'pg_class'::regclass join pg_class t on t.oid = d.refobjid join pg_namespace n on n.oid = t.relnamespace join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid where c.relkind = 'S' and d.deptype = 'a'"""
with engine.connect() as con:
    inspector = sa.inspect(con)
    owned = {tuple(r[:3]): r[3] for r in con.exec_driver_sql(OWNED)} if dialect.name == "postgresql" else {}
    actual = []
    schemas = [None] + ([s for s in inspector.get_schema_names() if s not in ("information_schema", dialect.default_schema_name)] if configure.get("include_schemas") == "True" else [])
    for s in schemas:
        for n in sorted(inspector.get_table_names(schema=s)):
            t = sa.Table(n, sa.MetaData(), schema=s)
            inspector.reflect_table(t, include_columns=None, resolve_fks=False)
            d = table(names(t), owned)
            present = {i["name"]["text"] for i in d["indexes"]}
            for i in inspector.get_indexes(n, schema=s):  # SQLAlchemy leaves out those that carry a constraint
                if i["name"] not in present and i.get("duplicates_constraint"):
                    d["indexes"].append({"name": {"text": i["name"], "final": True}, "unique": i["unique"], "elements": [{"column": c} for c in i["column_names"]], "options": [], "duplicates": True})
            actual.append(d)
module, _, attribute = case["target"].partition(":")
target = importlib.import_module(module)
for part in attribute.split("."):
    target = getattr(target, part)
desired = [{"tables": [table(t) for t in m.tables.values()]} for m in (target if isinstance(target, (list, tuple)) else [target])]
with open(out, "w") as f:
    json.dump({"dialect": dialect.name, "options": configure, "desired": desired, "actual": {"default_schema": dialect.default_schema_name, "tables": actual}}, f, indent=1)
    f.write("\n")
