"""sqlalchemy.engine.result: results, and the ways to take rows from them."""
from _database import row as _new_row
from sqlalchemy.exc import InvalidRequestError, MultipleResultsFound, NoResultFound, NoSuchColumnError, ResourceClosedError


class RMKeyView:
    """The names of the columns."""

    def __init__(self, names):
        self._names = tuple(names)

    def __len__(self):
        return len(self._names)

    def __iter__(self):
        return iter(self._names)

    def __getitem__(self, index):
        return self._names[index]

    def __contains__(self, name):
        return (name if isinstance(name, str) else getattr(name, "key", None)) in self._names

    def __eq__(self, other):
        return list(self) == list(other)

    def __repr__(self):
        return "RMKeyView(%r)" % (list(self._names),)


class _Rows:
    """Rows that are there already, with what a cursor of the host has."""

    def __init__(self, rows):
        self._rows = iter(rows)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._rows)

    def fetch(self, count=-1):
        if count < 0:
            return list(self._rows)
        found = []
        for row in self._rows:
            found.append(row)
            if len(found) == count:
                break
        return found if count else []

    def close(self):
        self._rows = iter(())


class _Filter:
    """What results and their scalars and mappings have in common; _make gives a row its form."""

    _unique = None
    _per = None
    _make = None

    def _source(self):
        return self._result._source()

    def _seen(self, value):
        strategy = self._unique
        key = strategy[0](value) if strategy[0] is not None else value
        try:
            if key in strategy[1]:
                return True
            strategy[1].add(key)
        except TypeError:
            if key in strategy[2]:
                return True
            strategy[2].append(key)
        return False

    def _check_unique(self):
        root = self
        while root._unique is None and hasattr(root, "_result"):
            root = root._result
        if root._unique is None and getattr(root, "_needs_unique", False):
            raise InvalidRequestError("The unique() method must be invoked on this Result, as it contains results that "
                                      "include joined eager loads against collections")

    def _next(self):
        """A list of the next row in its form, empty at the end."""
        self._check_unique()
        source = self._source()
        while True:
            rows = source.fetch(1)
            if not rows:
                return rows
            value = rows[0] if self._make is None else self._make(rows[0])
            if self._unique is None or not self._seen(value):
                return [value]

    def _all(self):
        self._check_unique()
        rows = self._source().fetch()
        if self._make is not None:
            make = self._make
            rows = [make(row) for row in rows]
        if self._unique is not None:
            rows = [row for row in rows if not self._seen(row)]
        return rows

    def _many(self, size):
        if size is None:
            size = self._per if self._per else 1
        self._check_unique()
        if self._unique is None:
            rows = self._source().fetch(size)
            return rows if self._make is None else [self._make(row) for row in rows]
        found = []
        while len(found) < size:
            one = self._next()
            if not one:
                break
            found += one
        return found

    def __iter__(self):
        source = self._source()
        if self._make is None and self._unique is None:
            return iter(source)
        return self._iterate()

    def _iterate(self):
        while True:
            one = self._next()
            if not one:
                return
            yield one[0]

    def __next__(self):
        one = self._next()
        if not one:
            raise StopIteration
        return one[0]

    def _only(self, raise_for_second, raise_for_none):
        first = self._next()
        if not first:
            if raise_for_none:
                raise NoResultFound("No row was found when one was required")
            return None
        if raise_for_second:
            second = self._next()
            if second:
                self.close()
                raise MultipleResultsFound("Multiple rows were found when exactly one was required" if raise_for_none
                                           else "Multiple rows were found when one or none was required")
        self.close()
        return first[0]

    def all(self):
        return self._all()

    def fetchall(self):
        return self._all()

    def fetchmany(self, size=None):
        return self._many(size)

    def fetchone(self):
        one = self._next()
        return one[0] if one else None

    def first(self):
        return self._only(False, False)

    def one(self):
        return self._only(True, True)

    def one_or_none(self):
        return self._only(True, False)

    def partitions(self, size=None):
        while True:
            rows = self._many(size)
            if not rows:
                return
            yield rows

    def unique(self, strategy=None):
        self._unique = (strategy, set(), [])
        return self

    def yield_per(self, num):
        self._per = num
        return self

    def close(self):
        self._result.close()

    def _soft_close(self, **kw):
        self.close()

    @property
    def closed(self):
        return self._result.closed

    def __enter__(self):
        return self

    def __exit__(self, type_, value, traceback):
        self.close()


class Result(_Filter):
    _attributes = {}

    def __init__(self, cursor=None, names=()):
        self._cursor, self._names, self._hard_closed = cursor, tuple(names), False

    def _source(self):
        if self._hard_closed:
            raise ResourceClosedError("This result object is closed.")
        if self._cursor is None:
            raise ResourceClosedError("This result object does not return rows. It has been closed automatically.")
        return self._cursor

    def close(self):
        if self._cursor is not None:
            self._cursor.close()
        self._hard_closed = True

    @property
    def closed(self):
        return self._hard_closed

    @property
    def returns_rows(self):
        return self._cursor is not None

    def keys(self):
        self._source_or_names()
        return RMKeyView(self._names)

    def _source_or_names(self):
        if self._cursor is None:
            raise ResourceClosedError("This result object does not return rows. It has been closed automatically.")

    def _index(self, key):
        if isinstance(key, int):
            if not -len(self._names) <= key < len(self._names):
                raise IndexError("tuple index out of range")
            return key
        name = key if isinstance(key, str) else getattr(key, "key", None)
        if name in self._names:
            return self._names.index(name)
        raise NoSuchColumnError(f"Could not locate column in row for column '{key}'")

    def scalars(self, index=0):
        return ScalarResult(self, self._index(index))

    def mappings(self):
        return MappingResult(self)

    def tuples(self):
        return self

    @property
    def t(self):
        return self

    def columns(self, *columns):
        indexes = [self._index(column) for column in columns]
        names = tuple(self._names[i] for i in indexes)
        keys = {name: i for i, name in enumerate(names)}
        inner = self._cursor

        def pick():
            for row in inner:
                yield _new_row(tuple(row[i] for i in indexes), names, keys)

        self._cursor, self._names = _Rows(pick()), names
        return self

    def scalar(self):
        row = self._only(False, False)
        return None if row is None else row[0]

    def scalar_one(self):
        return self._only(True, True)[0]

    def scalar_one_or_none(self):
        row = self._only(True, False)
        return None if row is None else row[0]

    def freeze(self):
        rows, names = self._all(), self._names
        return lambda: IteratorResult(SimpleResultMetaData(names), rows)

    def merge(self, *others):
        rows = self._all()
        for other in others:
            rows += other._all()
        return IteratorResult(SimpleResultMetaData(self._names), rows)


class SimpleResultMetaData:
    def __init__(self, keys, *args, **kw):
        self.keys = tuple(keys)
        self._keys = list(self.keys)


class IteratorResult(Result):
    """A result of rows, or of tuples, that are there already."""

    def __init__(self, cursor_metadata, iterator, raw=None, _source_supports_scalars=False):
        keys = getattr(cursor_metadata, "keys", cursor_metadata)
        names = tuple(keys() if callable(keys) else keys)
        keys = {name: i for i, name in enumerate(names)}

        def rows():
            for one in iterator:
                yield _new_row(one, names, keys) if type(one) is tuple else one

        super().__init__(_Rows(rows()), names)
        self.raw = raw


class ScalarResult(_Filter):
    def __init__(self, result, index):
        self._result, self._unique = result, result._unique
        self._per = result._per
        self._make = lambda row: row[index]
        if self._unique is not None:
            self._unique = (self._unique[0], set(), [])

    def __getattr__(self, name):
        if name in ("fetchone", "keys", "scalar", "mappings"):
            raise AttributeError(f"'ScalarResult' object has no attribute {name!r}")
        raise AttributeError(f"'ScalarResult' object has no attribute {name!r}")


class MappingResult(_Filter):
    def __init__(self, result):
        self._result, self._unique = result, result._unique
        self._per = result._per
        self._make = lambda row: row._mapping

    def keys(self):
        return self._result.keys()

    def columns(self, *columns):
        self._result.columns(*columns)
        return self


class ChunkedIteratorResult(IteratorResult):
    pass


class MergedResult(IteratorResult):
    pass


TupleResult = Result
FilterResult = _Filter


def null_result():
    return IteratorResult(SimpleResultMetaData([]), [])
