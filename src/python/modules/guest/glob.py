"""Files by patterns of their names."""

import os
from fnmatch import fnmatchcase

__all__ = ["glob", "iglob", "escape", "has_magic"]


def has_magic(s):
    return any([letter in s for letter in "*?["])


def escape(pathname):
    return "".join([f"[{letter}]" if letter in "*?[" else letter for letter in pathname])


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    return list(iglob(pathname, root_dir=root_dir, recursive=recursive, include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    parts = [part for part in pathname.split("/") if part]
    start = "/" if pathname.startswith("/") else ""
    yield from _match(start, parts, root_dir or "", recursive, include_hidden)


def _match(found, parts, root, recursive, hidden):
    if not parts:
        yield found
        return
    here = os.path.join(root, found) or "."
    pattern, rest = parts[0], parts[1:]
    if pattern == "**" and recursive:
        if rest:
            yield from _match(found, rest, root, recursive, hidden)
        elif found:
            yield found + "/"
        for name in _names(here, "*", hidden):
            path = os.path.join(found, name)
            if os.path.isdir(os.path.join(root, path)):
                yield from _match(path, parts, root, recursive, hidden)
            elif not rest:
                yield path
    elif has_magic(pattern):
        for name in _names(here, pattern, hidden):
            path = os.path.join(found, name)
            if not rest or os.path.isdir(os.path.join(root, path)):
                yield from _match(path, rest, root, recursive, hidden)
    else:
        path = os.path.join(found, pattern)
        if os.path.exists(os.path.join(root, path)):
            yield from _match(path, rest, root, recursive, hidden)


def _names(folder, pattern, hidden):
    if not os.path.isdir(folder):
        return []
    return [name for name in os.listdir(folder)
            if fnmatchcase(name, pattern) and (hidden or pattern.startswith(".") or not name.startswith("."))]
