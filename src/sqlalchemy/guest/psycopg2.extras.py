"""psycopg2.extras: wrappers of values for statements."""
from psycopg2._range import DateRange, DateTimeRange, DateTimeTZRange, NumericRange, Range


class Json:
    def __init__(self, adapted, dumps=None):
        self.adapted, self._dumps = adapted, dumps

    def dumps(self, obj):
        import json
        return (self._dumps or json.dumps)(obj)

    def getquoted(self):
        import _database
        return _database.quote(self.dumps(self.adapted)).encode()


def register_uuid(*args, **kwargs):
    pass


def execute_values(cur, sql, argslist, template=None, page_size=100, fetch=False):
    raise NotImplementedError("limbeck has no cursors of psycopg2; use connection.execute()")


execute_batch = execute_values
