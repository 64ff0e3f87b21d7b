"""sqlalchemy.engine.row: rows, and rows as mappings."""
from _database import Row

BaseRow = Row


class RowMapping:
    """A row whose keys are the names of its columns."""

    def __init__(self, row):
        self._row = row

    def __getitem__(self, key):
        if isinstance(key, (int, slice)):
            from sqlalchemy.exc import NoSuchColumnError
            raise NoSuchColumnError(f"Could not locate column in row for column '{key}'")
        return self._row[key]

    def __iter__(self):
        return iter(self._row._fields)

    def __len__(self):
        return len(self._row)

    def __contains__(self, key):
        name = key if isinstance(key, str) else getattr(key, "key", None)
        return name in self._row._fields

    def __eq__(self, other):
        if isinstance(other, RowMapping):
            other = dict(other)
        return dict(self) == other

    def __repr__(self):
        return repr(dict(self))

    def keys(self):
        from sqlalchemy.engine.result import RMKeyView
        return RMKeyView(self._row._fields)

    def values(self):
        return list(self._row)

    def items(self):
        return list(zip(self._row._fields, self._row))

    def has_key(self, key):
        return key in self

    def get(self, key, default=None):
        return self[key] if key in self else default


def _register():
    import _later
    _later.register("Mapping", RowMapping)
    _later.register("Sequence", Row)


_register()
