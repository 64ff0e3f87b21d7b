"""flask: as much of an application as Flask-Migrate's env.py asks for; anything else is opaque."""
import os


def _database_url():
    """Where an application's database is, as its environment or the project's ini says."""
    for name in ("SQLALCHEMY_DATABASE_URI", "DATABASE_URL", "FLASK_SQLALCHEMY_DATABASE_URI"):
        if os.environ.get(name):
            return os.environ[name]
    import _context
    asked = _context.request()
    return _context.get_option(asked["section"], "sqlalchemy.url") or _made_url()


def _applications():
    """Modules that may make the application, and the function that does: what FLASK_APP names, then those of the names that
    are usual for it."""
    named = os.environ.get("FLASK_APP")
    if named:
        module, _, function = named.partition(":")
        yield module.removesuffix(".py").replace("/", "."), function.partition("(")[0]
        return
    for folder in _folders():
        for name in ("wsgi", "app", "application", "main", "factory", "__init__"):
            path = folder + name + ".py"
            if os.path.isfile(path):
                with open(path) as file:
                    if "Flask" in file.read():
                        yield (folder + name).replace("/", ".").removesuffix(".__init__"), ""


def _made_url():
    """The URL in the configuration of the application that the project makes, as far as it can be made here."""
    for source in _made_configurations():
        url = source.get("SQLALCHEMY_DATABASE_URI")
        if isinstance(url, str) and url:
            return url
    return None


def _made_configurations():
    """Of the applications that the project makes, then of its modules of settings and their classes: dicts."""
    if _known:
        return _known[0]
    _known.append([])       # while one is made, nobody asks again
    _known[0] = [dict(app.config) for app in _make_applications()] + list(_settings())
    return _known[0]


_known = []


def _make_applications():
    import importlib
    global _made
    made, _made = list(_made), []
    for module, function in _applications():
        before = len(_made)
        try:
            module = importlib.import_module(module)
            for name in [function] if function else ["create_app", "make_app"]:
                make = getattr(module, name, None)
                if callable(make) and len(_made) == before:
                    make()
        except (Exception, SystemExit):
            pass    # it was made, or it was not
    made, _made = made + _made, []
    return [app for app in made if app is not current_app]


def _folders():
    return [""] + [name + "/" for name in sorted(os.listdir(".")) if os.path.isfile(name + "/__init__.py")]


def _settings():
    """What an application would have taken its configuration from."""
    import importlib
    for folder in _folders():
        for name in ("settings", "config"):
            if not os.path.isfile(folder + name + ".py") and not os.path.isfile(folder + name + "/__init__.py"):
                continue
            try:
                module = importlib.import_module((folder + name).replace("/", "."))
            except Exception:
                continue
            for holder in (module, *(getattr(module, cls, None) for cls in ("ProductionConfig", "Config", "BaseConfig"))):
                if holder is not None:
                    yield _computed(holder)


def _computed(holder):
    """Its settings, but for those that could not be computed."""
    found = {}
    for key in dir(holder):
        if key.isupper():
            try:
                found[key] = getattr(holder, key)
            except Exception:
                pass
    return found


_made = []


class Config(dict):
    """app.config: what was set, then the environment's variables of the name and with FLASK_ before it."""

    def __missing__(self, key):
        if key == "SQLALCHEMY_DATABASE_URI":
            url = _database_url()
            if url is not None:
                return url
        for name in (key, "FLASK_" + key):
            if name in os.environ:
                return os.environ[name]
        if key.isupper():
            said = [source[key] for source in _made_configurations() if key in source]
            for value in said:
                if value is not None:
                    return value
            if said:
                return None
        if key in _DEFAULTS:
            return _DEFAULTS[key]
        raise KeyError(key)

    def __contains__(self, key):
        return dict.__contains__(self, key) or key in _DEFAULTS

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def from_object(self, obj):
        if isinstance(obj, str):
            import importlib
            module, _, name = obj.rpartition(".")
            try:
                obj = getattr(importlib.import_module(module), name) if module else importlib.import_module(name)
            except (AttributeError, ImportError):
                obj = importlib.import_module(module + "." + name if module else name)
        self.update(_computed(obj))

    def from_mapping(self, mapping=None, **kwargs):
        for key, value in {**(mapping or {}), **kwargs}.items():
            if key.isupper():
                self[key] = value
        return True

    def from_prefixed_env(self, prefix="FLASK", **kw):
        for key, value in os.environ.items():
            if key.startswith(prefix + "_"):
                self[key[len(prefix) + 1:]] = value
        return True

    def from_envvar(self, variable_name, silent=False):
        name = os.environ.get(variable_name)
        if name:
            return self.from_pyfile(name, silent)
        if silent:
            return False
        raise RuntimeError(f"The environment variable {variable_name!r} is not set and as such configuration could not be "
                           "loaded. Set this variable and make it point to a configuration file")

    def from_pyfile(self, filename, silent=False):
        try:
            with open(filename) as file:
                text = file.read()
        except OSError:
            if silent:
                return False
            raise
        names = {"__file__": str(filename), "__name__": "config"}
        exec(compile(text, str(filename), "exec"), names)
        return self.from_mapping(names)

    def from_file(self, filename, load, silent=False, text=True):
        try:
            with open(filename, "r" if text else "rb") as file:
                return self.from_mapping(load(file))
        except OSError:
            if silent:
                return False
            raise


_DEFAULTS = {
    "DEBUG": False, "TESTING": False, "SECRET_KEY": None, "SERVER_NAME": None, "APPLICATION_ROOT": "/",
    "SESSION_COOKIE_NAME": "session", "PREFERRED_URL_SCHEME": "http", "MAX_CONTENT_LENGTH": None, "PROPAGATE_EXCEPTIONS": None,
    "TRAP_HTTP_EXCEPTIONS": False, "EXPLAIN_TEMPLATE_LOADING": False, "MAX_COOKIE_SIZE": 4093,
}


class _Database:
    """The SQLAlchemy object that the application would have registered."""

    @property
    def engine(self):
        from sqlalchemy.engine import create_engine
        url = current_app.config.get("SQLALCHEMY_DATABASE_URI")
        if url is None:
            raise RuntimeError("limbeck runs no Flask application: give the database in SQLALCHEMY_DATABASE_URI or "
                               "DATABASE_URL")
        if url.startswith("postgres://"):
            url = "postgresql" + url[8:]
        options = current_app.config.get("SQLALCHEMY_ENGINE_OPTIONS")
        return create_engine(url, **(options if isinstance(options, dict) else {}))

    def get_engine(self, bind_key=None, **kw):
        return self.engine

    @property
    def engines(self):
        return {None: self.engine}

    @property
    def metadata(self):
        return self.metadatas[None]

    @property
    def metadatas(self):
        import _context
        from sqlalchemy import MetaData
        if "_found" not in self.__dict__:
            asked = _context.request()
            from flask._models import find_models
            self._found = find_models(asked["section"]) if asked["autogenerate"] else None
        if self._found is None:
            self._empty = self.__dict__.get("_empty") or MetaData()
            return {None: self._empty}
        return {None: self._found.metadata, **getattr(self._found, "metadatas", {})}

    Model = property(lambda self: self)


class _Migrate:
    """app.extensions["migrate"]"""

    def __init__(self):
        self.db, self.directory, self.configure_args = _Database(), "migrations", {}

    def call_configure_callbacks(self, config):
        return config


class _Extensions(dict):
    def __missing__(self, key):
        if key in ("migrate", "sqlalchemy"):
            self[key] = _Migrate() if key == "migrate" else self["migrate"].db
            return self[key]
        raise KeyError(key)


class _Context:
    def __enter__(self):
        return self

    def __exit__(self, *exception):
        return False

    def push(self):
        pass

    pop = push


class Flask:
    def __init__(self, import_name, *args, **kw):
        self.import_name = self.name = import_name
        self.config, self.extensions = Config(), _Extensions()
        _made.append(self)
        self.debug = self.testing = False

    def app_context(self):
        return _Context()

    test_request_context = app_context

    @property
    def logger(self):
        import logging
        return logging.getLogger(self.name)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        import flask._application
        return getattr(flask._application, name)


current_app = Flask("app")
app_ctx = current_app


def has_app_context():
    return True


def has_request_context():
    return False


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(f"module 'flask' has no attribute {name!r}")
    if name == "json":
        import importlib
        return importlib.import_module("flask.json")
    import flask._unknown
    return getattr(flask._unknown, name)
