"""sqlalchemy.engine: engines, connections, results; what is rarely asked for is imported when it is."""
from sqlalchemy.engine.base import Connection, Engine, NestedTransaction, RootTransaction, Transaction
from sqlalchemy.engine.create import create_engine, engine_from_config
from sqlalchemy.engine.url import URL, make_url

_PLACES = {
    "create_pool_from_url": "create", "create_mock_engine": "mock", "MockConnection": "mock", "Result": "result",
    "IteratorResult": "result", "ChunkedIteratorResult": "result", "MergedResult": "result", "ScalarResult": "result",
    "MappingResult": "result", "FilterResult": "result", "FrozenResult": "result", "TupleResult": "result",
    "CursorResult": "cursor", "BaseCursorResult": "cursor", "ResultProxy": "cursor", "Row": "row", "BaseRow": "row",
    "RowMapping": "row", "RowProxy": "row", "LegacyRow": "row", "LegacyCursorResult": "cursor", "Dialect": "interfaces", "ExecutionContext": "interfaces",
    "Inspector": "reflection", "ObjectKind": "reflection", "ObjectScope": "reflection", "TwoPhaseTransaction": "base",
}
Connectable = Engine


def __getattr__(name):
    import importlib
    if name == "__all__":
        return [known for known in globals() if not known.startswith("_")] + [known for known in _PLACES if known != "FrozenResult"]
    if name in ("cursor", "default", "interfaces", "mock", "reflection", "result", "row"):
        return importlib.import_module("sqlalchemy.engine." + name)
    if name not in _PLACES:
        raise AttributeError(f"module 'sqlalchemy.engine' has no attribute {name!r}")
    module = importlib.import_module("sqlalchemy.engine." + _PLACES[name])
    renamed = {"RowProxy": "Row", "LegacyRow": "Row", "LegacyCursorResult": "CursorResult"}
    return getattr(module, renamed.get(name, name))
