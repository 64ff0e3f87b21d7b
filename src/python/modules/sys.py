"""The interpreter, as scripts see it."""

import _host

modules = _host.modules()
argv = _host.argv
path = []
maxsize = 2**63 - 1
maxunicode = 0x10FFFF
byteorder = "little"
platform = "linux"
executable = ""
version = "3.11.0 (limbeck)"
hexversion = 0x030B00F0
prefix = base_prefix = exec_prefix = "/usr"
flags = None
dont_write_bytecode = True


class _VersionInfo(tuple):
    major = property(lambda self: self[0])
    minor = property(lambda self: self[1])
    micro = property(lambda self: self[2])
    releaselevel = property(lambda self: self[3])
    serial = property(lambda self: self[4])


version_info = _VersionInfo((3, 11, 0, "final", 0))


class _Implementation:
    name = "limbeck"
    version = version_info


implementation = _Implementation()


class _Stream:
    encoding = "utf-8"
    errors = "strict"
    closed = False

    def __init__(self, name, is_stderr):
        self.name = name
        self._is_stderr = is_stderr

    def write(self, text):
        return _host.write(text, self._is_stderr)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def flush(self):
        pass

    def isatty(self):
        return False


stdout = __stdout__ = _Stream("<stdout>", False)
stderr = __stderr__ = _Stream("<stderr>", True)


def exit(status=None, /):
    raise SystemExit(*(() if status is None else (status,)))


def _getframe(depth=0, /):
    from _frames import current
    frame = current(depth + 1)
    if frame is None:
        raise ValueError("call stack is not deep enough")
    return frame


def _getframemodulename(depth=0, /):
    return _host.caller(depth + 1)


def intern(text, /):
    return text


def exc_info():
    e = _host.handled()
    return (None, None, None) if e is None else (type(e), e, e.__traceback__)


def exception():
    return _host.handled()


def getrecursionlimit():
    return _host.depth()


def setrecursionlimit(limit, /):
    _host.depth(limit)


def getdefaultencoding():
    return "utf-8"


def getfilesystemencoding():
    return "utf-8"


def getsizeof(obj, default=0):
    return 64


def getrefcount(obj, /):
    return 1


def __getattr__(name):
    """What is seldom asked for is made then."""
    import _sys_more
    value = globals()[name] = _sys_more.make(name)
    return value


def __dir__():
    import _sys_more
    return sorted({*globals(), *_sys_more.names()})
