"""alembic.context: what env.py calls."""
import _context
from alembic.config import Config

config = Config()
_asked = _context.request()
_keywords = {}


class _Transaction:
    def __enter__(self):
        return self

    def __exit__(self, *exception):
        return False


def is_offline_mode():
    return _asked["is_offline"]


def begin_transaction():
    return _Transaction()


def configure(connection=None, url=None, dialect_name=None, **keywords):
    keywords["connection"] = connection
    keywords["url"] = None if url is None else str(url)
    if connection is not None:
        dialect_name = connection.dialect.name
    elif dialect_name is None:
        from sqlalchemy.engine import make_url
        dialect_name = make_url(url).get_backend_name()
    keywords["dialect"] = dialect_name
    _keywords.clear()
    _keywords.update(keywords)


def run_migrations(**arguments):
    _context.run_migrations(_keywords, arguments)
