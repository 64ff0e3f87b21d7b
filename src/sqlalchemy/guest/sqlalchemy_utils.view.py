"""sqlalchemy_utils.view: views as tables, of which the MetaData that is compared knows nothing."""
from sqlalchemy import event
from sqlalchemy.sql.ddl import DDL
from sqlalchemy.sql.schema import Column, MetaData, PrimaryKeyConstraint, Table


def _sql_of(selectable, connection):
    return str(selectable.compile(dialect=connection.dialect, compile_kwargs={"literal_binds": True}))


def create_table_from_selectable(name, selectable, indexes=None, metadata=None, aliases=None, **kwargs):
    aliases = aliases or {}
    columns = [Column(c.name, c.type, key=aliases.get(c.name, c.name), primary_key=c.primary_key)
               for c in selectable.selected_columns]
    table = Table(name, MetaData() if metadata is None else metadata, *columns, *(indexes or ()), **kwargs)
    if not any(c.primary_key for c in columns):
        table.append_constraint(PrimaryKeyConstraint(*[c.name for c in columns]))
    return table


def _listen(metadata, create, drop):
    event.listen(metadata, "after_create", create)
    event.listen(metadata, "before_drop", drop)


def create_view(name, selectable, metadata, cascade_on_drop=True, replace=False):
    def create(target, connection, **kw):
        what = "CREATE OR REPLACE VIEW" if replace else "CREATE VIEW"
        connection.exec_driver_sql(f"{what} {name} AS {_sql_of(selectable, connection)}")

    _listen(metadata, create, DDL(f"DROP VIEW IF EXISTS {name}" + (" CASCADE" if cascade_on_drop else "")))
    return create_table_from_selectable(name, selectable)


def create_materialized_view(name, selectable, metadata, indexes=None, aliases=None):
    table = create_table_from_selectable(name, selectable, indexes, aliases=aliases)

    def create(target, connection, **kw):
        connection.exec_driver_sql(f"CREATE MATERIALIZED VIEW {name} AS {_sql_of(selectable, connection)}")
        for index in table.indexes:
            index.create(connection)

    _listen(metadata, create, DDL(f"DROP MATERIALIZED VIEW IF EXISTS {name} CASCADE"))
    return table


def refresh_materialized_view(session, name, concurrently=False):
    session.flush()
    session.execute(DDL("REFRESH MATERIALIZED VIEW %s%s" % ("CONCURRENTLY " if concurrently else "", name)))
