"""alembic_autogenerate_enums: op.sync_enum_values()."""
from alembic.operations.base import Operations
from alembic.operations.ops import MigrateOperation
from sqlalchemy import text


@Operations.register_operation("sync_enum_values")
class SyncEnumValuesOp(MigrateOperation):
    def __init__(self, schema, name, old_values, new_values, affected_columns, should_reverse=False):
        self.schema, self.name, self.old_values, self.new_values = schema, name, old_values, new_values
        self.affected_columns, self.should_reverse = affected_columns, should_reverse

    def reverse(self):
        return SyncEnumValuesOp(self.schema, self.name, self.new_values, self.old_values, self.affected_columns,
                                not self.should_reverse)

    @classmethod
    def sync_enum_values(cls, operations, schema, name, old_values, new_values, affected_columns=None,
                         should_reverse=False):
        bind, full = operations.get_bind(), f"{schema}.{name}"
        if should_reverse and affected_columns is not None:
            values = ", ".join(f"'{value}'" for value in sorted(set(new_values)))
            bind.execute(text(f"ALTER TYPE {full} RENAME TO {name}_old"))
            bind.execute(text(f"CREATE TYPE {full} AS ENUM({values})"))
            for table, column in affected_columns:
                bind.execute(text(f"ALTER TABLE {table} ALTER COLUMN {column} TYPE {full} USING {column}::text::{full}"))
            bind.execute(text(f"DROP TYPE {full}_old"))
            return
        bind.execute(text("COMMIT"))
        for value in set(new_values) - set(old_values):
            bind.execute(text(f"ALTER TYPE {full} ADD VALUE '{value}'"))
