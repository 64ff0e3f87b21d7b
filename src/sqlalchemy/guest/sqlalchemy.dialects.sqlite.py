"""sqlalchemy.dialects.sqlite: types with the formats in which SQLite stores them."""
from sqlalchemy.sql import sqltypes
from sqlalchemy.sql.sqltypes import (BLOB, BOOLEAN, CHAR, DECIMAL, FLOAT, INTEGER, NUMERIC, REAL, SMALLINT, TEXT,
                                     TIMESTAMP, VARCHAR)


class JSON(sqltypes.JSON):
    pass


class _DateTimeMixin:
    _storage_format = None
    _reg = None

    def __init__(self, storage_format=None, regexp=None, **kw):
        super().__init__(**kw)
        if regexp is not None:
            self._reg = regexp
        if storage_format is not None:
            self._storage_format = storage_format


class DATETIME(_DateTimeMixin, sqltypes.DateTime):
    def __init__(self, *args, **kw):
        kw.pop("truncate_microseconds", None)
        super().__init__(*args, **kw)


class DATE(_DateTimeMixin, sqltypes.Date):
    def __init__(self, storage_format=None, regexp=None):
        if regexp is not None:
            self._reg = regexp
        if storage_format is not None:
            self._storage_format = storage_format


class TIME(_DateTimeMixin, sqltypes.Time):
    def __init__(self, *args, **kw):
        kw.pop("truncate_microseconds", None)
        super().__init__(*args, **kw)


def __getattr__(name):
    import importlib
    if name == "dialect":
        from sqlalchemy.engine.default import dialect_class
        return dialect_class("sqlite")
    if name == "__all__":
        return [known for known in globals() if not known.startswith("_")] + ["insert", "Insert"]
    if name in ("insert", "Insert"):
        return getattr(importlib.import_module("sqlalchemy.dialects.sqlite.dml"), name)
    if name in ("base", "dml", "pysqlite", "aiosqlite", "json"):
        return importlib.import_module("sqlalchemy.dialects.sqlite." + name)
    raise AttributeError(f"module 'sqlalchemy.dialects.sqlite' has no attribute {name!r}")
