"""Files as a script sees them: those that the host lets it read, and in memory what the script writes itself.

Applications make their folders and write their secrets when their settings are first read. What a script writes is there
for the rest of the run and is then forgotten, unless the host takes it (SQL that env.py puts into files of its own).
"""
import _host

_folders = set()
_contents = {}      # path: bytes, or None where the script removed it


def _full(path):
    if not path.startswith("/"):
        path = _host.directory() + "/" + path
    parts = []
    for part in path.split("/"):
        if part == "..":
            del parts[-1:]
        elif part and part != ".":
            parts.append(part)
    return "/" + "/".join(parts)


def kind(path):
    if _contents or _folders:
        full = _full(path)
        if full in _contents:
            return 0 if _contents[full] is None else 1
        if full in _folders:
            return 2
    return _host.kind(path)


def read(path):
    if _contents:
        content = _contents.get(_full(path))
        if content is not None:
            return content
    return _host.read(path)


def list_names(path):
    names = list(_host.list(path)) if _host.kind(path) == 2 else []
    if _contents or _folders:
        full = _full(path).rstrip("/") + "/"
        for other in [*_contents, *_folders]:
            head, _, name = other.rpartition("/")
            if head + "/" == full and name not in names and (other in _folders or _contents[other] is not None):
                names.append(name)
        names = [name for name in names if full + name not in _contents or _contents[full + name] is not None]
    return names


def make(path, parents=False, exist_ok=False):
    full = _full(path)
    found = kind(full)
    if found:
        if exist_ok and found == 2:
            return
        raise FileExistsError(17, "File exists", path)
    parent = full.rpartition("/")[0] or "/"
    if kind(parent) != 2:
        if not parents:
            raise FileNotFoundError(2, "No such file or directory", path)
        make(parent, True, True)
    _folders.add(full)


def write(path, content, is_more=False):
    try:
        _host.write_file(path, content, is_more)
        return
    except PermissionError:
        pass
    full = _full(path)
    if kind(full) == 2:
        raise IsADirectoryError(21, "Is a directory", path)
    if kind(full.rpartition("/")[0] or "/") != 2:
        raise FileNotFoundError(2, "No such file or directory", path)
    _contents[full] = (read(full) if is_more and kind(full) else b"") + content


def remove(path):
    full = _full(path)
    found = kind(full)
    if not found:
        raise FileNotFoundError(2, "No such file or directory", path)
    if found == 2:
        _folders.discard(full)
    else:
        _contents[full] = None


def move(path, target):
    write(target, read(path))
    remove(path)
