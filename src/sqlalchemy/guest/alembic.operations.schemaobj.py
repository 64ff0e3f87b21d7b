"""Tables, columns and constraints that a directive names, as far as it tells of them."""
from sqlalchemy.sql.schema import (CheckConstraint, Column, Constraint, ForeignKeyConstraint, Index, MetaData,
                                   PrimaryKeyConstraint, Table, UniqueConstraint)
from sqlalchemy.sql.sqltypes import NULLTYPE, Integer


class SchemaObjects:
    def __init__(self, migration_context=None):
        self.migration_context = migration_context

    def metadata(self):
        """A MetaData with the naming convention of the project's own."""
        context = self.migration_context
        target = None if context is None else context.opts.get("target_metadata")
        if MetaData in type(target).__mro__:    # one that is not known has no convention
            return MetaData(naming_convention=target.naming_convention)
        return MetaData()

    def _bare_table(self, name, columns, schema):
        return Table(name, self.metadata(), *[Column(column, NULLTYPE) for column in columns], schema=schema)

    def primary_key_constraint(self, name, table_name, cols, schema=None, **dialect_kw):
        table = self._bare_table(table_name, cols, schema)
        return PrimaryKeyConstraint(*[table.c[column] for column in cols], name=name, **dialect_kw)

    def foreign_key_constraint(self, name, source, referent, local_cols, remote_cols, onupdate=None, ondelete=None,
                               deferrable=None, source_schema=None, referent_schema=None, initially=None, match=None,
                               **dialect_kw):
        metadata = self.metadata()
        columns = local_cols
        if source == referent and source_schema == referent_schema:
            columns = local_cols + remote_cols
        else:
            Table(referent, metadata, *[Column(column, NULLTYPE) for column in remote_cols], schema=referent_schema)
        table = Table(source, metadata, *[Column(column, NULLTYPE) for column in dict.fromkeys(columns)],
                      schema=source_schema)
        prefix = "%s.%s" % (referent_schema, referent) if referent_schema else referent
        constraint = ForeignKeyConstraint(local_cols, ["%s.%s" % (prefix, column) for column in remote_cols],
                                          name=name, onupdate=onupdate, ondelete=ondelete, deferrable=deferrable,
                                          initially=initially, match=match, **dialect_kw)
        table.append_constraint(constraint)
        return constraint

    def unique_constraint(self, name, source, local_cols, schema=None, **kw):
        table = self._bare_table(source, local_cols, schema)
        kw["name"] = name
        constraint = UniqueConstraint(*[table.c[column] for column in local_cols], **kw)
        table.append_constraint(constraint)
        return constraint

    def check_constraint(self, name, source, condition, schema=None, **kw):
        table = Table(source, self.metadata(), Column("x", Integer), schema=schema)
        constraint = CheckConstraint(condition, name=name, **kw)
        table.append_constraint(constraint)
        return constraint

    def generic_constraint(self, name, table_name, type_, schema=None, **kw):
        table = self.table(table_name, schema=schema)
        makers = {"foreignkey": lambda name: ForeignKeyConstraint([], [], name=name), "primary": PrimaryKeyConstraint,
                  "unique": UniqueConstraint, "check": lambda name: CheckConstraint("", name=name), None: Constraint}
        try:
            make = makers[type_]
        except KeyError as error:
            raise TypeError("'type' can be one of %s" % ", ".join(sorted(repr(kind) for kind in makers))) from error
        constraint = make(name=name)
        table.append_constraint(constraint)
        return constraint

    def table(self, name, *columns, **kw):
        metadata = self.metadata()
        is_complete = kw.pop("_constraints_included", False)
        own = [column._copy() if column.table is not None else column
               for column in columns if isinstance(column, Column)]
        if is_complete:
            for column in own:
                column.unique = column.index = False
        table = Table(name, metadata, *own, **kw)
        for item in columns:
            if isinstance(item, (Constraint, Index)):
                parent = getattr(item, "parent", None)
                table.append_constraint(item if parent is table or parent is None
                                        else item._copy(target_table=table))
        for fk in table.foreign_keys:
            self._ensure_table_for_fk(metadata, fk)
        return table

    def column(self, name, type_, **kw):
        return Column(name, type_, **kw)

    def index(self, name, tablename, columns, schema=None, **kw):
        table = Table(tablename or "no_table", self.metadata(), schema=schema)
        from alembic.util.sqla_compat import _textual_index_element
        elements = [_index_element(table, column) for column in columns]
        # a convention names an index after a column of its table, or after a text
        assert name is not None or len(table.c) or any(isinstance(e, _textual_index_element) for e in elements)
        return Index(name, *elements, _table=table, **kw)

    @staticmethod
    def _parse_table_key(key):
        schema, _, table = key.rpartition(".")
        return schema or None, table

    def _ensure_table_for_fk(self, metadata, fk):
        """A table for what a foreign key refers to, so that it can be resolved."""
        if not isinstance(fk._colspec, str):
            return
        key, column = fk._colspec.rsplit(".", 1)
        if key in metadata.tables:
            referred = metadata.tables[key]
        else:
            schema, name = self._parse_table_key(key)
            referred = Table(name, metadata, schema=schema)
        if column not in referred.c:
            referred.append_column(Column(column, NULLTYPE))


def _index_element(table, element):
    """A column's name, a text or an expression as an element of an index on the table."""
    from sqlalchemy.sql._clauses import ColumnElement, TextClause
    from alembic.util.sqla_compat import _copy_expression, _textual_index_element
    if isinstance(element, str):
        column = Column(element, NULLTYPE)
        table.append_column(column)
        return column
    if isinstance(element, TextClause):
        return _textual_index_element(table, element)
    if isinstance(element, _textual_index_element):
        return _index_element(table, element.text)
    if isinstance(element, ColumnElement):
        return _copy_expression(element, table)
    raise ValueError("String or text() construct expected")
