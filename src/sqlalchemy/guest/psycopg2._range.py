"""psycopg2's ranges: what rows hold of PostgreSQL's range types, and how they are written."""


class Range:
    """A range; bounds None: an empty one."""

    __slots__ = ("_lower", "_upper", "_bounds")
    _sql_name = None

    def __init__(self, lower=None, upper=None, bounds="[)", empty=False):
        if not empty:
            if bounds not in ("[)", "(]", "()", "[]"):
                raise ValueError(f"bound flags not valid: {bounds!r}")
            self._lower, self._upper, self._bounds = lower, upper, bounds
        else:
            self._lower = self._upper = self._bounds = None

    def __repr__(self):
        if self._bounds is None:
            return f"{type(self).__name__}(empty=True)"
        return f"{type(self).__name__}({self._lower!r}, {self._upper!r}, {self._bounds!r})"

    def __str__(self):
        if self._bounds is None:
            return "empty"
        return f"{self._bounds[0]}{self._lower}, {self._upper}{self._bounds[1]}"

    @property
    def lower(self):
        return self._lower

    @property
    def upper(self):
        return self._upper

    @property
    def isempty(self):
        return self._bounds is None

    @property
    def lower_inf(self):
        return self._bounds is not None and self._lower is None

    @property
    def upper_inf(self):
        return self._bounds is not None and self._upper is None

    @property
    def lower_inc(self):
        return self._bounds is not None and self._lower is not None and self._bounds[0] == "["

    @property
    def upper_inc(self):
        return self._bounds is not None and self._upper is not None and self._bounds[1] == "]"

    def __contains__(self, x):
        if self._bounds is None:
            return False
        if self._lower is not None and (x < self._lower or x == self._lower and self._bounds[0] == "("):
            return False
        return not (self._upper is not None and (x > self._upper or x == self._upper and self._bounds[1] == ")"))

    def __bool__(self):
        return self._bounds is not None

    def __eq__(self, other):
        return (isinstance(other, Range) and self._lower == other._lower and self._upper == other._upper
                and self._bounds == other._bounds)

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return hash((self._lower, self._upper, self._bounds))

    def getquoted(self):
        import _database
        if self._bounds is None:
            return f"'empty'::{self._sql_name}".encode()
        lower, upper = _database.quote(self._lower), _database.quote(self._upper)
        return f"{self._sql_name}({lower}, {upper}, '{self._bounds}')".encode()


class NumericRange(Range):
    """Of integers and numbers: which type it has is left to PostgreSQL."""

    def getquoted(self):
        if self._bounds is None:
            return b"'empty'"
        lower = "" if self._lower is None else str(self._lower)
        upper = "" if self._upper is None else str(self._upper)
        return f"'{self._bounds[0]}{lower},{upper}{self._bounds[1]}'".encode()


class DateRange(Range):
    _sql_name = "daterange"


class DateTimeRange(Range):
    _sql_name = "tsrange"


class DateTimeTZRange(Range):
    _sql_name = "tstzrange"


_CLASSES = {3904: NumericRange, 3926: NumericRange, 3906: NumericRange, 3908: DateTimeRange, 3910: DateTimeTZRange,
            3912: DateRange}


def _bound(text, start):
    """One bound that begins at start, None for no bound, and where it ends."""
    if text[start] != '"':
        end = start
        while text[end] not in ",)]":
            end += 1
        return (text[start:end] or None), end
    found, at = [], start + 1
    while True:
        if text[at] == '"' and text[at + 1] != '"':
            return "".join(found), at + 1
        if text[at] in '"\\':
            at += 1
        found.append(text[at])
        at += 1


def read(text, oid, item):
    """A range as PostgreSQL writes it; item makes a value of a bound's text."""
    cls = _CLASSES[oid]
    if text == "empty":
        return cls(empty=True)
    lower, at = _bound(text, 1)
    upper, at = _bound(text, at + 1)
    return cls(None if lower is None else item(lower), None if upper is None else item(upper), text[0] + text[at])
