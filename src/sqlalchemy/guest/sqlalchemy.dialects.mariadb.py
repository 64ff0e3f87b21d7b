"""sqlalchemy.dialects.mariadb: as MySQL's."""
from sqlalchemy.dialects.mysql import *
from sqlalchemy.dialects.mysql import dialect
from sqlalchemy.sql.sqltypes import TypeEngine


class INET4(TypeEngine):
    __visit_name__ = "INET4"


class INET6(TypeEngine):
    __visit_name__ = "INET6"
