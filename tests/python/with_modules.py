"""with_modules.py PROGRAM: runs a program by CPython with the modules of src/python/modules/guest instead of its own.

So the modules are judged by themselves, whatever the state of the evaluator. What they ask of the host
(the module _host, of C in limbeck) is given here.
"""
import importlib
import importlib.abc
import importlib.util
import os as real_os
import sys
import time as real_time
import traceback as real_traceback
import types as real_types
from pathlib import Path

MODULES = Path(__file__).resolve().parents[2] / "src/python/modules/guest"
# These are of C in limbeck; CPython's own must not be built on the modules under test.
for native in ("ast", "base64", "binascii", "calendar", "datetime", "decimal", "encodings.idna", "hashlib", "json", "linecache",
               "math", "_strptime", "re", "runpy", "stringprep", "struct", "time", "tokenize", "traceback", "zoneinfo"):
    importlib.import_module(native)


# CPython's own modules of C are built on these.
KEPT = ("codecs", "json.decoder", "json.encoder", "numbers")


def path_of(name):
    if name in KEPT:
        return None
    path = MODULES / f"{name}.py"
    return path if path.exists() else None


class Finder(importlib.abc.MetaPathFinder):
    """Finds the modules under test before all others."""

    def find_spec(self, name, path=None, target=None):
        source = path_of(name)
        is_package = any(MODULES.glob(f"{name}.*.py"))
        return source and importlib.util.spec_from_file_location(
            name, source, submodule_search_locations=[] if is_package else None)


def frames():
    found, frame = [], sys._getframe(1)
    while frame is not None and frame.f_code.co_filename != __file__:
        found.append((frame.f_code, frame.f_globals, frame.f_locals, frame.f_lineno))
        frame = frame.f_back
    return found


def host():
    module = real_types.ModuleType("_host")
    module.environ = dict(real_os.environ)
    module.argv = sys.argv
    module.directory = real_os.getcwd
    module.kind = lambda path: 2 if real_os.path.isdir(path) else 1 if real_os.path.exists(path) else 0
    module.list = real_os.listdir
    module.read = lambda path: Path(path).read_bytes()
    module.random = real_os.urandom
    module.now = real_time.time
    module.log = lambda level, name, message, *place: print(f"{level}:{name}:{message}", file=sys.stderr)
    module.write = lambda text, is_error=False: (sys.stderr if is_error else sys.stdout).write(text)
    module.import_module = importlib.import_module
    module.modules = lambda: sys.modules
    module.frames = frames
    module.is_opaque = lambda value: False
    module.find_module = importlib.util.find_spec
    module.format_exception = lambda e: "".join(real_traceback.format_exception(e))
    return module


registered = []


class Registry:
    def __init__(self):
        self.classes = []


def is_abstract(value):
    return bool(getattr(value, "__isabstractmethod__", False))


def compute(cls):
    names = {name for name, value in vars(cls).items() if is_abstract(value)}
    inherited = {name for base in cls.__bases__ for name in getattr(base, "__abstractmethods__", ())}
    cls.__abstractmethods__ = frozenset(names | {name for name in inherited if is_abstract(getattr(cls, name, None))})


def subclasscheck(cls, subclass):
    if not isinstance(subclass, type):
        raise TypeError("issubclass() arg 1 must be a class")
    answer = cls.__subclasshook__(subclass)
    if answer is not NotImplemented:
        return answer
    return (cls in subclass.__mro__ or any(issubclass(subclass, one) for one in cls._abc_impl.classes)
            or any(issubclass(subclass, one) for one in cls.__subclasses__()))


def register(cls, subclass):
    if not isinstance(subclass, type):
        raise TypeError("Can only register classes")
    if not issubclass(subclass, cls):
        if issubclass(cls, subclass):
            raise RuntimeError("Refusing to create an inheritance cycle")
        cls._abc_impl.classes.append(subclass)
        registered.append(subclass)
    return subclass


def abstract_classes():
    """The module _abc, of C in limbeck."""
    module = real_types.ModuleType("_abc")
    module.compute, module.register, module.subclasscheck = compute, register, subclasscheck
    module.init = lambda cls: (setattr(cls, "_abc_impl", Registry()), compute(cls))
    module.instancecheck = lambda cls, one: issubclass(type(one), cls) or issubclass(one.__class__, cls)
    module.token = lambda: len(registered)
    return module


def main():
    program = sys.argv[1]
    sys.dont_write_bytecode = True
    kept = dict(sys.modules)
    for name in kept:
        if path_of(name):
            del sys.modules[name]
    sys.modules["_host"] = host()
    sys.modules["_abc"] = abstract_classes()
    sys.meta_path.insert(0, Finder())
    sys.argv = sys.argv[1:]
    sys.path[0] = str(Path(program).resolve().parent)
    main_module = real_types.ModuleType("__main__")
    main_module.__file__ = program
    sys.modules["__main__"] = main_module
    exec(compile(Path(program).read_text(), program, "exec"), vars(main_module))


main()
