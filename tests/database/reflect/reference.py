"""reference.py URL [--all] [--views]: what SQLAlchemy's inspector says of a database, as dump.c writes it.

For developers: needs SQLAlchemy 2.0.52; its output over the scripts of this folder is recorded beside them.
"""
import json
import sys
import warnings

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql import sqltypes

text = lambda value: json.dumps(value, ensure_ascii=False)
names = lambda values: "[" + ", ".join(map(text, values)) + "]"


def module_of(cls):
    for module, name in ((postgresql, "postgresql"), (sqlite, "sqlite"), (sa, "sqlalchemy")):
        if getattr(module, cls.__name__, None) is cls and cls.__module__.startswith("sqlalchemy.dialects") == (
            name != "sqlalchemy"
        ):
            return name
    return "sqlalchemy"


def type_text(t):
    out = [f"{module_of(type(t))}.{type(t).__name__}("]
    get = lambda name: getattr(t, name, None)
    if isinstance(t, (postgresql.ENUM, postgresql.DOMAIN)):
        out.append(f"name={text(t.name)}")
        if t.schema:
            out.append(f"schema={text(t.schema)}")
    if isinstance(t, (sqltypes.String, sqltypes._Binary, postgresql.BIT)) and not isinstance(t, sqltypes.Enum):
        if get("length") is not None:
            out.append(f"length={t.length}")
    if get("precision") is not None:
        out.append(f"precision={t.precision}")
    if isinstance(t, sqltypes.Numeric) and not isinstance(t, sqltypes.Float) and t.scale is not None:
        out.append(f"scale={t.scale}")
    if get("timezone"):
        out.append("timezone")
    if get("varying"):
        out.append("varying")
    if get("fields"):
        out.append(f"fields={text(t.fields)}")
    if get("collation"):
        out.append(f"collation={text(t.collation)}")
    if isinstance(t, sqltypes.Enum):
        out.append(f"values={names(t.enums)}")
    if isinstance(t, sqltypes.ARRAY):
        out.append("item=" + type_text(t.item_type))
    if isinstance(t, postgresql.DOMAIN):
        out.append("item=" + type_text(t.data_type))
        if t.default is not None:
            out.append(f"default={text(str(t.default))}")
        if t.check is not None:
            out.append(f"check={text(str(t.check))}")
        if t.constraint_name is not None:
            out.append(f"constraint_name={text(t.constraint_name)}")
        if t.not_null:
            out.append("not_null")
    return " ".join(out + [")"])


def options_text(options):
    out = []
    for key, value in options.items():
        if isinstance(value, bool):
            value = "true" if value else "false"
        elif isinstance(value, dict):
            value = "[" + ", ".join(f"{text(k)}: {text(v)}" for k, v in value.items()) + "]"
        elif isinstance(value, (list, tuple)):
            value = names(value)
        else:
            value = text(str(value))
        out.append(f" {key}={value}")
    return "".join(out)


def field(name, value):
    return "" if value is None else f" {name}={text(str(value))}"


def column_text(c):
    out = f"  column {text(c['name'])} {type_text(c['type'])}"
    out += "" if c["nullable"] else " not null"
    out += field("default", c["default"])
    out += " autoincrement" if c.get("autoincrement") is True else ""
    out += field("comment", c.get("comment"))
    if "computed" in c:
        out += field("computed", c["computed"]["sqltext"]) + (" persisted" if c["computed"]["persisted"] else "")
    if "identity" in c:
        i = c["identity"]
        out += f" identity {'always' if i['always'] else 'by default'} {i['start']} {i['increment']} {i['minvalue']}"
        out += f" {i['maxvalue']} {i['cache']}" + (" cycle" if i["cycle"] else "")
    return out + options_text(c.get("dialect_options", {}))


def foreign_key_text(f):
    o = f["options"]
    out = f"  foreign key {text(f['name'])} columns={names(f['constrained_columns'])}"
    out += field("schema", f["referred_schema"]) + field("table", f["referred_table"])
    out += f" referent={names(f['referred_columns'])}"
    out += field("onupdate", o.get("onupdate")) + field("ondelete", o.get("ondelete"))
    out += {None: "", True: " deferrable", False: " not deferrable"}[o.get("deferrable")]
    out += field("initially", o.get("initially")) + field("match", o.get("match"))
    return out + field("comment", f.get("comment"))


def index_text(i):
    out = f"  index {text(i['name'])}" + (" unique" if i["unique"] else "") + " on"
    for n, name in enumerate(i["column_names"]):
        out += f" {text(name)}" if name is not None else f" sql:{text(i['expressions'][n])}"
        sorting = i.get("column_sorting", {}).get(name if name is not None else i["expressions"][n], ())
        out += " desc" if "desc" in sorting else ""
        out += " nulls first" if "nulls_first" in sorting else " nulls last" if "nulls_last" in sorting else ""
    out += " duplicates" if "duplicates_constraint" in i else ""
    return out + options_text(i.get("dialect_options", {}))


def table_text(inspector, name, schema, word):
    comment = None
    try:
        comment = inspector.get_table_comment(name, schema=schema)["text"]
    except NotImplementedError:
        pass
    lines = [f"{word} {text(schema)} {text(name)}" + field("comment", comment)]
    lines += map(column_text, inspector.get_columns(name, schema=schema))
    pk = inspector.get_pk_constraint(name, schema=schema)
    if pk["constrained_columns"]:
        lines.append(f"  primary key {text(pk['name'])} columns={names(pk['constrained_columns'])}"
                     + options_text(pk.get("dialect_options", {})) + field("comment", pk.get("comment")))
    lines += map(foreign_key_text, inspector.get_foreign_keys(name, schema=schema))
    for u in inspector.get_unique_constraints(name, schema=schema):
        lines.append(f"  unique {text(u['name'])} columns={names(u['column_names'])}"
                     + options_text(u.get("dialect_options", {})) + field("comment", u.get("comment")))
    for c in inspector.get_check_constraints(name, schema=schema):
        options = {f"{inspector.dialect.name}_{k}": v for k, v in c.get("dialect_options", {}).items()}
        lines.append(f"  check {text(c['name'])}" + field("check", c["sqltext"]) + options_text(options)
                     + field("comment", c.get("comment")))
    lines += map(index_text, inspector.get_indexes(name, schema=schema))
    return lines


def main():
    url, *flags = sys.argv[1:]
    engine = sa.create_engine(url)
    inspector = sa.inspect(engine)
    schemas = [None]
    if "--all" in flags:
        hidden = {inspector.default_schema_name, "information_schema"}
        schemas += [s for s in inspector.get_schema_names() if s not in hidden]
    lines = []
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        for schema in schemas:
            both = {name: "table" for name in inspector.get_table_names(schema)}
            if "--views" in flags:
                both |= {name: "view" for name in inspector.get_view_names(schema)}
                if engine.dialect.name == "postgresql":
                    both |= {name: "view" for name in inspector.get_materialized_view_names(schema)}
                    both |= {name: "view" for name in inspector.get_foreign_table_names(schema)}
            for name in sorted(both, key=lambda n: n.encode()):
                lines += table_text(inspector, name, schema, both[name])
    if engine.dialect.name == "postgresql":
        for schema in schemas:
            for e in inspector.get_enums(schema):
                t = postgresql.ENUM(*e["labels"], name=e["name"], schema=None if e["visible"] else e["schema"])
                lines.append("type " + type_text(t))
    lines += sorted({f"warning {w.message}" for w in caught})
    print("\n".join(lines))


main()
