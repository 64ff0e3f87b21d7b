"""Finding modules."""

import sys
from importlib import import_module


class _Spec:
    def __init__(self, name, origin=None):
        self.name = name
        self.origin = origin
        self.loader = None
        self.submodule_search_locations = None
        self.parent = name.rpartition(".")[0]


def find_spec(name, package=None):
    """A description of the module, or None where importing it fails."""
    try:
        module = import_module(name, package)
    except ModuleNotFoundError:
        return None
    spec = _Spec(module.__name__, getattr(module, "__file__", None))
    spec.submodule_search_locations = getattr(module, "__path__", None)
    return spec


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
