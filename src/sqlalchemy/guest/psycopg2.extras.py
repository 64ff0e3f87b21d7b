"""psycopg2.extras: wrappers of values for statements."""


class Json:
    def __init__(self, adapted, dumps=None):
        self.adapted, self._dumps = adapted, dumps

    def dumps(self, obj):
        import json
        return (self._dumps or json.dumps)(obj)

    def getquoted(self):
        import _database
        return _database.quote(self.dumps(self.adapted)).encode()


class _Range:
    def __init__(self, lower=None, upper=None, bounds="[)", empty=False):
        self.lower, self.upper, self._bounds, self.isempty = lower, upper, bounds, empty

    def __repr__(self):
        if self.isempty:
            return f"{type(self).__name__}(empty=True)"
        return f"{type(self).__name__}({self.lower!r}, {self.upper!r}, {self._bounds!r})"


class NumericRange(_Range):
    pass


class DateRange(_Range):
    pass


class DateTimeRange(_Range):
    pass


class DateTimeTZRange(_Range):
    pass


def register_uuid(*args, **kwargs):
    pass


def execute_values(cur, sql, argslist, template=None, page_size=100, fetch=False):
    raise NotImplementedError("limbeck has no cursors of psycopg2; use connection.execute()")


execute_batch = execute_values
