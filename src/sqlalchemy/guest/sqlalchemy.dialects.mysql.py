"""sqlalchemy.dialects.mysql: the types of MySQL and MariaDB."""
from sqlalchemy.exc import ArgumentError
from sqlalchemy.sql import sqltypes
from sqlalchemy.sql.sqltypes import (BINARY, BLOB, BOOLEAN, DATE, JSON as _JSON, VARBINARY, NativeForEmulated,
                                     TypeEngine)
from sqlalchemy.sql.type_api import generic_repr


class _NumericType:
    def __init__(self, unsigned=False, zerofill=False, **kw):
        self.unsigned = unsigned
        self.zerofill = zerofill
        super().__init__(**kw)

    def __repr__(self):
        return generic_repr(self, to_inspect=[_NumericType, sqltypes.Numeric])


class _FloatType(_NumericType, sqltypes.Float):
    def __init__(self, precision=None, scale=None, asdecimal=True, **kw):
        if isinstance(self, (REAL, DOUBLE)) and (precision is None) != (scale is None):
            raise ArgumentError("You must specify both precision and scale or omit both altogether.")
        super().__init__(precision=precision, asdecimal=asdecimal, **kw)
        self.scale = scale

    def __repr__(self):
        return generic_repr(self, to_inspect=[_FloatType, _NumericType, sqltypes.Float])


class _IntegerType(_NumericType, sqltypes.Integer):
    def __init__(self, display_width=None, **kw):
        self.display_width = display_width
        super().__init__(**kw)

    def __repr__(self):
        return generic_repr(self, to_inspect=[_IntegerType, _NumericType, sqltypes.Integer])


class _StringType(sqltypes.String):
    def __init__(self, charset=None, collation=None, ascii=False, binary=False, unicode=False, national=False, **kw):
        self.charset = charset
        kw.setdefault("collation", kw.pop("collate", collation))
        self.ascii = ascii
        self.unicode = unicode
        self.binary = binary
        self.national = national
        super().__init__(**kw)

    def __repr__(self):
        return generic_repr(self, to_inspect=[_StringType, sqltypes.String])


class NUMERIC(_NumericType, sqltypes.NUMERIC):
    __visit_name__ = "NUMERIC"

    def __init__(self, precision=None, scale=None, asdecimal=True, **kw):
        super().__init__(precision=precision, scale=scale, asdecimal=asdecimal, **kw)


class DECIMAL(_NumericType, sqltypes.DECIMAL):
    __visit_name__ = "DECIMAL"

    def __init__(self, precision=None, scale=None, asdecimal=True, **kw):
        super().__init__(precision=precision, scale=scale, asdecimal=asdecimal, **kw)


class DOUBLE(_FloatType, sqltypes.DOUBLE):
    __visit_name__ = "DOUBLE"

    def __init__(self, precision=None, scale=None, asdecimal=True, **kw):
        super().__init__(precision=precision, scale=scale, asdecimal=asdecimal, **kw)


class REAL(_FloatType, sqltypes.REAL):
    __visit_name__ = "REAL"

    def __init__(self, precision=None, scale=None, asdecimal=True, **kw):
        super().__init__(precision=precision, scale=scale, asdecimal=asdecimal, **kw)


class FLOAT(_FloatType, sqltypes.FLOAT):
    __visit_name__ = "FLOAT"

    def __init__(self, precision=None, scale=None, asdecimal=False, **kw):
        super().__init__(precision=precision, scale=scale, asdecimal=asdecimal, **kw)


class INTEGER(_IntegerType, sqltypes.INTEGER):
    __visit_name__ = "INTEGER"

    def __init__(self, display_width=None, **kw):
        super().__init__(display_width=display_width, **kw)


class BIGINT(_IntegerType, sqltypes.BIGINT):
    __visit_name__ = "BIGINT"

    def __init__(self, display_width=None, **kw):
        super().__init__(display_width=display_width, **kw)


class MEDIUMINT(_IntegerType):
    __visit_name__ = "MEDIUMINT"

    def __init__(self, display_width=None, **kw):
        super().__init__(display_width=display_width, **kw)


class TINYINT(_IntegerType):
    __visit_name__ = "TINYINT"

    def __init__(self, display_width=None, **kw):
        super().__init__(display_width=display_width, **kw)


class SMALLINT(_IntegerType, sqltypes.SMALLINT):
    __visit_name__ = "SMALLINT"

    def __init__(self, display_width=None, **kw):
        super().__init__(display_width=display_width, **kw)


class BIT(TypeEngine):
    __visit_name__ = "BIT"

    def __init__(self, length=None):
        self.length = length


class TIME(sqltypes.TIME):
    __visit_name__ = "TIME"

    def __init__(self, timezone=False, fsp=None):
        self.timezone = timezone
        self.fsp = fsp


class TIMESTAMP(sqltypes.TIMESTAMP):
    __visit_name__ = "TIMESTAMP"

    def __init__(self, timezone=False, fsp=None):
        self.timezone = timezone
        self.fsp = fsp


class DATETIME(sqltypes.DATETIME):
    __visit_name__ = "DATETIME"

    def __init__(self, timezone=False, fsp=None):
        self.timezone = timezone
        self.fsp = fsp


class YEAR(TypeEngine):
    __visit_name__ = "YEAR"

    def __init__(self, display_width=None):
        self.display_width = display_width


class TEXT(_StringType, sqltypes.TEXT):
    __visit_name__ = "TEXT"

    def __init__(self, length=None, **kw):
        super().__init__(length=length, **kw)


class TINYTEXT(_StringType):
    __visit_name__ = "TINYTEXT"

    def __init__(self, **kwargs):
        super().__init__(**kwargs)


class MEDIUMTEXT(_StringType):
    __visit_name__ = "MEDIUMTEXT"

    def __init__(self, **kwargs):
        super().__init__(**kwargs)


class LONGTEXT(_StringType):
    __visit_name__ = "LONGTEXT"

    def __init__(self, **kwargs):
        super().__init__(**kwargs)


class VARCHAR(_StringType, sqltypes.VARCHAR):
    __visit_name__ = "VARCHAR"

    def __init__(self, length=None, **kwargs):
        super().__init__(length=length, **kwargs)


class CHAR(_StringType, sqltypes.CHAR):
    __visit_name__ = "CHAR"

    def __init__(self, length=None, **kwargs):
        super().__init__(length=length, **kwargs)


class NVARCHAR(_StringType, sqltypes.NVARCHAR):
    __visit_name__ = "NVARCHAR"

    def __init__(self, length=None, **kwargs):
        kwargs["national"] = True
        super().__init__(length=length, **kwargs)


class NCHAR(_StringType, sqltypes.NCHAR):
    __visit_name__ = "NCHAR"

    def __init__(self, length=None, **kwargs):
        kwargs["national"] = True
        super().__init__(length=length, **kwargs)


class TINYBLOB(sqltypes._Binary):
    __visit_name__ = "TINYBLOB"


class MEDIUMBLOB(sqltypes._Binary):
    __visit_name__ = "MEDIUMBLOB"


class LONGBLOB(sqltypes._Binary):
    __visit_name__ = "LONGBLOB"


class JSON(_JSON):
    pass


class ENUM(NativeForEmulated, sqltypes.Enum, _StringType):
    __visit_name__ = "ENUM"
    native_enum = True

    def __init__(self, *enums, **kw):
        kw.pop("strict", None)
        self._enum_init(enums, kw)
        _StringType.__init__(self, length=self.length, **kw)

    def _native_for(self, dialect):
        return self

    def __repr__(self):
        return generic_repr(self, to_inspect=[ENUM, _StringType, sqltypes.Enum])


class SET(_StringType):
    __visit_name__ = "SET"

    def __init__(self, *values, **kw):
        self.retrieve_as_bitwise = kw.pop("retrieve_as_bitwise", False)
        self.values = tuple(values)
        if not self.retrieve_as_bitwise and "" in values:
            raise ArgumentError("Can't use the blank value '' in a SET without setting retrieve_as_bitwise=True")
        kw.setdefault("length", max([len(value) for value in values] + [0]))
        super().__init__(**kw)

    def __repr__(self):
        return generic_repr(self, to_inspect=[SET, _StringType], additional_kw=[("retrieve_as_bitwise", False)])



_modules = ("aiomysql", "asyncmy", "base", "dml", "enumerated", "expression", "mysqldb", "pymysql", "types")


def __getattr__(name):
    import importlib
    if name == "dialect":
        from sqlalchemy.engine.default import dialect_class
        return dialect_class("mysql")
    if name == "__all__":
        return [known for known in globals() if not known.startswith("_")] + ["insert", "Insert"]
    if name in ("insert", "Insert", "limit"):
        return getattr(importlib.import_module("sqlalchemy.dialects.mysql.dml"), name)
    if name == "match":
        return importlib.import_module("sqlalchemy.dialects.mysql.expression").match
    if name in _modules:
        return importlib.import_module("sqlalchemy.dialects.mysql." + name)
    raise AttributeError(f"module 'sqlalchemy.dialects.mysql' has no attribute {name!r}")
