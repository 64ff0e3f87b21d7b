"""flask_appbuilder: its SQLAlchemy object and the base of its models; the rest is opaque."""
from _rest import rest_of
from flask_sqlalchemy import DefaultMeta, SQLAlchemy
from sqlalchemy.orm import declarative_base

Model = declarative_base(name="Model", metaclass=DefaultMeta)
Base = Model


class SQLA(SQLAlchemy):
    def _make_model(self, model_class, disable_autonaming):
        Model.__fsa__ = self
        self.metadatas[None] = Model.metadata
        return Model

    @property
    def Session(self):
        from sqlalchemy.orm import Session
        return Session


__getattr__ = rest_of("flask_appbuilder")
