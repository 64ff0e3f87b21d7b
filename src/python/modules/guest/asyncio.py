"""Coroutines, run one after the other to their end: nothing happens at the same time."""

import contextvars
from inspect import iscoroutine, iscoroutinefunction


class CancelledError(BaseException):
    pass


class InvalidStateError(Exception):
    pass


TimeoutError = TimeoutError


def _drive(awaitable):
    """The result of an awaitable; what it yields (a point to wait at) is passed over."""
    if isinstance(awaitable, Future):
        return awaitable.result()
    steps = awaitable if iscoroutine(awaitable) else awaitable.__await__()
    try:
        while True:
            steps.send(None) if hasattr(steps, "send") else next(steps)
    except StopIteration as end:
        return end.value


class Future:
    """A result that may be there already."""

    def __init__(self, *, loop=None):
        self._done, self._result, self._exception, self._callbacks = False, None, None, []

    def done(self):
        return self._done

    def cancelled(self):
        return isinstance(self._exception, CancelledError)

    def cancel(self, msg=None):
        if self._done:
            return False
        self.set_exception(CancelledError())
        return True

    def result(self):
        if not self._done:
            raise InvalidStateError("Result is not set.")
        if self._exception is not None:
            raise self._exception
        return self._result

    def exception(self):
        return self._exception

    def set_result(self, result):
        self._result, self._done = result, True
        self._call()

    def set_exception(self, exception):
        self._exception = exception() if isinstance(exception, type) else exception
        self._done = True
        self._call()

    def add_done_callback(self, callback, *, context=None):
        callback(self) if self._done else self._callbacks.append(callback)

    def _call(self):
        callbacks, self._callbacks = self._callbacks, []
        for callback in callbacks:
            callback(self)

    def __await__(self):
        if not self._done:
            raise RuntimeError("a future is awaited that nothing will finish: scripts run one thing at a time")
        return self.result()
        yield

    __iter__ = __await__


class Task(Future):
    """A coroutine that has run by the time the task exists."""

    def __init__(self, coro, *, loop=None, name=None, context=None):
        super().__init__()
        self._name = name
        try:
            self.set_result(_drive(coro))
        except Exception as error:
            self.set_exception(error)

    def get_name(self):
        return self._name or "Task"


class Handle:
    def __init__(self):
        self._is_cancelled = False

    def cancel(self):
        self._is_cancelled = True

    def cancelled(self):
        return self._is_cancelled


class TimerHandle(Handle):
    def __init__(self, when):
        super().__init__()
        self._when = when

    def when(self):
        return self._when


class AbstractEventLoop:
    def run_until_complete(self, future):
        return _drive(future)

    def create_task(self, coro, *, name=None, context=None):
        return Task(coro, name=name)

    def create_future(self):
        return Future()

    def run_in_executor(self, executor, func, *args):
        async def call():
            return func(*args)

        return Task(call())

    def call_soon(self, callback, *args, context=None):
        callback(*args)
        return Handle()

    call_soon_threadsafe = call_soon

    def call_later(self, delay, callback, *args, context=None):
        """Never: a run of migrations does not wait for it."""
        return TimerHandle(self.time() + delay)

    def call_at(self, when, callback, *args, context=None):
        return TimerHandle(when)

    def is_running(self):
        return _running > 0

    def is_closed(self):
        return False

    def close(self):
        pass

    stop = close

    def time(self):
        import _host
        return _host.now()


_loop = AbstractEventLoop()
_running = 0


def run(main, *, debug=None, loop_factory=None):
    global _running
    if _running:
        if iscoroutine(main):
            main.close()
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    if not iscoroutine(main):
        raise ValueError(f"a coroutine was expected, got {main!r}")
    _running += 1
    try:
        return contextvars.copy_context().run(_drive, main)
    finally:
        _running -= 1


class Runner:
    def __init__(self, *, debug=None, loop_factory=None):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *details):
        pass

    def run(self, coro, *, context=None):
        return run(coro)

    def get_loop(self):
        return _loop

    def close(self):
        pass


def get_event_loop():
    return _loop


def new_event_loop():
    return _loop


def set_event_loop(loop):
    pass


def get_running_loop():
    if not _running:
        raise RuntimeError("no running event loop")
    return _loop


def set_event_loop_policy(policy):
    pass


class DefaultEventLoopPolicy:
    pass


WindowsSelectorEventLoopPolicy = DefaultEventLoopPolicy


def create_task(coro, *, name=None, context=None):
    return Task(coro, name=name)


def ensure_future(coro_or_future, *, loop=None):
    return coro_or_future if isinstance(coro_or_future, Future) else Task(coro_or_future)


async def sleep(delay, result=None):
    return result


async def gather(*coros_or_futures, return_exceptions=False):
    results = []
    for one in coros_or_futures:
        try:
            results.append(await one)
        except Exception as error:
            if not return_exceptions:
                raise
            results.append(error)
    return results


async def wait_for(fut, timeout):
    return await fut


async def shield(arg):
    return await arg


async def wait(fs, *, timeout=None, return_when="ALL_COMPLETED"):
    return {ensure_future(one) for one in fs}, set()


def as_completed(fs, *, timeout=None):
    return iter(fs)


async def to_thread(func, /, *args, **kwargs):
    return func(*args, **kwargs)


def current_task(loop=None):
    return None


def all_tasks(loop=None):
    return set()


def isfuture(obj):
    return isinstance(obj, Future)


class TaskGroup:
    async def __aenter__(self):
        self._tasks = []
        return self

    def create_task(self, coro, *, name=None, context=None):
        task = Task(coro, name=name)
        self._tasks.append(task)
        return task

    async def __aexit__(self, kind, error, tb):
        errors = [task.exception() for task in self._tasks if task.exception() is not None]
        if errors and error is None:
            raise BaseExceptionGroup("unhandled errors in a TaskGroup", errors)


class Lock:
    def __init__(self):
        self._held = False

    def locked(self):
        return self._held

    async def acquire(self):
        if self._held:
            raise RuntimeError("a lock that is held is acquired again: this would wait for ever")
        self._held = True
        return True

    def release(self):
        self._held = False

    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, *details):
        self.release()


class Semaphore(Lock):
    def __init__(self, value=1):
        super().__init__()

    async def acquire(self):
        return True


BoundedSemaphore = Semaphore


class Event:
    def __init__(self):
        self._set = False

    def is_set(self):
        return self._set

    def set(self):
        self._set = True

    def clear(self):
        self._set = False

    async def wait(self):
        return True


FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"


class QueueEmpty(Exception):
    pass


class QueueFull(Exception):
    pass


class Queue:
    """A queue; a get() from an empty one would wait for ever."""

    def __init__(self, maxsize=0):
        self.maxsize, self._items, self._unfinished = maxsize, [], 0

    def qsize(self):
        return len(self._items)

    def empty(self):
        return not self._items

    def full(self):
        return 0 < self.maxsize <= len(self._items)

    def _add(self, item):
        self._items.append(item)

    def _take(self):
        return self._items.pop(0)

    def put_nowait(self, item):
        if self.full():
            raise QueueFull
        self._add(item)
        self._unfinished += 1

    def get_nowait(self):
        if not self._items:
            raise QueueEmpty
        return self._take()

    async def put(self, item):
        if self.full():
            raise RuntimeError("the queue is full: this would wait for ever")
        self.put_nowait(item)

    async def get(self):
        if not self._items:
            raise RuntimeError("the queue is empty: this would wait for ever")
        return self._take()

    def task_done(self):
        if self._unfinished <= 0:
            raise ValueError("task_done() called too many times")
        self._unfinished -= 1

    async def join(self):
        pass


class LifoQueue(Queue):
    def _take(self):
        return self._items.pop()


class PriorityQueue(Queue):
    def _take(self):
        item = min(self._items)
        self._items.remove(item)
        return item


class Condition(Lock):
    def __init__(self, lock=None):
        super().__init__()

    async def wait(self):
        return True

    async def wait_for(self, predicate):
        return predicate()

    def notify(self, n=1):
        pass

    notify_all = notify


class Timeout:
    """Never over: nothing here waits."""

    def __init__(self, when):
        self._when = when

    def when(self):
        return self._when

    def reschedule(self, when):
        self._when = when

    def expired(self):
        return False

    async def __aenter__(self):
        return self

    async def __aexit__(self, *details):
        pass


def timeout(delay):
    return Timeout(delay)


timeout_at = timeout


def get_event_loop_policy():
    return DefaultEventLoopPolicy()


def run_coroutine_threadsafe(coro, loop):
    return Task(coro)


def wrap_future(future, *, loop=None):
    return future


AbstractEventLoopPolicy = DefaultEventLoopPolicy
BaseEventLoop = SelectorEventLoop = AbstractEventLoop


class IncompleteReadError(EOFError):
    pass


class LimitOverrunError(Exception):
    pass


def __getattr__(name):
    if name in ("open_connection", "start_server", "open_unix_connection", "start_unix_server", "create_subprocess_exec",
                "create_subprocess_shell", "StreamReader", "StreamWriter"):
        from _refusal import refuse
        return refuse(__name__, (name,), "network and no processes")[name]
    if name in ("Protocol", "BaseProtocol", "DatagramProtocol", "BufferedProtocol", "SubprocessProtocol", "Transport",
                "BaseTransport", "ReadTransport", "WriteTransport", "DatagramTransport", "Server", "AbstractServer", "Handle",
                "TimerHandle", "AbstractChildWatcher", "ThreadedChildWatcher"):
        value = globals()[name] = type(name, (), {"__module__": "asyncio"})
        return value
    raise AttributeError(f"module 'asyncio' has no attribute {name!r}")
