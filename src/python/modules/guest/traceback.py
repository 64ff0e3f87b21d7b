"""Tracebacks as text."""

import _host
import sys


def _exception_of(exc, value):
    if isinstance(exc, BaseException):
        return exc
    return value if isinstance(value, BaseException) else exc


def format_exception(exc, /, value=None, tb=None, limit=None, chain=True):
    exception = _exception_of(exc, value)
    return ["NoneType: None\n"] if exception is None else _host.format_exception(exception).splitlines(True)


def format_exception_only(exc, /, value=None):
    exception = _exception_of(exc, value)
    if exception is None:
        return ["NoneType: None\n"]
    kind = type(exception)
    name = kind.__qualname__ if kind.__module__ in ("builtins", "__main__") else f"{kind.__module__}.{kind.__qualname__}"
    text = str(exception)
    return [f"{name}: {text}\n" if text else f"{name}\n"]


def format_exc(limit=None, chain=True):
    return "".join(format_exception(sys.exc_info()[1]))


def print_exception(exc, /, value=None, tb=None, limit=None, file=None, chain=True):
    (file or sys.stderr).write("".join(format_exception(exc, value, tb)))


def print_exc(limit=None, file=None, chain=True):
    print_exception(sys.exc_info()[1], file=file)


def format_tb(tb, limit=None):
    return []


def format_stack(f=None, limit=None):
    return []


def extract_stack(f=None, limit=None):
    return []


extract_tb = format_tb


def print_stack(f=None, limit=None, file=None):
    pass


print_tb = print_stack
