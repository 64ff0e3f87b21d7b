"""alembic_postgresql_enum: op.sync_enum_values()."""
from alembic.operations.base import Operations
from alembic.operations.ops import MigrateOperation


class ColumnType:
    COMMON = "COMMON"
    ARRAY = "ARRAY"


class TableReference:
    def __init__(self, table_name, column_name, table_schema=None, column_type=ColumnType.COMMON,
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
        full = '"%s"."%s"' % (enum_schema, enum_name)
        old = enum_name + "_old"
        operations.execute('ALTER TYPE %s RENAME TO "%s"' % (full, old))
        operations.execute("CREATE TYPE %s AS ENUM (%s)" % (full, ", ".join(_quoted(value) for value in new_values)))
        for reference in affected_columns:
            cls._change_column(operations, reference, full, enum_values_to_rename)
        operations.execute('DROP TYPE "%s"."%s"' % (enum_schema, old))

    @staticmethod
    def _change_column(operations, reference, full, renamed):
        table, column = reference.table_name_with_schema, reference.escaped_column_name
        is_array = reference.column_type == ColumnType.ARRAY
        if reference.existing_server_default:
            operations.execute("ALTER TABLE %s ALTER COLUMN %s DROP DEFAULT" % (table, column))
        suffix = "[]" if is_array else ""
        text = "%s::text%s" % (column, suffix)
        if is_array:
            for old_value, new_value in renamed:
                text = "array_replace(%s, %s, %s)" % (text, _quoted(old_value), _quoted(new_value))
        elif renamed:
            text = "CASE %s ELSE %s END" % (" ".join("WHEN %s = %s THEN %s" % (text, _quoted(a), _quoted(b))
                                                     for a, b in renamed), text)
        operations.execute("ALTER TABLE %s ALTER COLUMN %s TYPE %s%s USING (%s)::%s%s"
                           % (table, column, full, suffix, text, full, suffix))
        if reference.existing_server_default:
            operations.execute("ALTER TABLE %s ALTER COLUMN %s SET DEFAULT %s"
                               % (table, column, reference.existing_server_default))
