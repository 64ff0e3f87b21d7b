"""Work on files: scripts can only read."""

from _refusal import refuse
from os import get_terminal_size

def copyfile(src, dst, *, follow_symlinks=True):
    import _files
    _files.write(str(dst), _files.read(str(src)))
    return dst


def copy(src, dst, *, follow_symlinks=True):
    import _files
    if _files.kind(str(dst)) == 2:
        dst = str(dst).rstrip("/") + "/" + str(src).rpartition("/")[2]
    return copyfile(src, dst)


copy2 = copy


def copytree(src, dst, *args, dirs_exist_ok=False, **options):
    import _files
    _files.make(str(dst), True, dirs_exist_ok)
    for name in _files.list_names(str(src)):
        inside, target = f"{src}/{name}", f"{dst}/{name}"
        if _files.kind(inside) == 2:
            copytree(inside, target, dirs_exist_ok=dirs_exist_ok)
        else:
            copyfile(inside, target)
    return dst


def rmtree(path, ignore_errors=False, onerror=None, **options):
    import _files
    if not _files.kind(str(path)):
        if ignore_errors:
            return
        raise FileNotFoundError(2, "No such file or directory", str(path))
    for name in _files.list_names(str(path)):
        inside = f"{path}/{name}"
        rmtree(inside) if _files.kind(inside) == 2 else _files.remove(inside)
    _files.remove(str(path))


def move(src, dst, copy_function=None):
    copy(src, dst)
    import _files
    _files.remove(str(src))
    return dst


globals().update(refuse(__name__, ("make_archive", "chown",
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
