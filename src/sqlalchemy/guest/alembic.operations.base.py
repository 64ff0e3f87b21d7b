"""Operations and BatchOperations: the directives as methods."""
from alembic.operations.schemaobj import SchemaObjects


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
        raise ValueError("no dispatch function for object: %r" % (type(operation),))

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
