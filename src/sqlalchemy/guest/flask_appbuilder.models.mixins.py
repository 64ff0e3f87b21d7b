"""flask_appbuilder.models.mixins: who changed a row, and when."""
import datetime

from sqlalchemy import Column, DateTime, ForeignKey, Integer
from sqlalchemy.orm import declared_attr, relationship
from sqlalchemy.types import LargeBinary, TypeDecorator


class FileColumn(TypeDecorator):
    impl = LargeBinary


ImageColumn = FileColumn


class AuditMixin:
    created_on = Column(DateTime, default=lambda: datetime.datetime.now(), nullable=False)
    changed_on = Column(DateTime, default=lambda: datetime.datetime.now(), onupdate=lambda: datetime.datetime.now(),
                        nullable=False)

    @declared_attr
    def created_by_fk(cls):
        return Column(Integer, ForeignKey("ab_user.id"), default=cls.get_user_id, nullable=False)

    @declared_attr
    def changed_by_fk(cls):
        return Column(Integer, ForeignKey("ab_user.id"), default=cls.get_user_id, onupdate=cls.get_user_id, nullable=False)

    @declared_attr
    def created_by(cls):
        return relationship("User", primaryjoin=f"{cls.__name__}.created_by_fk == User.id", enable_typechecks=False)

    @declared_attr
    def changed_by(cls):
        return relationship("User", primaryjoin=f"{cls.__name__}.changed_by_fk == User.id", enable_typechecks=False)

    @classmethod
    def get_user_id(cls):
        return None     # nobody is logged in
