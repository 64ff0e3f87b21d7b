"""Operations and BatchOperations: the directives as methods."""
from alembic.operations.schemaobj import SchemaObjects


def _ops():
    import alembic.operations.ops
    return alembic.operations.ops


class AbstractOperations:
    _to_impl = {}  # class of operation -> function, by dialect name or "default"

    def __init__(self, migration_context, impl=None):
        self.migration_context = migration_context
        self.impl = migration_context.impl if impl is None else impl
        self.schema_obj = SchemaObjects(migration_context)

    @classmethod
    def register_operation(cls, name, sourcename=None):
        def register(op_cls):
            make = getattr(op_cls, sourcename or name)

            def directive(self, *args, **kw):
                return make(self, *args, **kw)

            directive.__name__ = name
            directive.__qualname__ = name
            directive.__doc__ = make.__doc__
            setattr(cls, name, directive)
            return op_cls

        return register

    @classmethod
    def implementation_for(cls, op_cls, replace=False):
        def decorate(fn):
            if op_cls in cls._to_impl and not replace:
                raise ValueError("Can not set dispatch function for object %r: key already exists. To replace existing "
                                 "function, use replace=True." % (op_cls,))
            cls._to_impl[op_cls] = fn
            return fn

        return decorate

    def invoke(self, operation):
        implementations = self._to_impl
        fn = None
        for cls in type(operation).__mro__:
            fn = implementations.get(cls)
            if fn is not None:
                return fn(self, operation)
            if cls.__module__ == "alembic.operations.ops":
                import alembic.operations.toimpl
                fn = implementations.get(cls)
                if fn is not None:
                    return fn(self, operation)
        raise ValueError("no dispatch function for object: %r" % (operation,))

    def batch_alter_table(self, table_name, schema=None, recreate="auto", partial_reordering=None, copy_from=None,
                          table_args=(), table_kwargs={}, reflect_args=(), reflect_kwargs={}, naming_convention=None):
        from alembic.operations.batch import BatchContext
        return BatchContext(self, table_name, schema, recreate, copy_from, table_args, table_kwargs, reflect_args,
                            reflect_kwargs, naming_convention, partial_reordering)

    def get_context(self):
        return self.migration_context

    def f(self, name):
        from sqlalchemy.sql._names import conv
        return conv(name)

    def inline_literal(self, value, type_=None):
        from alembic.util.sqla_compat import _literal_bindparam
        return _literal_bindparam(None, value, type_=type_)

    def get_bind(self):
        return self.migration_context.impl.bind

    def create_exclude_constraint(self, *args, **kw):
        import alembic.ddl.postgresql  # which puts the directive in this one's place
        return self.create_exclude_constraint(*args, **kw)

    def run_async(self, async_function, *args, **kw_args):
        connection = self.get_bind()
        if connection is None:
            raise NotImplementedError("Cannot call run_async in SQL mode")
        if not getattr(connection.dialect, "is_async", False):
            raise ValueError("Cannot call run_async with a sync engine")
        import asyncio
        return asyncio.run(async_function(connection, *args, **kw_args))


class Operations(AbstractOperations):
    @classmethod
    def context(cls, migration_context):
        return _Proxied(Operations(migration_context))

    def add_column(self, table_name, column, *, schema=None, if_not_exists=None, inline_references=None,
                   inline_primary_key=None):
        return _ops().AddColumnOp.add_column(self, table_name, column, schema=schema, if_not_exists=if_not_exists,
            inline_references=inline_references, inline_primary_key=inline_primary_key)

    def alter_column(self, table_name, column_name, *, nullable=None, comment=False, server_default=False,
                     new_column_name=None, type_=None, existing_type=None, existing_server_default=False,
                     existing_nullable=None, existing_comment=None, schema=None, **kw):
        return _ops().AlterColumnOp.alter_column(self, table_name, column_name, nullable=nullable, comment=comment,
            server_default=server_default, new_column_name=new_column_name, type_=type_, existing_type=existing_type,
            existing_server_default=existing_server_default, existing_nullable=existing_nullable,
            existing_comment=existing_comment, schema=schema, **kw)

    def bulk_insert(self, table, rows, *, multiinsert=True):
        return _ops().BulkInsertOp.bulk_insert(self, table, rows, multiinsert=multiinsert)

    def create_check_constraint(self, constraint_name, table_name, condition, *, schema=None, **kw):
        return _ops().CreateCheckConstraintOp.create_check_constraint(self, constraint_name, table_name, condition,
            schema=schema, **kw)

    def create_foreign_key(self, constraint_name, source_table, referent_table, local_cols, remote_cols, *,
                           onupdate=None, ondelete=None, deferrable=None, initially=None, match=None,
                           source_schema=None, referent_schema=None, **dialect_kw):
        return _ops().CreateForeignKeyOp.create_foreign_key(self, constraint_name, source_table, referent_table,
            local_cols, remote_cols, onupdate=onupdate, ondelete=ondelete, deferrable=deferrable, initially=initially,
            match=match, source_schema=source_schema, referent_schema=referent_schema, **dialect_kw)

    def create_index(self, index_name, table_name, columns, *, schema=None, unique=False, if_not_exists=None, **kw):
        return _ops().CreateIndexOp.create_index(self, index_name, table_name, columns, schema=schema, unique=unique,
            if_not_exists=if_not_exists, **kw)

    def create_primary_key(self, constraint_name, table_name, columns, *, schema=None):
        return _ops().CreatePrimaryKeyOp.create_primary_key(self, constraint_name, table_name, columns, schema=schema)

    def create_table(self, table_name, *columns, if_not_exists=None, **kw):
        return _ops().CreateTableOp.create_table(self, table_name, *columns, if_not_exists=if_not_exists, **kw)

    def create_table_comment(self, table_name, comment, *, existing_comment=None, schema=None):
        return _ops().CreateTableCommentOp.create_table_comment(self, table_name, comment,
            existing_comment=existing_comment, schema=schema)

    def create_unique_constraint(self, constraint_name, table_name, columns, *, schema=None, **kw):
        return _ops().CreateUniqueConstraintOp.create_unique_constraint(self, constraint_name, table_name, columns,
            schema=schema, **kw)

    def drop_column(self, table_name, column_name, *, schema=None, **kw):
        return _ops().DropColumnOp.drop_column(self, table_name, column_name, schema=schema, **kw)

    def drop_constraint(self, constraint_name, table_name, type_=None, *, schema=None, if_exists=None):
        return _ops().DropConstraintOp.drop_constraint(self, constraint_name, table_name, type_, schema=schema,
            if_exists=if_exists)

    def drop_index(self, index_name, table_name=None, *, schema=None, if_exists=None, **kw):
        return _ops().DropIndexOp.drop_index(self, index_name, table_name, schema=schema, if_exists=if_exists, **kw)

    def drop_table(self, table_name, *, schema=None, if_exists=None, **kw):
        return _ops().DropTableOp.drop_table(self, table_name, schema=schema, if_exists=if_exists, **kw)

    def drop_table_comment(self, table_name, *, existing_comment=None, schema=None):
        return _ops().DropTableCommentOp.drop_table_comment(self, table_name, existing_comment=existing_comment,
            schema=schema)

    def execute(self, sqltext, *, execution_options=None):
        return _ops().ExecuteSQLOp.execute(self, sqltext, execution_options=execution_options)

    def rename_table(self, old_table_name, new_table_name, *, schema=None):
        return _ops().RenameTableOp.rename_table(self, old_table_name, new_table_name, schema=schema)


class _Proxied:
    """While it is open alembic.op means these operations."""

    def __init__(self, operations):
        self.operations = operations

    def __enter__(self):
        import alembic.op
        self.before = alembic.op._proxy
        alembic.op._proxy = self.operations
        return self.operations

    def __exit__(self, *exception):
        import alembic.op
        alembic.op._proxy = self.before
        return False


class BatchOperations(AbstractOperations):
    def _noop(self, operation):
        raise NotImplementedError("The %s method does not apply to a batch table alter operation." % operation)

    def add_column(self, column, *, insert_before=None, insert_after=None, if_not_exists=None, inline_references=None,
                   inline_primary_key=None):
        return _ops().AddColumnOp.batch_add_column(self, column, insert_before=insert_before,
            insert_after=insert_after, if_not_exists=if_not_exists, inline_references=inline_references,
            inline_primary_key=inline_primary_key)

    def alter_column(self, column_name, *, nullable=None, comment=False, server_default=False, new_column_name=None,
                     type_=None, existing_type=None, existing_server_default=False, existing_nullable=None,
                     existing_comment=None, insert_before=None, insert_after=None, **kw):
        return _ops().AlterColumnOp.batch_alter_column(self, column_name, nullable=nullable, comment=comment,
            server_default=server_default, new_column_name=new_column_name, type_=type_, existing_type=existing_type,
            existing_server_default=existing_server_default, existing_nullable=existing_nullable,
            existing_comment=existing_comment, insert_before=insert_before, insert_after=insert_after, **kw)

    def create_check_constraint(self, constraint_name, condition, **kw):
        return _ops().CreateCheckConstraintOp.batch_create_check_constraint(self, constraint_name, condition, **kw)

    def create_foreign_key(self, constraint_name, referent_table, local_cols, remote_cols, *, referent_schema=None,
                           onupdate=None, ondelete=None, deferrable=None, initially=None, match=None, **dialect_kw):
        return _ops().CreateForeignKeyOp.batch_create_foreign_key(self, constraint_name, referent_table, local_cols,
            remote_cols, referent_schema=referent_schema, onupdate=onupdate, ondelete=ondelete, deferrable=deferrable,
            initially=initially, match=match, **dialect_kw)

    def create_index(self, index_name, columns, **kw):
        return _ops().CreateIndexOp.batch_create_index(self, index_name, columns, **kw)

    def create_primary_key(self, constraint_name, columns):
        return _ops().CreatePrimaryKeyOp.batch_create_primary_key(self, constraint_name, columns)

    def create_table_comment(self, comment, *, existing_comment=None):
        return _ops().CreateTableCommentOp.batch_create_table_comment(self, comment,
            existing_comment=existing_comment)

    def create_unique_constraint(self, constraint_name, columns, **kw):
        return _ops().CreateUniqueConstraintOp.batch_create_unique_constraint(self, constraint_name, columns, **kw)

    def drop_column(self, column_name, **kw):
        return _ops().DropColumnOp.batch_drop_column(self, column_name, **kw)

    def drop_constraint(self, constraint_name, type_=None):
        return _ops().DropConstraintOp.batch_drop_constraint(self, constraint_name, type_)

    def drop_index(self, index_name, **kw):
        return _ops().DropIndexOp.batch_drop_index(self, index_name, **kw)

    def drop_table_comment(self, *, existing_comment=None):
        return _ops().DropTableCommentOp.batch_drop_table_comment(self, existing_comment=existing_comment)

    def execute(self, sqltext, *, execution_options=None):
        return _ops().ExecuteSQLOp.batch_execute(self, sqltext, execution_options=execution_options)


for _class in (Operations, BatchOperations):
    for _name, _method in vars(_class).items():
        if hasattr(_method, "__qualname__"):
            _method.__qualname__ = _name  # messages name the directive alone
