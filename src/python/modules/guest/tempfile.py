"""Temporary files: scripts can only read."""

from _refusal import refuse

globals().update(refuse(__name__, ("NamedTemporaryFile", "TemporaryFile", "TemporaryDirectory", "SpooledTemporaryFile",
                                   "mkdtemp", "mkstemp"), "files to write"))


def gettempdir():
    import os
    return os.environ.get("TMPDIR", "/tmp")


TMP_MAX, template, tempdir = 10000, "tmp", None


def gettempdirb():
    return gettempdir().encode()


def gettempprefix():
    return template


def gettempprefixb():
    return template.encode()


def mktemp(suffix="", prefix=template, dir=None):
    import secrets
    return f"{dir or gettempdir()}/{prefix}{secrets.token_hex(4)}{suffix}"
