"""What a script may know of the system: the environment, paths, and what the host lets it read."""

import _host
import _later
import abc
import sys

name = "posix"
sep, curdir, pardir, extsep, altsep, pathsep, linesep, defpath, devnull = ("/", ".", "..", ".", None, ":", "\n",
                                                                           "/bin:/usr/bin", "/dev/null")
error = OSError
F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1
O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND = 0, 1, 2, 64, 128, 512, 1024
EX_OK = 0


# --- the environment ---

class _Environ:
    """The environment as it was when the host started; changes are seen by scripts alone."""

    def __init__(self, data):
        self._data = data

    def __getitem__(self, key):
        if not isinstance(key, str):
            raise TypeError(f"str expected, not {type(key).__name__}")
        try:
            return self._data[key]
        except KeyError:
            raise KeyError(key) from None

    def __setitem__(self, key, value):
        for one in (key, value):
            if not isinstance(one, str):
                raise TypeError(f"str expected, not {type(one).__name__}")
        self._data[key] = value

    def __delitem__(self, key):
        if key not in self._data:
            raise KeyError(key)
        del self._data[key]

    def __iter__(self):
        yield from list(self._data)

    def __len__(self):
        return len(self._data)

    def __repr__(self):
        return f"environ({self._data!r})"

    def __contains__(self, key):
        if not isinstance(key, str):
            raise TypeError(f"str expected, not {type(key).__name__}")
        return key in self._data

    def __eq__(self, other):
        return self._data == (other._data if isinstance(other, _Environ) else other)

    def get(self, key, default=None):
        return self._data[key] if key in self else default

    def keys(self):
        return self._data.keys()

    def values(self):
        return self._data.values()

    def items(self):
        return self._data.items()

    def pop(self, key, *default):
        return self._data.pop(key, *default)

    def popitem(self):
        return self._data.popitem()

    def clear(self):
        self._data.clear()

    def update(self, *args, **kwargs):
        for key, value in dict(*args, **kwargs).items():
            self[key] = value

    def copy(self):
        return dict(self._data)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def __or__(self, other):
        return {**self, **other}

    def __ror__(self, other):
        return {**other, **self}

    def __ior__(self, other):
        self.update(other)
        return self


_later.register("MutableMapping", _Environ)
environ = _Environ(dict(_host.environ))


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(key, value, /):
    pass


def unsetenv(key, /):
    pass


# --- paths ---

class PathLike(abc.ABC):
    """What has a path: __fspath__() gives it."""

    @abc.abstractmethod
    def __fspath__(self):
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        return hasattr(subclass, "__fspath__") if cls is PathLike else NotImplemented

    @classmethod
    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    method = getattr(type(path), "__fspath__", None)
    if method is None:
        if _host.is_opaque(path):
            return path
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")
    result = method(path)
    if isinstance(result, (str, bytes)):
        return result
    raise TypeError(f"expected {type(path).__name__}.__fspath__() to return str or bytes, not "
                    f"{type(result).__name__}")


def fsencode(filename):
    filename = fspath(filename)
    return filename.encode("utf-8", "surrogateescape") if isinstance(filename, str) else filename


def fsdecode(filename):
    filename = fspath(filename)
    return filename.decode("utf-8", "surrogateescape") if isinstance(filename, bytes) else filename


def getcwd():
    return _host.directory()


def getcwdb():
    return getcwd().encode()


def _kind(path):
    try:
        path = fsdecode(path)
    except TypeError:
        return 0
    import _files
    return _files.kind(path) if path and "\0" not in path else 0


def _missing(path):
    return FileNotFoundError(2, "No such file or directory", fspath(path))


def readlink(path, *, dir_fd=None):
    raise OSError(22, "Invalid argument", fspath(path))


class stat_result:
    """What the host tells of a file: its kind and its size."""

    def __init__(self, kind, size):
        self.st_mode = 0o40755 if kind == 2 else 0o100644
        self.st_size = size
        self.st_mtime = self.st_atime = self.st_ctime = 0.0
        self.st_ino = self.st_dev = self.st_uid = self.st_gid = 0
        self.st_nlink = 1

    def __repr__(self):
        return f"os.stat_result(st_mode={self.st_mode}, st_size={self.st_size})"


def stat(path, *, dir_fd=None, follow_symlinks=True):
    kind = _kind(path)
    if not kind:
        raise _missing(path)
    import _files
    return stat_result(kind, len(_files.read(fsdecode(path))) if kind == 1 else 0)


lstat = stat


def access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True):
    return _kind(path) != 0    # whoever only asks goes on as elsewhere


def listdir(path="."):
    kind = _kind(path)
    if not kind:
        raise _missing(path)
    if kind == 1:
        raise NotADirectoryError(20, "Not a directory", fspath(path))
    import _files
    return _files.list_names(fsdecode(path))


class DirEntry:
    """A name in a directory."""

    def __init__(self, folder, name):
        self.name = name
        self.path = name if folder == "" else folder.rstrip("/") + "/" + name

    def is_dir(self, *, follow_symlinks=True):
        return _kind(self.path) == 2

    def is_file(self, *, follow_symlinks=True):
        return _kind(self.path) == 1

    def is_symlink(self):
        return False

    def stat(self, *, follow_symlinks=True):
        return stat(self.path)

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"


class _Scan:
    def __init__(self, entries):
        self._entries = iter(entries)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def __enter__(self):
        return self

    def __exit__(self, *details):
        pass

    def close(self):
        pass


def scandir(path="."):
    return _Scan([DirEntry(fsdecode(path), name) for name in listdir(path)])


def walk(top, topdown=True, onerror=None, followlinks=False):
    try:
        names = listdir(top)
    except OSError as error:
        if onerror is not None:
            onerror(error)
        return
    folders = [name for name in names if _kind(path.join(top, name)) == 2]
    files = [name for name in names if name not in folders]
    if topdown:
        yield top, folders, files
    for folder in folders:
        yield from walk(path.join(top, folder), topdown, onerror, followlinks)
    if not topdown:
        yield top, folders, files


# --- the process ---

def urandom(size, /):
    return _host.random(size)


def getpid():
    return 1


def getppid():
    return 0


def getuid():
    return _host.user()


geteuid = getgid = getegid = getuid


def getlogin():
    return environ.get("LOGNAME") or environ.get("USER", "")


def cpu_count():
    return 1


def strerror(code, /):
    return {2: "No such file or directory", 13: "Permission denied", 17: "File exists", 20: "Not a directory",
            21: "Is a directory"}.get(code, f"Unknown error {code}")


class _Uname(tuple):
    sysname = property(lambda self: self[0])
    nodename = property(lambda self: self[1])
    release = property(lambda self: self[2])
    version = property(lambda self: self[3])
    machine = property(lambda self: self[4])


def uname():
    return _Uname(("Linux", environ.get("HOSTNAME", "localhost"), "", "", ""))


def register_at_fork(*, before=None, after_in_child=None, after_in_parent=None):
    """Nothing forks here."""


def isatty(fd, /):
    return False


def get_exec_path(env=None):
    return (environ if env is None else env).get("PATH", defpath).split(pathsep)


def _refused(name):
    def function(*args, **kwargs):
        raise PermissionError(1, f"os.{name}() is not offered to scripts that limbeck runs: they can read, and change "
                                 "the database through its operations")

    function.__name__ = function.__qualname__ = name
    return function


def mkdir(path, mode=0o777, *, dir_fd=None):
    import _files
    _files.make(fsdecode(path))


def makedirs(name, mode=0o777, exist_ok=False):
    import _files
    _files.make(fsdecode(name), True, exist_ok)


def remove(path, *, dir_fd=None):
    import _files
    _files.remove(fsdecode(path))


unlink = rmdir = remove


def rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    import _files
    _files.move(fsdecode(src), fsdecode(dst))


replace = rename
_mask = 0o022


def umask(mask, /):
    """Remembered: nothing that a script writes outlives it."""
    global _mask
    before, _mask = _mask, mask & 0o777
    return before


# What changes or runs something; __getattr__() makes the functions.
_REFUSED = """
    system popen execl execle execlp execlpe execv execve execvp execvpe fork forkpty kill killpg removedirs mkfifo
    mknod renames link symlink chmod lchmod fchmod chown fchown lchown chdir fchdir chroot truncate ftruncate open
    fdopen write writev pwrite pwritev read readv pread preadv close closerange pipe pipe2 dup dup2 utime spawnl
    spawnle spawnlp spawnlpe spawnv spawnve spawnvp spawnvpe posix_spawn posix_spawnp startfile _exit abort nice
    wait wait3 wait4 waitid waitpid setuid setgid seteuid setegid setsid setpgid setpgrp setgroups setreuid setregid
    setresuid setresgid setpriority setxattr removexattr sendfile splice lockf lseek fsync fdatasync sync openpty
    login_tty fstat fstatvfs statvfs memfd_create eventfd copy_file_range posix_fadvise posix_fallocate
    sched_setaffinity sched_setparam sched_setscheduler initgroups tcsetpgrp set_blocking
    set_inheritable
    """.split()


def __getattr__(name):
    if name in _REFUSED:
        value = _refused(name)
    else:
        import _os_more
        value = _os_more.make(name)
    globals()[name] = value
    return value


def __dir__():
    import _os_more
    return sorted({*globals(), *_REFUSED, *_os_more.names()})


def get_terminal_size(fd=None, /):
    return _TerminalSize((80, 24))


class _TerminalSize(tuple):
    columns = property(lambda self: self[0])
    lines = property(lambda self: self[1])


import posixpath as path

sys.modules["os.path"] = path
