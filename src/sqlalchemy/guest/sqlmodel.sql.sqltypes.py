"""sqlmodel.sql.sqltypes"""
from sqlalchemy.sql.sqltypes import String, TypeDecorator


class AutoString(TypeDecorator):
    impl = String
    cache_ok = True
    mysql_default_length = 255

    def load_dialect_impl(self, dialect):
        impl = self.impl
        if dialect.name == "mysql" and impl.length is None:
            return dialect.type_descriptor(String(self.mysql_default_length))
        return impl
