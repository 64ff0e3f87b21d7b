"""Paths as text."""

import _host
import os
from os import fspath

curdir, pardir, extsep, sep, pathsep, altsep, defpath, devnull = ".", "..", ".", "/", ":", None, "/bin:/usr/bin", "/dev/null"
supports_unicode_filenames = False

__all__ = ["normcase", "isabs", "join", "splitdrive", "split", "splitext", "basename", "dirname", "commonprefix",
           "getsize", "getmtime", "islink", "exists", "lexists", "isdir", "isfile", "expanduser", "expandvars", "normpath",
           "abspath", "curdir", "pardir", "sep", "pathsep", "defpath", "altsep", "extsep", "devnull", "realpath",
           "relpath", "commonpath", "samefile", "getatime", "getctime", "sameopenfile", "samestat", "splitroot", "ismount"]


def normcase(s):
    return fspath(s)


def isabs(s):
    return fspath(s).startswith("/")


def join(a, *p):
    path = fspath(a)
    for part in p:
        if not isinstance(part, str) and not hasattr(type(part), "__fspath__"):
            raise TypeError("join() argument must be str, bytes, or os.PathLike object, not "
                            f"{type(part).__name__!r}")
        part = fspath(part)
        if part.startswith("/"):
            path = part
        elif not path or path.endswith("/"):
            path += part
        else:
            path += "/" + part
    return path


def split(p):
    p = fspath(p)
    at = p.rfind("/") + 1
    head, tail = p[:at], p[at:]
    return (head.rstrip("/") or head), tail


def splitext(p):
    p = fspath(p)
    name = p.rfind("/") + 1
    dot = p.rfind(".")
    if dot > name and p[name:dot].strip("."):
        return p[:dot], p[dot:]
    return p, ""


def splitdrive(p):
    return "", fspath(p)


def splitroot(p):
    p = fspath(p)
    rest = p.lstrip("/")
    slashes = len(p) - len(rest)
    root = p[:2] if slashes == 2 else "/" if slashes else ""
    return "", root, p[len(root):]


def basename(p):
    return split(p)[1]


def dirname(p):
    return split(p)[0]


def commonprefix(m):
    if not m:
        return ""
    m = [fspath(one) if not isinstance(one, (list, tuple)) else one for one in m]
    first, last = min(m), max(m)
    for at, item in enumerate(first):
        if item != last[at]:
            return first[:at]
    return first


def exists(path):
    return os._kind(path) != 0


lexists = exists


def isfile(path):
    return os._kind(path) == 1


def isdir(s):
    return os._kind(s) == 2


def islink(path):
    return False


def ismount(path):
    return abspath(path) == "/"


def getsize(filename):
    return os.stat(filename).st_size


def getmtime(filename):
    return os.stat(filename).st_mtime


def samefile(f1, f2):
    return realpath(f1) == realpath(f2)


def expanduser(path):
    path = fspath(path)
    if path != "~" and not path.startswith("~/"):
        return path
    home = os.environ.get("HOME", "")
    return (home.rstrip("/") + path[1:]) or "/" if home else path


def expandvars(path):
    path = fspath(path)
    out, at = [], 0
    while at < len(path):
        if path[at] == "$":
            if path[at + 1:at + 2] == "{":
                end = path.find("}", at)
                name, after = (path[at + 2:end], end + 1) if end >= 0 else ("", at + 1)
            else:
                after = at + 1
                while after < len(path) and (path[after].isalnum() or path[after] == "_") and path[after].isascii():
                    after += 1
                name = path[at + 1:after]
            if name in os.environ:
                out.append(os.environ[name])
                at = after
                continue
        out.append(path[at])
        at += 1
    return "".join(out)


def normpath(path):
    path = fspath(path)
    if not path:
        return "."
    _, root, rest = splitroot(path)
    parts = []
    for part in rest.split("/"):
        if part in ("", "."):
            continue
        if part == ".." and (parts and parts[-1] != ".."):
            parts.pop()
        elif part != ".." or not root:
            parts.append(part)
    return root + "/".join(parts) or "."


def abspath(path):
    path = fspath(path)
    return normpath(path if isabs(path) else join(os.getcwd(), path))


def realpath(filename, *, strict=False):
    return abspath(filename)


def relpath(path, start=None):
    if not path:
        raise ValueError("no path specified")
    here = [part for part in abspath("." if start is None else start).split("/") if part]
    there = [part for part in abspath(path).split("/") if part]
    same = len(commonprefix([here, there]))
    return "/".join([".."] * (len(here) - same) + there[same:]) or "."


def commonpath(paths):
    paths = [fspath(path) for path in paths]
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    if len({isabs(path) for path in paths}) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    split_paths = [[part for part in path.split("/") if part and part != "."] for path in paths]
    return ("/" if isabs(paths[0]) else "") + "/".join(commonprefix(split_paths))


def getatime(filename):
    return os.stat(filename).st_atime


def getctime(filename):
    return os.stat(filename).st_ctime


def samestat(s1, s2):
    return s1.st_ino == s2.st_ino and s1.st_dev == s2.st_dev


def sameopenfile(fp1, fp2):
    return fp1 == fp2


def _lazily(function):
    """What is made of a path that is opaque is opaque too: it may never be needed."""
    def lazily(*paths, **more):
        for path in paths:
            if _host.is_opaque(path):
                return path
        return function(*paths, **more)
    lazily.__name__ = lazily.__qualname__ = function.__name__
    return lazily


for _name in ("normcase", "isabs", "join", "splitext", "basename", "dirname", "getsize", "getmtime", "islink", "exists",
              "lexists", "isdir", "isfile", "expanduser", "expandvars", "normpath", "abspath", "realpath", "relpath"):
    globals()[_name] = _lazily(globals()[_name])
