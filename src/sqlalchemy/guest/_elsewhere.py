"""Names of modules that are not here one by one: found in the packages that export them."""
import importlib

_HOMES = ("sqlalchemy.orm", "sqlalchemy.sql.expression", "sqlalchemy", "sqlalchemy.types", "sqlalchemy.schema",
          "sqlalchemy.engine", "sqlalchemy.exc", "sqlalchemy.util")


def finder(module):
    package = module.rpartition(".")[0]
    homes = (package,) + (_HOMES if package.startswith("sqlalchemy") and ".dialects" not in package else ())

    def find(name):
        if not name.startswith("_"):
            for home in homes:
                found = getattr(importlib.import_module(home), name, None)
                if found is not None and type(found).__name__ not in ("module", "opaque"):
                    return found
        raise AttributeError(f"module {module!r} has no attribute {name!r}")

    return find
