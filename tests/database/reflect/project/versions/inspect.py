"""Prints what the inspector says: run by reflect.sh, recorded with Alembic 1.19.2 and SQLAlchemy 2.0.52."""
from alembic import op
import sqlalchemy as sa
from sqlalchemy import inspect

revision = 'aaaa'
down_revision = None


def show(x):
    if isinstance(x, dict):
        return '{' + ', '.join('%r: %s' % (k, show(v)) for k, v in x.items()) + '}'
    if isinstance(x, (list, tuple)):
        return '[' + ', '.join(map(show, x)) + ']'
    if isinstance(x, sa.sql.elements.TextClause):
        return 'text(%r)' % x.text
    return repr(x)


def upgrade():
    bind = op.get_bind()
    bind.exec_driver_sql('CREATE TABLE nowhere (id INTEGER PRIMARY KEY)')
    i = inspect(bind)
    print('default', i.default_schema_name, sorted(i.get_schema_names()), i.dialect.name)
    schemas = [None] + (['other', 'public'] if i.dialect.name == 'postgresql' else ['main'])
    for s in schemas:
        print('tables', sorted(i.get_table_names(schema=s)))
        print('views', sorted(i.get_view_names(schema=s)))
        try:
            print('seqs', sorted(i.get_sequence_names(schema=s)))
            print('mviews', i.get_materialized_view_names(schema=s))
            print('enums', show(i.get_enums(schema=s)))
        except (NotImplementedError, AttributeError) as e:
            print(type(e).__name__)
        for t in sorted(i.get_table_names(schema=s)) + sorted(i.get_view_names(schema=s)):
            print(t, 'cols', show(i.get_columns(t, schema=s)))
            print(t, 'pk', show(i.get_pk_constraint(t, schema=s)))
            print(t, 'fk', show(i.get_foreign_keys(t, schema=s)))
            print(t, 'uq', show(i.get_unique_constraints(t, schema=s)))
            print(t, 'ck', show(i.get_check_constraints(t, schema=s)))
            print(t, 'ix', show(i.get_indexes(t, schema=s)))
            try:
                print(t, 'comment', show(i.get_table_comment(t, schema=s)))
            except NotImplementedError:
                print('NotImplementedError')
    for f in ('get_columns', 'get_pk_constraint', 'get_foreign_keys', 'get_indexes', 'get_unique_constraints', 'get_check_constraints', 'get_view_definition'):
        try:
            print(show(getattr(i, f)('nope')))
        except Exception as e:
            print(f, type(e).__name__, e)
    print(i.has_table('child'), i.has_table('nope'), i.has_table('CHILD'), i.has_table('v_plain'), i.has_index('indexed', 'i_plain'), i.has_index('nope', 'x'))
    print(show(i.get_view_definition('v_plain')))
    m = sa.MetaData()
    t = sa.Table('child', m, autoload_with=bind)
    print(sorted(m.tables))
    for c in t.columns:
        print(repr(c.name), repr(c.type), c.nullable, c.primary_key, c.autoincrement, c.server_default is not None and c.server_default.arg.text)
    for c in sorted(t.constraints, key=lambda c: (type(c).__name__, str(c.name), str([x.name for x in c.columns]))):
        print(type(c).__name__, c.name, [x.name for x in c.columns])
    print(sorted(str(f.target_fullname) for f in t.foreign_keys))
    d = sa.Table('defaults', m, autoload_with=bind)
    for c in d.columns:
        print(repr(c.name), repr(c.type), c.nullable, c.server_default is not None and getattr(c.server_default, 'arg', None) is not None and c.server_default.arg.text)
    x = sa.Table('indexed', m, autoload_with=bind)
    for ix in sorted(x.indexes, key=lambda ix: ix.name):
        print(ix.name, ix.unique, [str(e) for e in ix.expressions], show(dict(ix.kwargs)))
    m2 = sa.MetaData()
    m2.reflect(bind, only=['parent', 'child'])
    print(sorted(m2.tables))
    m3 = sa.MetaData()
    m3.reflect(bind=bind, views=True)
    print(sorted(m3.tables))
    try:
        sa.Table('nope', sa.MetaData(), autoload_with=bind)
    except Exception as e:
        print(type(e).__name__, e)
    try:
        sa.MetaData().reflect(bind, only=['nope'])
    except Exception as e:
        print(type(e).__name__, str(e)[:60])
    for what in ('columns', 'pk_constraint', 'foreign_keys', 'indexes', 'unique_constraints', 'check_constraints'):
        print(what, sorted(getattr(i, 'get_multi_' + what)()))
    from sqlalchemy.engine.reflection import ObjectKind, ObjectScope
    print(sorted(i.get_multi_columns(kind=ObjectKind.ANY)), sorted(i.get_multi_pk_constraint(filter_names=['parent', 'v_plain'])))
    j = inspect(bind.engine) if i.dialect.name == 'postgresql' else i
    print(j.get_table_names() == i.get_table_names())


def downgrade():
    pass
