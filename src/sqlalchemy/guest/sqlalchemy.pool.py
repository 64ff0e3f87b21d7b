"""sqlalchemy.pool: names; limbeck opens a connection when one is asked for and keeps none."""


class Pool:
    def __init__(self, *args, **kw):
        pass


class NullPool(Pool):
    pass


class QueuePool(Pool):
    pass


class AsyncAdaptedQueuePool(QueuePool):
    pass


class FallbackAsyncAdaptedQueuePool(QueuePool):
    pass


class SingletonThreadPool(Pool):
    pass


class StaticPool(Pool):
    pass


class AssertionPool(Pool):
    pass


class PoolProxiedConnection:
    pass
