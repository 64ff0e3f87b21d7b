"""The kinds of finders and loaders; the host does their work."""

import _host
import importlib.util

SOURCE_SUFFIXES, BYTECODE_SUFFIXES, EXTENSION_SUFFIXES = [".py"], [".pyc"], [".so"]
ModuleSpec = type(_host.find_module("sys"))


class BuiltinImporter:
    pass


class FrozenImporter:
    pass


class PathFinder:
    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        return importlib.util.find_spec(fullname)


class FileFinder:
    pass


class SourceFileLoader:
    def __init__(self, fullname, path):
        self.name, self.path = fullname, path

    def get_filename(self, name=None):
        return self.path

    def is_package(self, fullname):
        return self.path.endswith("/__init__.py")

    def get_data(self, path):
        with open(path, "rb") as file:
            return file.read()

    def get_source(self, fullname):
        with open(self.path) as file:
            return file.read()

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        module.__file__ = self.path
        exec(self.get_source(self.name), module.__dict__)

    def load_module(self, fullname=None):
        import sys
        from types import ModuleType
        module = ModuleType(self.name)
        sys.modules[self.name] = module
        self.exec_module(module)
        return module


class SourcelessFileLoader(SourceFileLoader):
    pass


class ExtensionFileLoader(SourceFileLoader):
    pass


def all_suffixes():
    return SOURCE_SUFFIXES + BYTECODE_SUFFIXES + EXTENSION_SUFFIXES
