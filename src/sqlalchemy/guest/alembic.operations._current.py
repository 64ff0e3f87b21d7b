"""The operations of the script that runs, where nobody opened Operations.context()."""
import _context
from alembic.operations.base import Operations

_known = None
_own = None  # of a project without env.py


def _own_context():
    """The context of a run that no env.py configured."""
    global _own
    import _database
    import _operation
    from alembic.runtime.migration import MigrationContext
    facts = _operation.facts()
    handle = _database.of_run()
    if _own is None or _own.as_sql != facts["is_offline"]:
        from sqlalchemy.engine.base import Connection, Engine
        engine = Engine(facts["dialect"] + "://")
        connection = None if handle is None else Connection(engine, handle)
        _own = MigrationContext(engine.dialect, connection, {"as_sql": facts["is_offline"], "is_silent": True})
    elif handle is not None:
        _own.connection._handle = handle
    return _own


def current():
    global _known
    context = _context.current()
    if context is None:
        context = _own_context()
    if _known is None or _known.migration_context is not context:
        _known = Operations(context)
    return _known
