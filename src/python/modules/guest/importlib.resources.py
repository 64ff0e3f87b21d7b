"""Files that stand beside modules."""

from importlib import import_module
from pathlib import Path

Package = Resource = str


def files(package):
    module = import_module(package) if isinstance(package, str) else package
    if not hasattr(module, "__path__"):
        raise TypeError(f"{module.__name__!r} is not a package")
    return Path(list(module.__path__)[0])


class as_file:
    def __init__(self, path):
        self._path = path

    def __enter__(self):
        return self._path

    def __exit__(self, *details):
        pass


def read_text(package, resource, encoding="utf-8", errors="strict"):
    return (files(package) / resource).read_text(encoding, errors)


def read_binary(package, resource):
    return (files(package) / resource).read_bytes()


def open_text(package, resource, encoding="utf-8", errors="strict"):
    return open(files(package) / resource, encoding=encoding, errors=errors)


def open_binary(package, resource):
    return open(files(package) / resource, "rb")


def is_resource(package, name):
    return (files(package) / name).is_file()


def contents(package):
    return [entry.name for entry in files(package).iterdir()]


def path(package, resource):
    return as_file(files(package) / resource)
