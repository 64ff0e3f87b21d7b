"""Context managers."""

import abc
import sys
from functools import wraps
from types import GenericAlias, MethodType

__all__ = ["asynccontextmanager", "contextmanager", "closing", "nullcontext", "AbstractContextManager",
           "AbstractAsyncContextManager", "AsyncExitStack", "ContextDecorator", "AsyncContextDecorator", "ExitStack",
           "redirect_stdout", "redirect_stderr", "suppress", "aclosing", "chdir"]


def _has_methods(kind, *names):
    return True if all([getattr(kind, name, None) is not None for name in names]) else NotImplemented


class AbstractContextManager(abc.ABC):
    __class_getitem__ = classmethod(GenericAlias)

    def __enter__(self):
        return self

    @abc.abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, other):
        return _has_methods(other, "__enter__", "__exit__") if cls is AbstractContextManager else NotImplemented


class AbstractAsyncContextManager(abc.ABC):
    __class_getitem__ = classmethod(GenericAlias)

    async def __aenter__(self):
        return self

    @abc.abstractmethod
    async def __aexit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, other):
        if cls is AbstractAsyncContextManager:
            return _has_methods(other, "__aenter__", "__aexit__")
        return NotImplemented


class ContextDecorator:
    """A context manager that can decorate functions: they run inside of it."""

    def _recreate_cm(self):
        return self

    def __call__(self, func):
        @wraps(func)
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)

        return inner


class AsyncContextDecorator:
    def _recreate_cm(self):
        return self

    def __call__(self, func):
        @wraps(func)
        async def inner(*args, **kwds):
            async with self._recreate_cm():
                return await func(*args, **kwds)

        return inner


# --- generators as context managers ---

class _GeneratorBase:
    """A generator that yields once, and what makes it again."""

    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func, self.args, self.kwds = func, args, kwds
        self.__doc__ = getattr(func, "__doc__", None) or type(self).__doc__

    def _recreate_cm(self):
        return type(self)(self.func, self.args, self.kwds)

    @staticmethod
    def _is_same(raised, thrown, ends):
        """Whether what came out of the generator is what was thrown in (PEP 479 wraps the end of an iteration)."""
        if raised is thrown:
            return True
        return isinstance(raised, RuntimeError) and isinstance(thrown, ends) and raised.__cause__ is thrown


class _GeneratorContextManager(_GeneratorBase, AbstractContextManager, ContextDecorator):
    def __enter__(self):
        del self.args, self.kwds, self.func
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, typ, value, traceback):
        if typ is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            raise RuntimeError("generator didn't stop")
        value = typ() if value is None else value
        try:
            self.gen.throw(value)
        except StopIteration as end:
            return end is not value
        except BaseException as raised:
            if not self._is_same(raised, value, StopIteration):
                raise
            return False
        raise RuntimeError("generator didn't stop after throw()")


class _AsyncGeneratorContextManager(_GeneratorBase, AbstractAsyncContextManager, AsyncContextDecorator):
    async def __aenter__(self):
        del self.args, self.kwds, self.func
        try:
            return await self.gen.__anext__()
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, typ, value, traceback):
        if typ is None:
            try:
                await self.gen.__anext__()
            except StopAsyncIteration:
                return False
            raise RuntimeError("generator didn't stop")
        value = typ() if value is None else value
        try:
            await self.gen.athrow(value)
        except StopAsyncIteration as end:
            return end is not value
        except BaseException as raised:
            if not self._is_same(raised, value, (StopIteration, StopAsyncIteration)):
                raise
            return False
        raise RuntimeError("generator didn't stop after athrow()")


def contextmanager(func):
    """Makes a generator function a context manager: what it yields is the value of `with`."""

    @wraps(func)
    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)

    return helper


def asynccontextmanager(func):
    @wraps(func)
    def helper(*args, **kwds):
        return _AsyncGeneratorContextManager(func, args, kwds)

    return helper


# --- small ones ---

class closing(AbstractContextManager):
    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()


class aclosing(AbstractAsyncContextManager):
    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *exc_info):
        await self.thing.aclose()


class _Redirect(AbstractContextManager):
    _stream = None

    def __init__(self, new_target):
        self._new_target = new_target
        self._old_targets = []

    def __enter__(self):
        self._old_targets.append(getattr(sys, self._stream))
        setattr(sys, self._stream, self._new_target)
        return self._new_target

    def __exit__(self, exctype, excinst, exctb):
        setattr(sys, self._stream, self._old_targets.pop())


class redirect_stdout(_Redirect):
    _stream = "stdout"


class redirect_stderr(_Redirect):
    _stream = "stderr"


class suppress(AbstractContextManager):
    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, exctype, excinst, exctb):
        return exctype is not None and issubclass(exctype, self._exceptions)


class nullcontext(AbstractContextManager, AbstractAsyncContextManager):
    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *excinfo):
        pass

    async def __aenter__(self):
        return self.enter_result

    async def __aexit__(self, *excinfo):
        pass


class chdir(AbstractContextManager):
    def __init__(self, path):
        self.path = path
        self._old_cwd = []

    def __enter__(self):
        import os
        self._old_cwd.append(os.getcwd())
        os.chdir(self.path)

    def __exit__(self, *excinfo):
        import os
        os.chdir(self._old_cwd.pop())


# --- stacks ---

class _StackBase:
    """Callbacks (is it synchronous, function) that are called last first."""

    def __init__(self):
        self._exit_callbacks = []

    def pop_all(self):
        other = type(self)()
        other._exit_callbacks, self._exit_callbacks = self._exit_callbacks, []
        return other

    def _push(self, exit, method_name, is_sync):
        method = getattr(type(exit), method_name, None)
        self._exit_callbacks.append((is_sync, exit if method is None else MethodType(method, exit)))
        return exit

    def push(self, exit):
        return self._push(exit, "__exit__", True)

    def enter_context(self, cm):
        kind = type(cm)
        enter, leave = getattr(kind, "__enter__", None), getattr(kind, "__exit__", None)
        if enter is None or leave is None:
            raise TypeError(f"'{kind.__module__}.{kind.__qualname__}' object does not support the context manager "
                            "protocol")
        result = enter(cm)
        self._exit_callbacks.append((True, MethodType(leave, cm)))
        return result

    def callback(self, callback, /, *args, **kwds):
        def leave(exc_type, exc, tb):
            callback(*args, **kwds)

        leave.__wrapped__ = callback
        self._exit_callbacks.append((True, leave))
        return callback


def _details(exception):
    return (None, None, None) if exception is None else (type(exception), exception, exception.__traceback__)


class ExitStack(_StackBase, AbstractContextManager):
    """Context managers and callbacks that end together, in the reverse order."""

    def __exit__(self, *exc_details):
        received = pending = exc_details[1]
        while self._exit_callbacks:
            _, leave = self._exit_callbacks.pop()
            try:
                if leave(*_details(pending)):
                    pending = None
            except BaseException as error:
                pending = error
        if pending is not None and pending is not received:
            raise pending
        return received is not None and pending is None

    def close(self):
        self.__exit__(None, None, None)


class AsyncExitStack(_StackBase, AbstractAsyncContextManager):
    async def enter_async_context(self, cm):
        kind = type(cm)
        enter, leave = getattr(kind, "__aenter__", None), getattr(kind, "__aexit__", None)
        if enter is None or leave is None:
            raise TypeError(f"'{kind.__module__}.{kind.__qualname__}' object does not support the asynchronous "
                            "context manager protocol")
        result = await enter(cm)
        self._exit_callbacks.append((False, MethodType(leave, cm)))
        return result

    def push_async_exit(self, exit):
        return self._push(exit, "__aexit__", False)

    def push_async_callback(self, callback, /, *args, **kwds):
        async def leave(exc_type, exc, tb):
            await callback(*args, **kwds)

        leave.__wrapped__ = callback
        self._exit_callbacks.append((False, leave))
        return callback

    async def aclose(self):
        await self.__aexit__(None, None, None)

    async def __aexit__(self, *exc_details):
        received = pending = exc_details[1]
        while self._exit_callbacks:
            is_sync, leave = self._exit_callbacks.pop()
            try:
                done = leave(*_details(pending))
                if done if is_sync else await done:
                    pending = None
            except BaseException as error:
                pending = error
        if pending is not None and pending is not received:
            raise pending
        return received is not None and pending is None
