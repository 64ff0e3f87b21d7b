"""alembic.util.messaging"""
from contextlib import contextmanager

from alembic.util import err, msg, warn


@contextmanager
def status(status_msg, newline=False, quiet=False):
    msg(status_msg + " ...", newline, quiet=quiet)
    try:
        yield
    except BaseException:
        msg("  FAILED", quiet=quiet)
        raise
    msg("  done", quiet=quiet)


def write_outstream(stream, *text):
    for one in text:
        stream.write(str(one))
