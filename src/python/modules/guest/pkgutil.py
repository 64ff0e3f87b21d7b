"""The modules in packages."""

import os
from importlib import import_module


class ModuleInfo(tuple):
    module_finder = property(lambda self: self[0])
    name = property(lambda self: self[1])
    ispkg = property(lambda self: self[2])

    def __repr__(self):
        return f"ModuleInfo(module_finder={self[0]!r}, name={self[1]!r}, ispkg={self[2]!r})"


class _Folder:
    """Where modules were found."""

    def __init__(self, path):
        self.path = path

    def __repr__(self):
        return f"FileFinder({self.path!r})"


def iter_modules(path=None, prefix=""):
    if isinstance(path, str):
        raise ValueError("path must be None or list of paths to look for modules in")
    seen = set()
    for folder in path or ():
        if not os.path.isdir(folder):
            continue
        for entry in sorted(os.listdir(folder)):
            full = os.path.join(folder, entry)
            is_package = "." not in entry and os.path.isfile(os.path.join(full, "__init__.py"))
            name = entry if is_package else entry[:-3] if entry.endswith(".py") else "__init__"
            if name != "__init__" and name not in seen and name.isidentifier():
                seen.add(name)
                yield ModuleInfo((_Folder(folder), prefix + name, is_package))


def walk_packages(path=None, prefix="", onerror=None):
    for info in iter_modules(path, prefix):
        yield info
        if info.ispkg:
            try:
                module = import_module(info.name)
            except ImportError:
                if onerror is not None:
                    onerror(info.name)
                continue
            except Exception:
                if onerror is None:
                    raise
                onerror(info.name)
                continue
            yield from walk_packages(list(getattr(module, "__path__", None) or []), info.name + ".", onerror)


def get_data(package, resource):
    module = import_module(package)
    with open(os.path.join(os.path.dirname(module.__file__), resource), "rb") as file:
        return file.read()


def extend_path(path, name):
    return path


def resolve_name(name):
    module, _, attributes = name.partition(":")
    parts = [] if attributes else module.split(".")[1:]
    result = import_module(module if attributes else module.split(".")[0])
    for at, part in enumerate(parts):
        try:
            result = import_module(".".join(module.split(".")[:at + 2]))
        except ImportError:
            result = getattr(result, part)
    for part in attributes.split(".") if attributes else ():
        result = getattr(result, part)
    return result


def get_loader(module_or_name):
    import importlib.util
    name = module_or_name if isinstance(module_or_name, str) else module_or_name.__name__
    spec = importlib.util.find_spec(name)
    return None if spec is None else spec.loader


find_loader = get_loader


def get_importer(path_item):
    return None


def iter_importers(fullname=""):
    return iter(())
