"""The operations of the script that runs, where nobody opened Operations.context()."""
import _context
from alembic.operations.base import Operations

_known = None


def current():
    global _known
    context = _context.current()
    if _known is None or _known.migration_context is not context:
        _known = Operations(context)
    return _known
