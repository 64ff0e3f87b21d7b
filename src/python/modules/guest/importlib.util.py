"""Finding modules."""

import _host
import sys
from importlib import import_module


def find_spec(name, package=None):
    """A description of the module, or None where there is none. Only the packages around it are run."""
    name = resolve_name(name, package)
    if getattr(sys.modules.get(name), "__spec__", None) is not None:
        return sys.modules[name].__spec__
    if "." in name:
        import_module(name.rpartition(".")[0])
    return _host.find_module(name)


def resolve_name(name, package):
    if not name.startswith("."):
        return name
    level = len(name) - len(name.lstrip("."))
    base = package.rsplit(".", level - 1)[0]
    return f"{base}.{name[level:]}" if name[level:] else base


def module_from_spec(spec):
    return sys.modules[spec.name]


def spec_from_file_location(name, location=None, **kwargs):
    raise ImportError("modules are imported by name only, not from a file's path", name=name, path=location)


MAGIC_NUMBER = b"\xa7\r\r\n"


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    from importlib.machinery import ModuleSpec
    spec = ModuleSpec()
    spec.name, spec.loader, spec.origin, spec.parent = name, loader, origin, name.rpartition(".")[0]
    spec.submodule_search_locations = [] if is_package else None
    return spec


def decode_source(source_bytes):
    return bytes(source_bytes).decode().replace("\r\n", "\n")


def cache_from_source(path, debug_override=None, *, optimization=None):
    folder, _, name = path.rpartition("/")
    return f"{folder}{'/' if folder else ''}__pycache__/{name.removesuffix('.py')}.cpython-311.pyc"


class LazyLoader:
    def __init__(self, loader):
        self.loader = loader

    @classmethod
    def factory(cls, loader):
        return lambda *args, **kwargs: cls(loader(*args, **kwargs))

    def create_module(self, spec):
        return self.loader.create_module(spec)

    def exec_module(self, module):
        self.loader.exec_module(module)
