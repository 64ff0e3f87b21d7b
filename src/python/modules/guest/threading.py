"""Threads as far as one suffices: locks are never contended, a thread runs when it is started."""

TIMEOUT_MAX = 4294967.0


class Lock:
    def __init__(self):
        self._held = 0

    def acquire(self, blocking=True, timeout=-1):
        if self._held and not isinstance(self, RLock):
            if not blocking or timeout >= 0:
                return False
            raise RuntimeError("a lock that is held is acquired again: without threads this would wait for ever")
        self._held += 1
        return True

    def release(self):
        if not self._held:
            raise RuntimeError("release unlocked lock")
        self._held -= 1

    def locked(self):
        return self._held > 0

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *details):
        self.release()


class RLock(Lock):
    pass


class Semaphore:
    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._value = value

    def acquire(self, blocking=True, timeout=None):
        if not self._value:
            if not blocking or timeout is not None:
                return False
            raise RuntimeError("without threads this would wait for ever")
        self._value -= 1
        return True

    def release(self, n=1):
        self._value += n

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *details):
        self.release()


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

    def wait(self, timeout=None):
        return self._set


class Condition(RLock):
    def __init__(self, lock=None):
        super().__init__()

    def wait(self, timeout=None):
        return False

    def notify(self, n=1):
        pass

    def notify_all(self):
        pass


class local:
    pass


class Thread:
    """Runs to its end in start(). A daemon would end with the program and may be meant to run as long: its work is done
    where it is waited for."""

    _count = 0

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        Thread._count += 1
        self.name = name or f"Thread-{Thread._count}"
        self.daemon = bool(daemon)
        self.ident = None
        self._target, self._args, self._kwargs = target, args, kwargs or {}

    def run(self):
        if self._target is not None:
            self._target(*self._args, **self._kwargs)

    def start(self):
        if self.ident is not None:
            raise RuntimeError("threads can only be started once")
        self.ident = id(self)
        self._is_waiting = self.daemon
        if not self.daemon:
            self.run()

    def join(self, timeout=None):
        if self.__dict__.get("_is_waiting"):
            self._is_waiting = False
            self.run()

    def is_alive(self):
        return False


class Timer(Thread):
    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__(target=function, args=args or (), kwargs=kwargs)

    def cancel(self):
        self._target = None


class _MainThread(Thread):
    def __init__(self):
        super().__init__(name="MainThread")
        self.ident = 1
        Thread._count = 0

    def is_alive(self):
        return True


_main = _MainThread()


def current_thread():
    return _main


main_thread = current_thread


def get_ident():
    return 1


get_native_id = get_ident


def active_count():
    return 1


def enumerate():
    return [_main]


class BrokenBarrierError(RuntimeError):
    pass


class Barrier:
    """As many parties as one thread can be: one."""

    def __init__(self, parties, action=None, timeout=None):
        self.parties, self._action, self.broken, self.n_waiting = parties, action, False, 0

    def wait(self, timeout=None):
        if self.parties > 1:
            raise BrokenBarrierError
        if self._action:
            self._action()
        return 0

    def reset(self):
        self.broken = False

    def abort(self):
        self.broken = True


class ExceptHookArgs(tuple):
    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])


def excepthook(args, /):
    from traceback import print_exception
    print_exception(args.exc_type, args.exc_value, args.exc_traceback)


__excepthook__ = excepthook
ThreadError = RuntimeError


def stack_size(size=0, /):
    return 0


def settrace(func):
    pass


setprofile = settrace


def gettrace():
    return None


getprofile = gettrace


def _shutdown():
    pass
