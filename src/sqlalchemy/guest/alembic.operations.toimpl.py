"""What an operation asks of the database's implementation."""
import alembic.operations.ops as ops
from alembic.operations.base import Operations
from sqlalchemy.sql.schema import Column


def _given(**kw):
    return {name: value for name, value in kw.items() if value is not None}


@Operations.implementation_for(ops.AlterColumnOp)
def alter_column(operations, operation):
    impl = operations.impl
    table_name, column_name, schema = operation.table_name, operation.column_name, operation.schema
    existing_type, type_ = operation.existing_type, operation.modify_type
    if isinstance(existing_type, str):
        existing_type = None

    def check_of(type_):
        """The CHECK that comes with a type."""
        if not type_ or isinstance(type_, str) or not isinstance(column_name, str):
            return None
        table = operations.schema_obj.table(table_name, Column(column_name, type_), schema=schema)
        for constraint in table._sorted_constraints:
            if constraint._type_bound:
                return constraint
        return None

    assert operation.existing_server_default is not True
    assert operation.modify_comment is not True
    impl.alter_column(
        table_name, column_name, nullable=operation.modify_nullable, server_default=operation.modify_server_default,
        name=operation.modify_name, type_=type_, schema=schema, existing_type=existing_type,
        existing_server_default=operation.existing_server_default, existing_nullable=operation.existing_nullable,
        comment=operation.modify_comment, existing_comment=operation.existing_comment,
        type_check=check_of(type_), existing_type_check=check_of(existing_type), **operation.kw)


@Operations.implementation_for(ops.DropTableOp)
def drop_table(operations, operation):
    operations.impl.drop_table(operation.to_table(operations.migration_context),
                               **_given(if_exists=operation.if_exists))


@Operations.implementation_for(ops.DropColumnOp)
def drop_column(operations, operation):
    column = operation.to_column(operations.migration_context)
    operations.impl.drop_column(operation.table_name, column, schema=operation.schema, if_exists=operation.if_exists,
                                **operation.kw)


@Operations.implementation_for(ops.CreateIndexOp)
def create_index(operations, operation):
    operations.impl.create_index(operation.to_index(operations.migration_context),
                                 **_given(if_not_exists=operation.if_not_exists))


@Operations.implementation_for(ops.DropIndexOp)
def drop_index(operations, operation):
    operations.impl.drop_index(operation.to_index(operations.migration_context),
                               **_given(if_exists=operation.if_exists))


@Operations.implementation_for(ops.CreateTableOp)
def create_table(operations, operation):
    table = operation.to_table(operations.migration_context)
    operations.impl.create_table(table, **_given(if_not_exists=operation.if_not_exists))
    return table


@Operations.implementation_for(ops.RenameTableOp)
def rename_table(operations, operation):
    operations.impl.rename_table(operation.table_name, operation.new_table_name, schema=operation.schema)


@Operations.implementation_for(ops.CreateTableCommentOp)
def create_table_comment(operations, operation):
    operations.impl.create_table_comment(operation.to_table(operations.migration_context))


@Operations.implementation_for(ops.DropTableCommentOp)
def drop_table_comment(operations, operation):
    operations.impl.drop_table_comment(operation.to_table(operations.migration_context))


@Operations.implementation_for(ops.AddColumnOp)
def add_column(operations, operation):
    impl = operations.impl
    column = operation.column
    if column.table is not None:
        column = column._copy()
    operations.schema_obj.table(operation.table_name, column, schema=operation.schema)
    impl.add_column(operation.table_name, column, schema=operation.schema, if_not_exists=operation.if_not_exists,
                    inline_references=operation.inline_references, inline_primary_key=operation.inline_primary_key,
                    **operation.kw)


@Operations.implementation_for(ops.AddConstraintOp)
def create_constraint(operations, operation):
    operations.impl.add_constraint(operation.to_constraint(operations.migration_context))


@Operations.implementation_for(ops.DropConstraintOp)
def drop_constraint(operations, operation):
    constraint = operations.schema_obj.generic_constraint(operation.constraint_name, operation.table_name,
                                                          operation.constraint_type, schema=operation.schema)
    operations.impl.drop_constraint(constraint, **_given(if_exists=operation.if_exists))


@Operations.implementation_for(ops.BulkInsertOp)
def bulk_insert(operations, operation):
    operations.impl.bulk_insert(operation.table, operation.rows, multiinsert=operation.multiinsert)


@Operations.implementation_for(ops.ExecuteSQLOp)
def execute_sql(operations, operation):
    operations.migration_context.impl.execute(operation.sqltext, execution_options=operation.execution_options)
