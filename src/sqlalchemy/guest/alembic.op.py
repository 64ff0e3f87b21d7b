"""alembic.op: what revision scripts call."""
import _operation


def execute(sqltext, execution_options=None):
    _operation.execute(str(sqltext))
