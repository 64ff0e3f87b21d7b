"""alembic_postgresql_enum: op.sync_enum_values()."""
from alembic.operations.base import Operations
from alembic.operations.ops import MigrateOperation


class ColumnType:
    COMMON = "COMMON"
    ARRAY = "ARRAY"


_UNSPECIFIED = object()     # the enum's schema


class TableReference:
    def __init__(self, table_name, column_name, table_schema=_UNSPECIFIED, column_type=ColumnType.COMMON,
                 existing_server_default=None):
        self.table_name = table_name
        self.column_name = column_name
        self.table_schema = table_schema
        self.column_type = column_type
        self.existing_server_default = existing_server_default

    @property
    def table_name_with_schema(self):
        return '"%s"."%s"' % (self.table_schema, self.table_name) if self.table_schema else '"%s"' % self.table_name

    @property
    def escaped_column_name(self):
        return '"%s"' % self.column_name

    def __repr__(self):
        schema = "table_schema=%r, " % self.table_schema if self.table_schema else ""
        default = (", existing_server_default=%r" % self.existing_server_default
                   if self.existing_server_default is not None else "")
        kind = ", column_type=ColumnType.ARRAY" if self.column_type == ColumnType.ARRAY else ""
        return "TableReference(%stable_name=%r, column_name=%r%s%s)" % (schema, self.table_name, self.column_name,
                                                                       kind, default)


class Config:
    def __init__(self, **kw):
        self.__dict__.update(kw)


def set_configuration(config):
    pass


def _quoted(value):
    return "'%s'" % value.replace("'", "''")


def _renamed(text, renamed):
    """SQL: the text of a value of the old type as the new type has it."""
    cases = " ".join("WHEN %s = %s THEN %s" % (text, _quoted(a), _quoted(b)) for a, b in renamed)
    return "CASE %s ELSE %s END" % (cases, text) if cases else text


# While columns change one after the other, indexes and checks compare values of both types.
_COMPARISONS = (("!=", "new_old_not_equals"), ("=", "new_old_equals"))


@Operations.register_operation("sync_enum_values")
class SyncEnumValuesOp(MigrateOperation):
    def __init__(self, schema, name, old_values, new_values, affected_columns=(), enum_values_to_rename=()):
        self.schema = schema
        self.name = name
        self.old_values = old_values
        self.new_values = new_values
        self.affected_columns = affected_columns
        self.enum_values_to_rename = enum_values_to_rename

    @classmethod
    def sync_enum_values(cls, operations, enum_schema, enum_name, new_values, affected_columns,
                         enum_values_to_rename=(), indexes_to_recreate=()):
        if operations.migration_context.dialect.name != "postgresql":
            return
        renamed = list(enum_values_to_rename)
        references = [cls._reference(operations, enum_schema, column) for column in affected_columns]
        old_name = enum_name + "_old"
        full, old = '"%s"."%s"' % (enum_schema, enum_name), '"%s"."%s"' % (enum_schema, old_name)
        execute = operations.execute
        execute('ALTER TYPE %s RENAME TO "%s"' % (full, old_name))
        execute("CREATE TYPE %s AS ENUM (%s)" % (full, ", ".join(_quoted(value) for value in new_values)))
        for sign, function in _COMPARISONS:
            execute("CREATE FUNCTION %s(new_enum_val %s, old_enum_val %s) RETURNS boolean AS $$ "
                    "SELECT new_enum_val::text %s %s; $$ LANGUAGE SQL IMMUTABLE"
                    % (function, full, old, sign, _renamed("old_enum_val::text", renamed)))
            execute("CREATE OPERATOR %s (leftarg = %s, rightarg = %s, procedure = %s)" % (sign, full, old, function))
        for reference in references:
            cls._change_column(execute, reference, enum_schema, enum_name, renamed)
        for _, function in _COMPARISONS:
            execute("DROP FUNCTION %s(new_enum_val %s, old_enum_val %s) CASCADE" % (function, full, old))
        execute("DROP TYPE %s" % old)

    @staticmethod
    def _reference(operations, schema, column):
        """Before there were references, columns were (table, column) or (table, column, type)."""
        if isinstance(column, TableReference):
            return column if column.table_schema is not _UNSPECIFIED else TableReference(
                column.table_name, column.column_name, schema, column.column_type, column.existing_server_default)
        table, name, *kind = column
        from sqlalchemy import text
        default = operations.get_bind().execute(
            text("SELECT column_default FROM information_schema.columns WHERE table_schema = :schema AND "
                 "table_name = :table AND column_name = :name"),
            {"schema": schema, "table": table, "name": name}).scalar()
        return TableReference(table, name, schema, *(kind or [ColumnType.COMMON]), existing_server_default=default)

    @staticmethod
    def _change_column(execute, reference, schema, name, renamed):
        table, column = reference.table_name_with_schema, reference.escaped_column_name
        is_array = reference.column_type == ColumnType.ARRAY
        full = '"%s"."%s"' % (schema, name)
        alter = "ALTER TABLE %s ALTER COLUMN %s " % (table, column)
        if reference.existing_server_default is not None:
            execute(alter + "DROP DEFAULT")
        if is_array:
            value = "%s::text[]" % column
            for old_value, new_value in renamed:
                value = "array_replace(%s, %s, %s)" % (value, _quoted(old_value), _quoted(new_value))
            execute(alter + "TYPE %s[] USING (%s)::%s[]" % (full, value, full))
        else:
            execute(alter + "TYPE %s USING (%s)::%s" % (full, _renamed(column + "::text", renamed), full))
        if reference.existing_server_default is not None:
            execute(alter + "SET DEFAULT " + _renamed_default(reference.existing_server_default, full, renamed))


def _renamed_default(default, full, renamed):
    import re
    is_list = default.startswith("ARRAY[")
    cast = default.find("::")
    text = default if is_list or cast < 0 else default[:cast]
    for old_value, new_value in renamed:
        text = text.replace("'%s'" % old_value, "'%s'" % new_value).replace('"%s"' % old_value, '"%s"' % new_value)
    if is_list:
        return re.sub(r"::[.\w]+", lambda found: "::" + full, text)
    return text + "::" + full + ("[]" if default.endswith("[]") else "")
