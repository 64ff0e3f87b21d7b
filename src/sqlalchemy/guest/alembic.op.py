"""alembic.op: what revision scripts call."""
_proxy = None  # the Operations that functions here mean; alembic.operations.base sets it


def _operations(name):
    if _proxy is not None:
        return _proxy
    import alembic.operations
    import _operation
    if _operation.is_running():
        from alembic.operations._current import current
        return current()
    raise NameError("Can't invoke function '%s', as the proxy object has not yet been established for the Alembic "
                    "'Operations' class.  Try placing this code inside a callable." % name)


def add_column(table_name, column, *, schema=None, if_not_exists=None, inline_references=None,
               inline_primary_key=None):
    return _operations("add_column").add_column(
        table_name, column, schema=schema, if_not_exists=if_not_exists, inline_references=inline_references,
        inline_primary_key=inline_primary_key)


def alter_column(table_name, column_name, *, nullable=None, comment=False, server_default=False,
                 new_column_name=None, type_=None, existing_type=None, existing_server_default=False,
                 existing_nullable=None, existing_comment=None, schema=None, **kw):
    return _operations("alter_column").alter_column(
        table_name, column_name, nullable=nullable, comment=comment, server_default=server_default,
        new_column_name=new_column_name, type_=type_, existing_type=existing_type,
        existing_server_default=existing_server_default, existing_nullable=existing_nullable,
        existing_comment=existing_comment, schema=schema, **kw)


def batch_alter_table(table_name, schema=None, recreate="auto", partial_reordering=None, copy_from=None,
                      table_args=(), table_kwargs={}, reflect_args=(), reflect_kwargs={}, naming_convention=None):
    return _operations("batch_alter_table").batch_alter_table(
        table_name, schema=schema, recreate=recreate, partial_reordering=partial_reordering, copy_from=copy_from,
        table_args=table_args, table_kwargs=table_kwargs, reflect_args=reflect_args, reflect_kwargs=reflect_kwargs,
        naming_convention=naming_convention)


def bulk_insert(table, rows, *, multiinsert=True):
    return _operations("bulk_insert").bulk_insert(table, rows, multiinsert=multiinsert)


def create_check_constraint(constraint_name, table_name, condition, *, schema=None, **kw):
    return _operations("create_check_constraint").create_check_constraint(
        constraint_name, table_name, condition, schema=schema, **kw)


def create_exclude_constraint(constraint_name, table_name, *elements, **kw):
    return _operations("create_exclude_constraint").create_exclude_constraint(
        constraint_name, table_name, *elements, **kw)


def create_foreign_key(constraint_name, source_table, referent_table, local_cols, remote_cols, *, onupdate=None,
                       ondelete=None, deferrable=None, initially=None, match=None, source_schema=None,
                       referent_schema=None, **dialect_kw):
    return _operations("create_foreign_key").create_foreign_key(
        constraint_name, source_table, referent_table, local_cols, remote_cols, onupdate=onupdate, ondelete=ondelete,
        deferrable=deferrable, initially=initially, match=match, source_schema=source_schema,
        referent_schema=referent_schema, **dialect_kw)


def create_index(index_name, table_name, columns, *, schema=None, unique=False, if_not_exists=None, **kw):
    return _operations("create_index").create_index(
        index_name, table_name, columns, schema=schema, unique=unique, if_not_exists=if_not_exists, **kw)


def create_primary_key(constraint_name, table_name, columns, *, schema=None):
    return _operations("create_primary_key").create_primary_key(constraint_name, table_name, columns, schema=schema)


def create_table(table_name, *columns, if_not_exists=None, **kw):
    return _operations("create_table").create_table(table_name, *columns, if_not_exists=if_not_exists, **kw)


def create_table_comment(table_name, comment, *, existing_comment=None, schema=None):
    return _operations("create_table_comment").create_table_comment(
        table_name, comment, existing_comment=existing_comment, schema=schema)


def create_unique_constraint(constraint_name, table_name, columns, *, schema=None, **kw):
    return _operations("create_unique_constraint").create_unique_constraint(
        constraint_name, table_name, columns, schema=schema, **kw)


def drop_column(table_name, column_name, *, schema=None, **kw):
    return _operations("drop_column").drop_column(table_name, column_name, schema=schema, **kw)


def drop_constraint(constraint_name, table_name, type_=None, *, schema=None, if_exists=None):
    return _operations("drop_constraint").drop_constraint(
        constraint_name, table_name, type_, schema=schema, if_exists=if_exists)


def drop_index(index_name, table_name=None, *, schema=None, if_exists=None, **kw):
    return _operations("drop_index").drop_index(
        index_name, table_name, schema=schema, if_exists=if_exists, **kw)


def drop_table(table_name, *, schema=None, if_exists=None, **kw):
    return _operations("drop_table").drop_table(table_name, schema=schema, if_exists=if_exists, **kw)


def drop_table_comment(table_name, *, existing_comment=None, schema=None):
    return _operations("drop_table_comment").drop_table_comment(
        table_name, existing_comment=existing_comment, schema=schema)


def execute(sqltext, *, execution_options=None):
    return _operations("execute").execute(sqltext, execution_options=execution_options)


def f(name):
    from sqlalchemy.sql._names import conv
    return conv(name)


def get_bind():
    return _operations("get_bind").get_bind()


def get_context():
    return _operations("get_context").get_context()


def implementation_for(op_cls, replace=False):
    from alembic.operations import Operations
    return Operations.implementation_for(op_cls, replace=replace)


def inline_literal(value, type_=None):
    return _operations("inline_literal").inline_literal(value, type_=type_)


def invoke(operation):
    return _operations("invoke").invoke(operation)


def register_operation(name, sourcename=None):
    from alembic.operations import Operations
    return Operations.register_operation(name, sourcename)


def rename_table(old_table_name, new_table_name, *, schema=None):
    return _operations("rename_table").rename_table(old_table_name, new_table_name, schema=schema)


def run_async(async_function, *args, **kw_args):
    return _operations("run_async").run_async(async_function, *args, **kw_args)


def __getattr__(name):
    """A directive that a project registered."""
    if not name.startswith("_"):
        from alembic.operations import Operations
        if hasattr(Operations, name):
            return lambda *args, **kw: getattr(_operations(name), name)(*args, **kw)
    raise AttributeError(f"module 'alembic.op' has no attribute '{name}'")
