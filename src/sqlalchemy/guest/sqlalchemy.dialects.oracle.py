"""sqlalchemy.dialects.oracle: names of types, for models that have variants for it."""
from sqlalchemy.sql import sqltypes
from sqlalchemy.sql.sqltypes import (BLOB, CHAR, CLOB, DOUBLE_PRECISION, NCHAR, NVARCHAR, REAL, VARCHAR,
                                     NativeForEmulated, TypeEngine)

NVARCHAR2 = NVARCHAR


class RAW(sqltypes._Binary):
    __visit_name__ = "RAW"


class NCLOB(sqltypes.Text):
    __visit_name__ = "NCLOB"


class VARCHAR2(VARCHAR):
    __visit_name__ = "VARCHAR2"


class NUMBER(sqltypes.Numeric, sqltypes.Integer):
    __visit_name__ = "NUMBER"

    def __init__(self, precision=None, scale=None, asdecimal=None):
        if asdecimal is None:
            asdecimal = bool(scale and scale > 0)
        sqltypes.Numeric.__init__(self, precision=precision, scale=scale, asdecimal=asdecimal)


class FLOAT(sqltypes.FLOAT):
    __visit_name__ = "FLOAT"

    def __init__(self, binary_precision=None, asdecimal=False, decimal_return_scale=None):
        sqltypes.FLOAT.__init__(self, asdecimal=asdecimal, decimal_return_scale=decimal_return_scale)
        self.binary_precision = binary_precision


class BINARY_DOUBLE(sqltypes.Double):
    __visit_name__ = "BINARY_DOUBLE"


class BINARY_FLOAT(sqltypes.Float):
    __visit_name__ = "BINARY_FLOAT"


class BFILE(sqltypes.LargeBinary):
    __visit_name__ = "BFILE"


class LONG(sqltypes.Text):
    __visit_name__ = "LONG"


class DATE(sqltypes.DateTime):
    __visit_name__ = "DATE"


class INTERVAL(NativeForEmulated, sqltypes._AbstractInterval):
    __visit_name__ = "INTERVAL"

    def __init__(self, day_precision=None, second_precision=None):
        self.day_precision = day_precision
        self.second_precision = second_precision


class TIMESTAMP(sqltypes.TIMESTAMP):
    def __init__(self, timezone=False, local_timezone=False):
        self.timezone = timezone
        self.local_timezone = local_timezone


class ROWID(TypeEngine):
    __visit_name__ = "ROWID"


def dialect(**kw):
    from sqlalchemy.dialects import new_dialect
    return new_dialect("oracle", **kw)
