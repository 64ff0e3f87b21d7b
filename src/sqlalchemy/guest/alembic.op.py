"""alembic.op: what revision scripts call."""
_proxy = None  # the Operations that functions here mean; alembic.operations.base sets it


def _operations(name):
    if _proxy is not None:
        return _proxy
    import _operation
    if _operation.is_running():
        from alembic.operations._current import current
        return current()
    raise NameError("Can't invoke function '%s', as the proxy object has not yet been established for the Alembic "
                    "'Operations' class.  Try placing this code inside a callable." % name)


def _directive(name):
    def directive(*args, **kw):
        return getattr(_operations(name), name)(*args, **kw)

    directive.__name__ = directive.__qualname__ = name
    return directive


for _name in ("add_column alter_column batch_alter_table bulk_insert create_check_constraint create_exclude_constraint "
              "create_foreign_key create_index create_primary_key create_table create_table_comment "
              "create_unique_constraint drop_column drop_constraint drop_index drop_table drop_table_comment execute "
              "get_bind get_context inline_literal invoke rename_table run_async").split():
    globals()[_name] = _directive(_name)


def f(name):
    from sqlalchemy.sql._names import conv
    return conv(name)


def implementation_for(op_cls, replace=False):
    from alembic.operations import Operations
    return Operations.implementation_for(op_cls, replace=replace)


def register_operation(name, sourcename=None):
    from alembic.operations import Operations
    return Operations.register_operation(name, sourcename)


def __getattr__(name):
    """A directive that a project registered."""
    if not name.startswith("_"):
        from alembic.operations import Operations
        if hasattr(Operations, name):
            return _directive(name)
    raise AttributeError(f"module 'alembic.op' has no attribute '{name}'")
