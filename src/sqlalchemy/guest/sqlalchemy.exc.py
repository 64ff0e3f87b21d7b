class SQLAlchemyError(Exception):
    pass


class DBAPIError(SQLAlchemyError):
    pass
