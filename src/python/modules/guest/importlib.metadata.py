"""Installed packages: limbeck has none."""


class PackageNotFoundError(ModuleNotFoundError):
    def __str__(self):
        return f"No package metadata was found for {self.args[0]}"


def version(distribution_name):
    raise PackageNotFoundError(distribution_name)


metadata = distribution = requires = files = version


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
