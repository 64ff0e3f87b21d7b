"""Processes as far as none is started: how many could be, locks, and the one that runs."""

from _refusal import refuse
from os import cpu_count
from threading import BoundedSemaphore, Condition, Event, Lock, RLock, Semaphore


class ProcessError(Exception):
    pass


class _Process:
    name, daemon, pid, exitcode = "MainProcess", False, 1, None

    def is_alive(self):
        return True


_main = _Process()


def current_process():
    return _main


def parent_process():
    return None


def active_children():
    return []


def get_start_method(allow_none=False):
    return "fork"


def set_start_method(method, force=False):
    pass


def freeze_support():
    pass


def get_logger():
    import logging
    return logging.getLogger("multiprocessing")


class Process:
    """One that is made and never started."""

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        self.name, self.daemon, self.pid, self.exitcode = name or "Process-1", bool(daemon), None, None

    start = refuse("multiprocessing.Process", ["start"], "processes")["start"]

    def is_alive(self):
        return False

    def join(self, timeout=None):
        pass


globals().update(refuse(__name__, ["Pool"], "processes"))


def get_context(method=None):
    import sys
    return sys.modules[__name__]


def Queue(maxsize=0):
    from queue import Queue
    return Queue(maxsize)


JoinableQueue = SimpleQueue = Queue
