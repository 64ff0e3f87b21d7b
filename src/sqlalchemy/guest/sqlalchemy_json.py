"""sqlalchemy_json: JSON columns that notice changes."""
from sqlalchemy.sql.sqltypes import JSON


class MutableDict(dict):
    @classmethod
    def as_mutable(cls, sqltype):
        return sqltype() if isinstance(sqltype, type) else sqltype


class TrackedDict(MutableDict):
    pass


class NestedMutable(MutableDict):
    pass


NestedMutableDict = NestedMutableList = NestedMutable
MutableJson = JSON
NestedMutableJson = JSON


def mutable_json_type(dbtype=JSON, nested=False):
    return dbtype() if isinstance(dbtype, type) else dbtype
