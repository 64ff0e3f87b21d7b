"""oslo_db.sqlalchemy.enginefacade: the engine of CONF.database.connection, where that is known."""
import _host
import contextlib

_engines = {}


def _engine():
    from oslo_config import cfg
    url = cfg.CONF.database.connection
    if _host.is_opaque(url) or url is None:
        import _operation
        return _operation.opaque("oslo_db.engine", "oslo_db")     # the caller may name a database
    if url not in _engines:
        from sqlalchemy import create_engine
        _engines[url] = create_engine(url)
    return _engines[url]


class _Facade:
    def get_engine(self):
        return _engine()

    def get_sessionmaker(self):
        from sqlalchemy.orm import sessionmaker
        return sessionmaker(bind=_engine())

    @contextlib.contextmanager
    def using(self, context):
        from sqlalchemy.orm import Session
        session = Session(_engine())
        try:
            yield session
            session.commit()
        finally:
            session.close()

    def configure(self, **kw):
        pass

    def __call__(self, function):
        return function

    def __getattr__(self, name):
        """reader.independent, writer.savepoint, ..."""
        if name.startswith("__") or name == "_sa_instance_state":
            raise AttributeError(name)
        return self


reader = writer = _context = _Facade()


def transaction_context():
    return _Facade()


def configure(**kw):
    pass


def transaction_context_provider(cls):
    return cls
