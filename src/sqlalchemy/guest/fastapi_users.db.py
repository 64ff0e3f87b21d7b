"""fastapi_users.db: the tables of fastapi_users_db_sqlalchemy."""
from _rest import rest_of
from fastapi_users_db_sqlalchemy import (
    SQLAlchemyBaseOAuthAccountTable, SQLAlchemyBaseOAuthAccountTableUUID, SQLAlchemyBaseUserTable, SQLAlchemyBaseUserTableUUID,
    SQLAlchemyUserDatabase)

__getattr__ = rest_of("fastapi_users.db", "fastapi_users")
