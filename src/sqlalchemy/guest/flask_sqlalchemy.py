"""flask_sqlalchemy: the object `db`, with SQLAlchemy's names and a base class for models as attributes."""
import sqlalchemy
import sqlalchemy.orm
from sqlalchemy.orm.decl_api import DeclarativeMeta, declarative_base, declared_attr
from sqlalchemy.sql.schema import Column, MetaData, Table


def _snake_case(name):
    text = ""
    for i, letter in enumerate(name):
        if letter.isupper() and i and (not name[i - 1].isupper() or (i + 1 < len(name) and name[i + 1].islower())):
            if name[i - 1] != "_":
                text += "_"
        text += letter
    return text.lower()


def _wants_tablename(cls):
    """Whether the class is to be given a table's name: it has none, and columns that are a table's."""
    for base in cls.__mro__:
        if "__abstract__" in vars(base) and vars(base)["__abstract__"] and base is cls:
            return False
        if "__tablename__" not in vars(base):
            continue
        if isinstance(vars(base)["__tablename__"], declared_attr):
            return False
        return not (base is cls or vars(base).get("__abstract__", False) or not hasattr(base, "__mapper__"))
    return True


def _has_own_key(cls):
    from sqlalchemy.orm.properties import MappedColumn
    for base in cls.__mro__:
        if base is not cls and "__mapper__" in vars(base):
            break
        for value in vars(base).values():
            column = value.column if isinstance(value, MappedColumn) else value
            if isinstance(value, declared_attr):
                continue
            if isinstance(column, Column) and column.primary_key:
                return True
    return not any("__mapper__" in vars(base) for base in cls.__mro__[1:])


class NameMixin:
    pass


def _is_model(namespace):
    return not namespace.get("__abstract__", False) and "_is_base" not in namespace


class BindMetaMixin(type):
    """Gives a model the metadata of its __bind_key__."""

    def __init__(cls, name, bases, namespace, **keywords):
        bind = getattr(cls, "__bind_key__", None) if _is_model(namespace) else None
        if bind is not None and "metadata" not in namespace and hasattr(cls, "__fsa__"):
            type.__setattr__(cls, "metadata", cls.__fsa__._metadata(bind))
        super().__init__(name, bases, namespace, **keywords)


class NameMetaMixin(type):
    """Names a model's table after its class."""

    def __init__(cls, name, bases, namespace, **keywords):
        if _is_model(namespace) and _wants_tablename(cls) and "__table__" not in namespace \
                and "__tablename__" not in namespace and _has_own_key(cls):
            type.__setattr__(cls, "__tablename__", _snake_case(cls.__name__))
            namespace = dict(namespace, __tablename__=cls.__tablename__)
        super().__init__(name, bases, namespace, **keywords)


class DefaultMeta(BindMetaMixin, NameMetaMixin, DeclarativeMeta):
    pass


class Model:
    query_class = None

    @classmethod
    def __table_cls__(cls, *arguments, **keywords):
        """None for a class without a primary key below one that has a table: it shares that table."""
        from sqlalchemy.sql.schema import PrimaryKeyConstraint
        has_key = any(isinstance(item, PrimaryKeyConstraint) or (isinstance(item, Column) and item.primary_key)
                      for item in arguments)
        if has_key or not any("__table__" in vars(base) for base in cls.__mro__[1:-1]):
            return Table(*arguments, **keywords)
        if "__tablename__" in vars(cls):
            del cls.__tablename__
        return None

    def __repr__(self):
        return f"<{type(self).__name__}>"


class _Query:
    def __get__(self, instance, owner):
        return owner.__fsa__.session.query(owner)


# Those that the project has made, for Flask-Migrate's env.py.
_instances = []


class SQLAlchemy:
    def __init__(self, app=None, *, metadata=None, session_options=None, query_class=None, model_class=Model,
                 engine_options=None, add_models_to_shell=True, disable_autonaming=False, use_native_unicode=True,
                 **keywords):
        self.metadatas = {None: MetaData() if metadata is None else metadata}
        _instances.append(self)
        self._engine_options = engine_options or {}
        self.Model = self._make_model(model_class)
        self.app = app
        self._session = None
        if app is not None:
            self.init_app(app)

    def _make_model(self, model_class):
        if isinstance(model_class, type) and issubclass(model_class, sqlalchemy.orm.DeclarativeBase):
            given = vars(model_class).get("metadata")
            if given is not None:
                self.metadatas[None] = given
            model = DefaultMeta("Model", (model_class,), {"__abstract__": True, "_is_base": True})
            model.metadata = self.metadatas[None]
        elif isinstance(model_class, DeclarativeMeta):
            model = model_class
            self.metadatas[None] = getattr(model, "metadata", None) or self.metadatas[None]
        else:
            model = declarative_base(cls=model_class, name="Model", metadata=self.metadatas[None],
                                     metaclass=DefaultMeta)
        type.__setattr__(model, "__fsa__", self)
        type.__setattr__(model, "query", _Query())
        return model

    def init_app(self, app):
        app.extensions["sqlalchemy"] = self
        self.app = app

    @property
    def metadata(self):
        return self.metadatas[None]

    def _metadata(self, bind):
        if bind not in self.metadatas:
            self.metadatas[bind] = MetaData(info={"bind_key": bind})
        return self.metadatas[bind]

    def Table(self, name, *arguments, bind_key=None, **keywords):
        if arguments and isinstance(arguments[0], MetaData):
            return Table(name, *arguments, **keywords)
        return Table(name, self._metadata(bind_key), *arguments, **keywords)

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
            self._session = self._make_scoped_session({})
        return self._session

    @session.setter
    def session(self, session):
        self._session = session

    def _make_scoped_session(self, options):
        """Sessions of options; a class of the project's own asks for its bind itself."""
        made = {key: value for key, value in options.items() if key not in ("scopefunc", "class_", "query_cls", "bind_key")}
        bind_key = options.get("bind_key")
        return sqlalchemy.orm.scoped_session(
            lambda **keywords: sqlalchemy.orm.Session(self.get_engine(bind_key), **{**made, **keywords}))

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
