"""The operations of the script that runs, where nobody opened Operations.context()."""
import _operation
from alembic.ddl.impl import DefaultImpl
from alembic.operations.base import Operations


class _Context:
    """A MigrationContext of what the host knows."""

    def __init__(self, facts):
        from sqlalchemy.dialects import dialect_named
        import alembic.context
        self.opts = dict(getattr(alembic.context, "_keywords", ()))
        self.dialect = dialect_named(facts["dialect"])
        self.as_sql = facts["is_offline"]
        self.impl = DefaultImpl.get_by_dialect(self.dialect)(self.dialect, self.opts.get("connection"), self.as_sql,
                                                             None, None, self.opts)

    @property
    def bind(self):
        return self.impl.bind

    connection = bind


_known = None


def current():
    global _known
    if _known is None:
        _known = Operations(_Context(_operation.facts()))
    return _known
