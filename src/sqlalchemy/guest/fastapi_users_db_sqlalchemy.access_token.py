"""fastapi_users_db_sqlalchemy.access_token: the table of tokens."""
from datetime import datetime

from fastapi_users_db_sqlalchemy import UUID_ID, _Generic
from fastapi_users_db_sqlalchemy.generics import GUID, TIMESTAMPAware, now_utc
from sqlalchemy.orm import Mapped, declared_attr, mapped_column
from sqlalchemy.sql.schema import ForeignKey
from sqlalchemy.sql.sqltypes import String


class SQLAlchemyBaseAccessTokenTable(_Generic):
    __tablename__ = "accesstoken"

    token: Mapped[str] = mapped_column(String(length=43), primary_key=True)
    created_at: Mapped[datetime] = mapped_column(TIMESTAMPAware(timezone=True), index=True, nullable=False,
                                                 default=now_utc)


class SQLAlchemyBaseAccessTokenTableUUID(SQLAlchemyBaseAccessTokenTable):
    @declared_attr
    def user_id(cls) -> Mapped[GUID]:
        return mapped_column(GUID, ForeignKey("user.id", ondelete="cascade"), nullable=False)


class SQLAlchemyAccessTokenDatabase(_Generic):
    def __init__(self, session, access_token_table):
        self.session = session
        self.access_token_table = access_token_table
