"""Installed packages: limbeck has none. The project itself counts as installed, as its pyproject.toml describes it."""


class PackageNotFoundError(ModuleNotFoundError):
    _is_gap = True

    def __str__(self):
        return f"No package metadata was found for {self.args[0]}"


def _normalized(name):
    import re
    return re.sub("[-_.]+", "-", name).lower()


def _project(name):
    """The table of pyproject.toml that describes the package, from the folders of sys.path and those around."""
    import os
    import sys
    import tomllib
    for folder in sys.path:
        folder = os.path.abspath(folder)
        for _ in range(3):
            path = os.path.join(folder, "pyproject.toml")
            folder = os.path.dirname(folder)
            if not os.path.isfile(path):
                continue
            with open(path, "rb") as file:
                described = tomllib.load(file)
            for table in (described.get("project", {}), described.get("tool", {}).get("poetry", {})):
                if _normalized(table.get("name", "")) == _normalized(name):
                    return table
    raise PackageNotFoundError(name)


class _Message(dict):
    """Names in any case, as in the headers of a mail; what is not there is None."""

    def __getitem__(self, name):
        return self.get(name)

    def get(self, name, default=None):
        return dict.get(self, name.lower(), default)

    def __contains__(self, name):
        return dict.__contains__(self, name.lower())

    def get_all(self, name, default=None):
        return [self[name]] if name in self else default


def metadata(distribution_name):
    table = _project(distribution_name)
    return _Message({"name": table["name"], "version": table.get("version", "0"), "summary": table.get("description", "")})


def version(distribution_name):
    return metadata(distribution_name)["Version"]


class Distribution:
    def __init__(self, name):
        self.metadata = metadata(name)
        self.name, self.version = self.metadata["Name"], self.metadata["Version"]

    files = requires = None
    entry_points = ()

    @classmethod
    def from_name(cls, name):
        return cls(name)


distribution = Distribution


def requires(distribution_name):
    return _project(distribution_name).get("dependencies")


def files(distribution_name):
    _project(distribution_name)
    return None


def entry_points(**params):
    return []


def distributions(**kwargs):
    return iter(())


class EntryPoint(tuple):
    """name = value, in a group."""

    def __new__(cls, name, value, group):
        return tuple.__new__(cls, (name, value, group))

    name = property(lambda self: self[0])
    value = property(lambda self: self[1])
    group = property(lambda self: self[2])

    def load(self):
        from importlib import import_module
        module, _, attributes = self.value.partition(":")
        found = import_module(module.strip())
        for attribute in filter(None, attributes.strip().split(".")):
            found = getattr(found, attribute)
        return found

    def __repr__(self):
        return f"EntryPoint(name={self.name!r}, value={self.value!r}, group={self.group!r})"


class Distribution:
    @classmethod
    def from_name(cls, name):
        return distribution(name)


def packages_distributions():
    return {}
