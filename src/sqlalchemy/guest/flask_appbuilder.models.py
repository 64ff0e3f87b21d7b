"""flask_appbuilder.models: its parts for SQLAlchemy."""


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    import importlib
    if name in ("mixins", "sqla"):
        return importlib.import_module("flask_appbuilder.models." + name)
    import _operation
    return _operation.opaque("flask_appbuilder.models." + name, "flask_appbuilder")
