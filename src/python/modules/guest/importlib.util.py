"""Finding modules."""

import _host
import sys
from importlib import import_module


def find_spec(name, package=None):
    """A description of the module, or None where there is none. Only the packages around it are run."""
    name = resolve_name(name, package)
    if name in sys.modules:
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
