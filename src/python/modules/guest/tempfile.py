"""Temporary files: scripts can only read."""

from _refusal import refuse

globals().update(refuse(__name__, ("NamedTemporaryFile", "TemporaryFile", "TemporaryDirectory", "SpooledTemporaryFile",
                                   "mkdtemp", "mkstemp"), "files to write"))


def gettempdir():
    import os
    return os.environ.get("TMPDIR", "/tmp")
