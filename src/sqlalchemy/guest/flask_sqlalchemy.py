"""flask_sqlalchemy: the object `db`, with SQLAlchemy's names and a base class for models as attributes."""
import sqlalchemy
import sqlalchemy.orm
from _rest import rest_of
from flask_sqlalchemy.model import BindMixin, DefaultMeta, DefaultMetaNoName, Model, NameMixin
from flask_sqlalchemy.query import Query
from sqlalchemy.orm.decl_api import DeclarativeBase, DeclarativeBaseNoMeta, DeclarativeMeta, declarative_base
from sqlalchemy.sql.schema import MetaData, Table

BaseQuery = Query
__getattr__ = rest_of("flask_sqlalchemy", parts=("model", "query"))


# What type() gives every class anew.
_OF_EVERY_CLASS = ("__dict__", "__weakref__", "registry", "_sa_registry")

# Those that the project has made, for Flask-Migrate's env.py.
_instances = []


class SQLAlchemy:
    def __init__(self, app=None, *, metadata=None, session_options=None, query_class=None, model_class=Model,
                 engine_options=None, add_models_to_shell=True, disable_autonaming=False, use_native_unicode=True,
                 **keywords):
        self.metadatas = {} if metadata is None else {None: metadata}
        _instances.append(self)
        self._engine_options = engine_options or {}
        self._session_options = session_options or {}
        self.Query = query_class or Query
        self.Model = self._make_model(model_class, disable_autonaming)
        self.app = app
        self._session = None
        if app is not None:
            self.init_app(app)

    def _make_model(self, model_class, disable_autonaming):
        bases = [base for base in model_class.__bases__ if issubclass(base, (DeclarativeBase, DeclarativeBaseNoMeta))]
        if len(bases) > 1:
            raise ValueError(f"Only one declarative base can be passed to SQLAlchemy. Got: {model_class.__bases__}")
        if bases:
            body = {name: value for name, value in vars(model_class).items() if name not in _OF_EVERY_CLASS}
            body["__fsa__"] = self
            mixins = (BindMixin, Model) if disable_autonaming else (BindMixin, NameMixin, Model)
            model = type(bases[0])("FlaskSQLAlchemyBase", mixins + model_class.__bases__, body)
        elif isinstance(model_class, DeclarativeMeta):
            model = model_class
        else:
            model = declarative_base(cls=model_class, name="Model", metadata=self._make_metadata(None),
                                     metaclass=DefaultMetaNoName if disable_autonaming else DefaultMeta)
        if None in self.metadatas:
            model.metadata = self.metadatas[None]
        else:
            model.metadata.info["bind_key"] = None
            self.metadatas[None] = model.metadata
        model.query_class = self.Query
        model.query = Model.__dict__["query"]
        model.__fsa__ = self
        return model

    def init_app(self, app):
        app.extensions["sqlalchemy"] = self
        self.app = app

    @property
    def metadata(self):
        return self.metadatas[None]

    def _make_metadata(self, bind):
        if bind not in self.metadatas:
            self.metadatas[bind] = MetaData(info={"bind_key": bind})
        return self.metadatas[bind]

    def Table(self, name, *arguments, bind_key=None, **keywords):
        if arguments and isinstance(arguments[0], MetaData):
            return Table(name, *arguments, **keywords)
        return Table(name, self._make_metadata(bind_key), *arguments, **keywords)

    # The database.

    def get_engine(self, bind_key=None, **keywords):
        import flask
        config = (self.app or flask.current_app).config
        url = config["SQLALCHEMY_DATABASE_URI"] if bind_key is None else config["SQLALCHEMY_BINDS"][bind_key]
        return sqlalchemy.create_engine(url)

    @property
    def engine(self):
        return self.get_engine()

    @property
    def engines(self):
        return {None: self.engine}

    @property
    def session(self):
        if self._session is None:
            self._session = self._make_scoped_session(self._session_options)
        return self._session

    @session.setter
    def session(self, session):
        self._session = session

    def _make_scoped_session(self, options):
        """Sessions of options; a class of the project's own asks for its bind itself."""
        made = {key: value for key, value in options.items() if key not in ("scopefunc", "class_", "bind_key")}
        bind_key = options.get("bind_key")
        return sqlalchemy.orm.scoped_session(
            lambda **keywords: sqlalchemy.orm.Session(self.get_engine(bind_key), **{"query_cls": self.Query, **made, **keywords}))

    def create_all(self, *arguments, **keywords):
        self.metadata.create_all(self.engine)

    def drop_all(self, *arguments, **keywords):
        self.metadata.drop_all(self.engine)

    def __getattr__(self, name):
        for module in (sqlalchemy, sqlalchemy.orm):
            if hasattr(module, name):
                return getattr(module, name)
        if name == "event":
            from sqlalchemy import event
            return event
        raise AttributeError(name)
