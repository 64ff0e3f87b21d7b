"""tenacity: what is tried again is tried once."""
from _rest import rest_of


class RetryError(Exception):
    pass


class TryAgain(Exception):
    pass


class _Attempt:
    retry_state = None

    def __enter__(self):
        return self

    def __exit__(self, *details):
        return False


class Retrying:
    def __init__(self, *args, **kw):
        pass

    def __call__(self, function, *args, **kw):
        return function(*args, **kw)

    call = __call__

    def wraps(self, function):
        return function

    def __iter__(self):
        yield _Attempt()


class AsyncRetrying(Retrying):
    async def __call__(self, function, *args, **kw):
        return await function(*args, **kw)

    async def __aiter__(self):
        yield _Attempt()


BaseRetrying = Retrying


def retry(*args, **kw):
    return args[0] if len(args) == 1 and callable(args[0]) and not kw else lambda function: function


__getattr__ = rest_of("tenacity")
