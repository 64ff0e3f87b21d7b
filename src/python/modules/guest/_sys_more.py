"""The parts of sys that few ask for."""

import sys


class _Fields(tuple):
    """A tuple with named items, as float_info is."""

    _what, _names = "", ()

    def __getattr__(self, name):
        if name in self._names:
            return self[self._names.index(name)]
        raise AttributeError(f"'sys.{self._what}' object has no attribute {name!r}")

    def __repr__(self):
        return f"sys.{self._what}({', '.join([f'{name}={value!r}' for name, value in zip(self._names, self)])})"


def _fields(what, **values):
    made = type(what, (_Fields,), {"_what": what, "_names": tuple(values)})
    return made(values.values())


_PLAIN = {"abiflags": "", "api_version": 1013, "base_exec_prefix": "/usr", "platlibdir": "lib", "pycache_prefix": None,
          "float_repr_style": "short", "warnoptions": [], "meta_path": [], "path_hooks": [], "path_importer_cache": {},
          "copyright": "", "_git": ("", "", ""), "_framework": "", "_xoptions": {}, "tracebacklimit": 1000}
_ANSWERS = {"getswitchinterval": 0.005, "getdlopenflags": 2, "getallocatedblocks": 0, "is_finalizing": False, "gettrace": None,
            "getprofile": None, "getfilesystemencodeerrors": "surrogateescape", "get_int_max_str_digits": 4300,
            "get_coroutine_origin_tracking_depth": 0, "setswitchinterval": None, "settrace": None, "setprofile": None,
            "setdlopenflags": None, "set_int_max_str_digits": None, "set_asyncgen_hooks": None, "addaudithook": None,
            "audit": None, "set_coroutine_origin_tracking_depth": None, "breakpointhook": None, "unraisablehook": None,
            "activate_stack_trampoline": None, "_clear_type_cache": None}


def _displayhook(value, /):
    if value is not None:
        print(repr(value))


def _excepthook(exctype, value, traceback, /):
    from traceback import print_exception
    print_exception(exctype, value, traceback)


def _stdin():
    from io import StringIO
    return StringIO()


def _asyncgen_hooks():
    return _fields("asyncgen_hooks", firstiter=None, finalizer=None)


_MADE = {
    "stdin": _stdin, "__stdin__": _stdin,
    "float_info": lambda: _fields(
        "float_info", max=1.7976931348623157e+308, max_exp=1024, max_10_exp=308, min=2.2250738585072014e-308, min_exp=-1021,
        min_10_exp=-307, dig=15, mant_dig=53, epsilon=2.220446049250313e-16, radix=2, rounds=1),
    "int_info": lambda: _fields("int_info", bits_per_digit=30, sizeof_digit=4, default_max_str_digits=4300,
                                str_digits_check_threshold=640),
    "hash_info": lambda: _fields("hash_info", width=64, modulus=2 ** 61 - 1, inf=314159, nan=0, imag=1000003,
                                 algorithm="siphash13", hash_bits=64, seed_bits=128, cutoff=0),
    "thread_info": lambda: _fields("thread_info", name="pthread", lock="semaphore", version="NPTL 2.36"),
    "orig_argv": lambda: list(sys.argv),
    "builtin_module_names": lambda: ("builtins", "sys", "time"),
    "stdlib_module_names": lambda: frozenset(_STANDARD.split()),
    "displayhook": lambda: _displayhook, "__displayhook__": lambda: _displayhook,
    "excepthook": lambda: _excepthook, "__excepthook__": lambda: _excepthook,
    "get_asyncgen_hooks": lambda: _asyncgen_hooks}


def make(name):
    if name in _PLAIN:
        return _PLAIN[name]
    if name in _MADE:
        return _MADE[name]()
    if name in _ANSWERS:
        return lambda *args, **kwargs: _ANSWERS[name]
    raise AttributeError(f"module 'sys' has no attribute {name!r}")


def names():
    return [*_PLAIN, *_MADE, *_ANSWERS]


_STANDARD = """
    abc aifc antigravity argparse array ast asynchat asyncio asyncore atexit audioop base64 bdb binascii bisect
    builtins bz2 cProfile calendar cgi cgitb chunk cmath cmd code codecs codeop collections colorsys compileall
    concurrent configparser contextlib contextvars copy copyreg crypt csv ctypes curses dataclasses datetime dbm
    decimal difflib dis distutils doctest email encodings ensurepip enum errno faulthandler fcntl filecmp fileinput
    fnmatch fractions ftplib functools gc genericpath getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac
    html http idlelib imaplib imghdr imp importlib inspect io ipaddress itertools json keyword lib2to3 linecache
    locale logging lzma mailbox mailcap marshal math mimetypes mmap modulefinder msilib msvcrt multiprocessing netrc
    nis nntplib nt ntpath nturl2path numbers opcode operator optparse os ossaudiodev pathlib pdb pickle pickletools
    pipes pkgutil platform plistlib poplib posix posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc
    pydoc_data pyexpat queue quopri random re readline reprlib resource rlcompleter runpy sched secrets select
    selectors shelve shlex shutil signal site smtpd smtplib sndhdr socket socketserver spwd sqlite3 sre_compile
    sre_constants sre_parse ssl stat statistics string stringprep struct subprocess sunau symtable sys sysconfig
    syslog tabnanny tarfile telnetlib tempfile termios textwrap this threading time timeit tkinter token tokenize
    tomllib trace traceback tracemalloc tty turtle turtledemo types typing unicodedata unittest urllib uu uuid venv
    warnings wave weakref webbrowser winreg winsound wsgiref xdrlib xml xmlrpc zipapp zipfile zipimport zlib zoneinfo
    """
