"""sqlalchemy.testing.schema: Column, mapped_column and Table without their options for tests."""
from sqlalchemy.sql import schema


def _plain(make, args, kw):
    return make(*args, **{key: value for key, value in kw.items() if not key.startswith("test_")})


def Column(*args, **kw):
    return _plain(schema.Column, args, kw)


def Table(*args, **kw):
    return _plain(schema.Table, args, kw)


def mapped_column(*args, **kw):
    from sqlalchemy.orm import mapped_column
    return _plain(mapped_column, args, kw)
