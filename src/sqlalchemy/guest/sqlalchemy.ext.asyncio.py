"""sqlalchemy.ext.asyncio: engines and connections to be awaited; the work is done at once."""
from sqlalchemy.engine import create_engine, engine_from_config


class _Opening:
    """What connect() gives: to be awaited, or opened by `async with`."""

    def __init__(self, open_):
        self._open = open_

    def __await__(self):
        return self._start().__await__()

    async def _start(self):
        self._opened = self._open.__enter__()
        return AsyncConnection(self._opened, self._open)

    async def start(self, is_ctxmanager=False):
        return await self._start()

    async def __aenter__(self):
        return await self._start()

    async def __aexit__(self, *exception):
        return self._open.__exit__(*exception)


class _Session:
    def __class_getitem__(cls, item):
        return cls


class AsyncConnection:
    def __init__(self, sync_connection, opened=None):
        self.sync_connection = sync_connection
        self._opened = opened

    @classmethod
    def _retrieve_proxy_for_target(cls, target):
        return cls(target)

    @property
    def dialect(self):
        return self.sync_connection.dialect

    @property
    def engine(self):
        return AsyncEngine(self.sync_connection.engine)

    async def run_sync(self, fn, *arg, **kw):
        return fn(self.sync_connection, *arg, **kw)

    async def execute(self, statement, parameters=None, **kw):
        return self.sync_connection.execute(statement, *(() if parameters is None else (parameters,)))

    async def scalar(self, statement, parameters=None, **kw):
        return self.sync_connection.scalar(statement, *(() if parameters is None else (parameters,)))

    async def scalars(self, statement, parameters=None, **kw):
        return (await self.execute(statement, parameters)).scalars()

    async def exec_driver_sql(self, statement, parameters=None, **kw):
        return self.sync_connection.exec_driver_sql(statement, *(() if parameters is None else (parameters,)))

    async def execution_options(self, **opt):
        self.sync_connection = self.sync_connection.execution_options(**opt)
        return self

    def begin(self):
        return _Opening(self.sync_connection.begin())

    begin_nested = begin

    def in_transaction(self):
        return self.sync_connection.in_transaction()

    async def commit(self):
        self.sync_connection.commit()

    async def rollback(self):
        self.sync_connection.rollback()

    async def close(self):
        self.sync_connection.close()

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exception):
        self.sync_connection.close()


class AsyncEngine:
    def __init__(self, sync_engine):
        self.sync_engine = sync_engine

    @property
    def url(self):
        return self.sync_engine.url

    @property
    def dialect(self):
        return self.sync_engine.dialect

    @property
    def name(self):
        return self.sync_engine.name

    @property
    def driver(self):
        return self.sync_engine.driver

    def connect(self):
        return _Opening(self.sync_engine.connect())

    def begin(self):
        return _Opening(self.sync_engine.begin())

    def execution_options(self, **opt):
        return AsyncEngine(self.sync_engine.execution_options(**opt))

    async def dispose(self, close=True):
        self.sync_engine.dispose()


def create_async_engine(url, **kw):
    return AsyncEngine(create_engine(url, **kw))


def async_engine_from_config(configuration, prefix="sqlalchemy.", **kwargs):
    return AsyncEngine(engine_from_config(configuration, prefix, **kwargs))


class AsyncAttrs:
    pass


class AsyncSession(_Session):
    def __init__(self, bind=None, *, sync_session_class=None, **kw):
        from sqlalchemy.orm import Session
        self.sync_session = Session(getattr(bind, "sync_engine", getattr(bind, "sync_connection", bind)))

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exception):
        self.sync_session.close()

    def __getattr__(self, name):
        value = getattr(self.sync_session, name)
        if name in ("add", "add_all", "expunge", "in_transaction") or not callable(value):
            return value

        async def call(*args, **kw):
            return value(*args, **kw)

        return call


class async_sessionmaker(_Session):
    def __init__(self, bind=None, *, class_=AsyncSession, **kw):
        self.bind = bind
        self.class_ = class_

    def __call__(self, **kw):
        return self.class_(self.bind)


class async_scoped_session(_Session):
    def __init__(self, session_factory, scopefunc=None):
        self.session_factory = session_factory


AsyncTransaction = AsyncConnection
