"""sqlalchemy.dialects.mssql: names of types, for models that have variants for it."""
from sqlalchemy.sql import sqltypes
from sqlalchemy.sql.sqltypes import (BIGINT, BINARY, CHAR, DATE, DATETIME, DECIMAL, DOUBLE_PRECISION, FLOAT, INTEGER,
                                     JSON, NCHAR, NUMERIC, NVARCHAR, REAL, SMALLINT, TEXT, VARCHAR, TypeEngine)


class TINYINT(sqltypes.Integer):
    __visit_name__ = "TINYINT"


class TIME(sqltypes.TIME):
    def __init__(self, precision=None, **kw):
        self.precision = precision
        self.timezone = False


class SMALLDATETIME(sqltypes.DateTime):
    __visit_name__ = "SMALLDATETIME"


class DATETIME2(sqltypes.DateTime):
    __visit_name__ = "DATETIME2"

    def __init__(self, precision=None, **kw):
        sqltypes.DateTime.__init__(self, **kw)
        self.precision = precision


class DATETIMEOFFSET(sqltypes.DateTime):
    __visit_name__ = "DATETIMEOFFSET"

    def __init__(self, precision=None, **kw):
        sqltypes.DateTime.__init__(self, **kw)
        self.precision = precision


class TIMESTAMP(sqltypes._Binary):
    __visit_name__ = "TIMESTAMP"
    length = None

    def __init__(self, convert_int=False):
        self.convert_int = convert_int


class ROWVERSION(TIMESTAMP):
    __visit_name__ = "ROWVERSION"


class NTEXT(sqltypes.UnicodeText):
    __visit_name__ = "NTEXT"


class VARBINARY(sqltypes.VARBINARY, sqltypes.LargeBinary):
    __visit_name__ = "VARBINARY"

    def __init__(self, length=None, filestream=False):
        self.filestream = filestream
        self.length = length


class IMAGE(sqltypes.LargeBinary):
    __visit_name__ = "IMAGE"


class XML(sqltypes.Text):
    __visit_name__ = "XML"


class BIT(sqltypes.Boolean):
    __visit_name__ = "BIT"


class MONEY(TypeEngine):
    __visit_name__ = "MONEY"


class SMALLMONEY(TypeEngine):
    __visit_name__ = "SMALLMONEY"


class UNIQUEIDENTIFIER(sqltypes.Uuid):
    __visit_name__ = "UNIQUEIDENTIFIER"

    def __init__(self, as_uuid=True):
        self.as_uuid = as_uuid
        self.native_uuid = True


class SQL_VARIANT(TypeEngine):
    __visit_name__ = "SQL_VARIANT"


def dialect(**kw):
    from sqlalchemy.dialects import new_dialect
    return new_dialect("mssql", **kw)
