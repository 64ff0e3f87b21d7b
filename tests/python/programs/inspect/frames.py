import collections
import enum
import inspect
import os
import sys
import typing


def outer(n):
    local = n * 2
    return inner()


def inner():
    frame = inspect.currentframe()
    return frame.f_code.co_name, frame.f_back.f_code.co_name, frame.f_back.f_locals, frame.f_back.f_lineno, frame.f_globals is globals()


print(outer(3))
print(os.path.basename(inspect.getfile(inspect.currentframe())), inspect.isframe(inspect.currentframe()), type(inspect.currentframe()).__name__)
print(sys._getframe().f_code.co_name)
print([info.function for info in (lambda: inspect.stack())()])
try:
    sys._getframe(99)
except ValueError as error:
    print(error)


def caller_name():
    return sys._getframe(1).f_code.co_name, sys._getframe(1).f_globals["__name__"]


def someone():
    return caller_name()


print(someone(), inspect.getframeinfo(inspect.currentframe()).lineno)
print(collections.namedtuple("P", "x").__module__, enum.Enum("E", "A B").__module__, typing.TypeVar("T").__module__, typing.NewType("N", int).__module__)
here = os.path.dirname(os.path.abspath(inspect.getfile(inspect.currentframe())))
print(os.path.basename(here), here == os.path.dirname(os.path.abspath(__file__)))
