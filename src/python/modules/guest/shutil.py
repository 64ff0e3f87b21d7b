"""Work on files: scripts can only read."""

from _refusal import refuse
from os import get_terminal_size

globals().update(refuse(__name__, ("copy", "copy2", "copyfile", "copytree", "rmtree", "move", "make_archive", "chown",
                                   "copymode", "copystat", "unpack_archive", "register_archive_format",
                                   "register_unpack_format", "unregister_archive_format", "unregister_unpack_format"),
                        "files to write"))


class Error(OSError):
    pass


class SameFileError(Error):
    pass


class SpecialFileError(OSError):
    pass


class ExecError(OSError):
    pass


class ReadError(OSError):
    pass


def copyfileobj(fsrc, fdst, length=0):
    fdst.write(fsrc.read())


def ignore_patterns(*patterns):
    def ignore(path, names):
        from fnmatch import filter
        return {name for pattern in patterns for name in filter(names, pattern)}

    return ignore


def disk_usage(path):
    from collections import namedtuple
    return namedtuple("usage", "total used free")(0, 0, 0)


def get_archive_formats():
    return []


def get_unpack_formats():
    return []


def which(cmd, mode=1, path=None):
    return None
