"""Paths as objects. Reading goes through the host; nothing can be written."""

import _host
import os
import posixpath

__all__ = ["PurePath", "PurePosixPath", "PureWindowsPath", "Path", "PosixPath"]


def _split(text):
    """(root, the parts behind it) of a path's text."""
    _, root, rest = posixpath.splitroot(text)
    return root, [part for part in rest.split("/") if part and part != "."]


class _Parents:
    """The ancestors of a path, the nearest first."""

    def __init__(self, path):
        self._path = path

    def __len__(self):
        return len(self._path._parts)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple([self[at] for at in range(*index.indices(len(self)))])
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        index %= len(self)
        return self._path._with_parts(self._path._parts[:len(self) - index - 1])

    def __iter__(self):
        return (self[at] for at in range(len(self)))

    def __repr__(self):
        return f"<{type(self._path).__name__}.parents>"


class PurePath:
    """A path, and what follows from its text alone."""

    def __new__(cls, *args, **kwargs):
        for arg in args:
            if _host.is_opaque(arg):
                return arg
        return object.__new__(PurePosixPath if cls is PurePath else PosixPath if cls is Path else cls)

    def __init__(self, *args):
        root, parts = "", []
        for arg in args:
            if isinstance(arg, PurePath):
                arg_root, arg_parts = arg._root, arg._parts
            else:
                text = os.fspath(arg)
                if not isinstance(text, str):
                    raise TypeError("argument should be a str object or an os.PathLike object returning str, not "
                                    f"{type(arg)!r}")
                arg_root, arg_parts = _split(text)
            if arg_root:
                root, parts = arg_root, list(arg_parts)
            else:
                parts = parts + list(arg_parts)
        self._root = root
        self._parts = parts

    def _with_parts(self, parts):
        made = object.__new__(type(self))
        made._root, made._parts = self._root, list(parts)
        return made

    def with_segments(self, *pathsegments):
        return type(self)(*pathsegments)

    def __str__(self):
        return self._root + "/".join(self._parts) or "."

    def __fspath__(self):
        return str(self)

    def as_posix(self):
        return str(self)

    def __bytes__(self):
        return os.fsencode(str(self))

    def __repr__(self):
        return f"{type(self).__name__}({self.as_posix()!r})"

    def as_uri(self):
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        from urllib.parse import quote
        return "file://" + quote(str(self))

    def _key(self):
        return self._root, tuple(self._parts)

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, PurePath) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __lt__(self, other):
        return self.parts < other.parts if isinstance(other, PurePath) else NotImplemented

    def __le__(self, other):
        return self.parts <= other.parts if isinstance(other, PurePath) else NotImplemented

    def __gt__(self, other):
        return self.parts > other.parts if isinstance(other, PurePath) else NotImplemented

    def __ge__(self, other):
        return self.parts >= other.parts if isinstance(other, PurePath) else NotImplemented

    drive = ""

    @property
    def root(self):
        return self._root

    @property
    def anchor(self):
        return self._root

    @property
    def parts(self):
        return ((self._root,) if self._root else ()) + tuple(self._parts)

    @property
    def name(self):
        return self._parts[-1] if self._parts else ""

    @property
    def suffix(self):
        name = self.name
        at = name.rfind(".")
        return name[at:] if 0 < at < len(name) - 1 else ""

    @property
    def suffixes(self):
        name = self.name
        if name.endswith("."):
            return []
        return ["." + suffix for suffix in name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        name = self.name
        at = name.rfind(".")
        return name[:at] if 0 < at < len(name) - 1 else name

    @property
    def parent(self):
        return self._with_parts(self._parts[:-1]) if self._parts else self

    @property
    def parents(self):
        return _Parents(self)

    def is_absolute(self):
        return bool(self._root)

    def is_reserved(self):
        return False

    def joinpath(self, *other):
        return self.with_segments(self, *other)

    def __truediv__(self, key):
        if not isinstance(key, (str, PurePath)) and not hasattr(type(key), "__fspath__"):
            return NotImplemented
        return self.with_segments(self, key)

    def __rtruediv__(self, key):
        if not isinstance(key, (str, PurePath)) and not hasattr(type(key), "__fspath__"):
            return NotImplemented
        return self.with_segments(key, self)

    def with_name(self, name):
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        if not name or "/" in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        return self._with_parts(self._parts[:-1] + [name])

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        if "/" in suffix or suffix and not suffix.startswith(".") or suffix == ".":
            raise ValueError(f"Invalid suffix {suffix!r}")
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        return self._with_parts(self._parts[:-1] + [self.stem + suffix])

    def relative_to(self, *other, walk_up=False):
        if not other:
            raise TypeError("need at least one argument")
        base = self.with_segments(*other)
        size = len(base._parts)
        if base._root != self._root or self._parts[:size] != base._parts:
            raise ValueError(f"{str(self)!r} is not in the subpath of {str(base)!r} OR one path is relative and the "
                             "other is absolute.")
        made = self._with_parts(self._parts[size:])
        made._root = ""
        return made

    def is_relative_to(self, *other):
        try:
            self.relative_to(*other)
        except ValueError:
            return False
        return True

    def match(self, path_pattern):
        from fnmatch import fnmatchcase
        pattern = self.with_segments(path_pattern)
        wanted, parts = pattern.parts, self.parts
        if not wanted:
            raise ValueError("empty pattern")
        if len(wanted) > len(parts) or pattern._root and len(wanted) != len(parts):
            return False
        return all([fnmatchcase(part, one) for part, one in zip(reversed(parts), reversed(wanted))])

    def __reduce__(self):
        return type(self), self.parts


class PurePosixPath(PurePath):
    pass


class PureWindowsPath(PurePath):
    pass


os.PathLike.register(PurePath)


class Path(PurePath):
    """A path into what the host lets scripts read."""

    @classmethod
    def cwd(cls):
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        return cls("~").expanduser()

    def __enter__(self):
        return self

    def __exit__(self, *details):
        pass

    def exists(self):
        return posixpath.exists(str(self))

    def is_file(self):
        return posixpath.isfile(str(self))

    def is_dir(self):
        return posixpath.isdir(str(self))

    def is_symlink(self):
        return False

    is_mount = is_socket = is_fifo = is_block_device = is_char_device = is_symlink

    def stat(self, *, follow_symlinks=True):
        return os.stat(self)

    def absolute(self):
        return self if self.is_absolute() else self.with_segments(os.getcwd(), self)

    def resolve(self, strict=False):
        if strict and not self.exists():
            raise os._missing(str(self))
        return self.with_segments(posixpath.abspath(str(self)))

    def expanduser(self):
        if self._root or not self._parts or self._parts[0] != "~":
            return self
        home = posixpath.expanduser("~")
        if home == "~":
            raise RuntimeError("Could not determine home directory.")
        return self.with_segments(home, *self._parts[1:])

    def samefile(self, other_path):
        return posixpath.samefile(str(self), os.fspath(other_path))

    def iterdir(self):
        for name in os.listdir(self):
            yield self._with_parts(self._parts + [name])

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        import io
        return io.open(self, mode, buffering, encoding, errors, newline)

    def read_bytes(self):
        with self.open("rb") as file:
            return file.read()

    def read_text(self, encoding=None, errors=None):
        with self.open("r", -1, encoding, errors) as file:
            return file.read()

    def glob(self, pattern):
        if not pattern:
            raise ValueError(f"Unacceptable pattern: {pattern!r}")
        if pattern.startswith("/"):
            raise NotImplementedError("Non-relative patterns are unsupported")
        yield from _glob(self, _split(pattern)[1], set())

    def rglob(self, pattern):
        yield from _glob(self, ["**", *_split(pattern)[1]], set())

    def walk(self, top_down=True, on_error=None, follow_symlinks=False):
        for top, folders, files in os.walk(str(self), top_down, on_error, follow_symlinks):
            yield self.with_segments(top), folders, files


def _glob(path, patterns, seen):
    if not patterns:
        if path not in seen:
            seen.add(path)
            yield path
        return
    pattern, rest = patterns[0], patterns[1:]
    if pattern == "**":
        yield from _glob(path, rest, seen)
        for child in _children(path):
            if child.is_dir():
                yield from _glob(child, patterns, seen)
    elif any([letter in pattern for letter in "*?["]):
        from fnmatch import fnmatchcase
        for child in _children(path):
            if fnmatchcase(child.name, pattern) and (not rest or child.is_dir()):
                yield from _glob(child, rest, seen)
    else:
        child = path / pattern
        if child.exists():
            yield from _glob(child, rest, seen)


def _children(path):
    return list(path.iterdir()) if path.is_dir() else []


def _refused(name):
    def method(self, *args, **kwargs):
        raise PermissionError(1, f"Path.{name}() is not offered to scripts that limbeck runs: they can only read",
                              str(self))

    method.__name__ = name
    return method


def _mkdir(self, mode=0o777, parents=False, exist_ok=False):
    import _files
    _files.make(str(self), parents, exist_ok)


def _write_text(self, data, encoding=None, errors=None, newline=None):
    with self.open("w", -1, encoding, errors) as file:
        return file.write(data)


def _write_bytes(self, data):
    with self.open("wb") as file:
        return file.write(data)


def _touch(self, mode=0o666, exist_ok=True):
    import _files
    if not _files.kind(str(self)):
        _files.write(str(self), b"")
    elif not exist_ok:
        raise FileExistsError(17, "File exists", str(self))


def _unlink(self, missing_ok=False):
    import _files
    if _files.kind(str(self)) or not missing_ok:
        _files.remove(str(self))


def _rename(self, target):
    import _files
    _files.move(str(self), str(target))
    return self.with_segments(target)


for _name, _method in {"mkdir": _mkdir, "write_text": _write_text, "write_bytes": _write_bytes, "touch": _touch,
                       "unlink": _unlink, "rename": _rename, "replace": _rename,
                       "rmdir": lambda self: _unlink(self)}.items():
    _method.__name__ = _name
    setattr(Path, _name, _method)
del _method
for _name in ("chmod", "symlink_to", "hardlink_to"):
    setattr(Path, _name, _refused(_name))
del _name


class PosixPath(Path, PurePosixPath):
    pass
