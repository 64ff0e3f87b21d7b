"""sqlalchemy.sql.roles: marks of what may stand where, which classes of a project derive from."""


class SQLRole:
    __slots__ = ()
    allows_lambda = False
    uses_inspection = False


def __getattr__(name):
    if not name.endswith("Role"):
        raise AttributeError(f"module 'sqlalchemy.sql.roles' has no attribute {name!r}")
    role = globals()[name] = type(name, (SQLRole,), {"__slots__": (), "__module__": __name__})
    return role
