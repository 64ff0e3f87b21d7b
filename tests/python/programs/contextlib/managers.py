def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


import contextlib
from contextlib import *


@contextmanager
def tag(name, log):
    log.append(f"<{name}>")
    try:
        yield name.upper()
    except ValueError as error:
        log.append(f"caught {error}")
    finally:
        log.append(f"</{name}>")


@contextmanager
def two_yields():
    yield 1
    yield 2


@contextmanager
def plain():
    yield


def use(manager, error=None):
    with manager:
        if error:
            raise error
    return "done"


log = []
with tag("a", log) as value:
    log.append(value)
with tag("b", log):
    raise ValueError("inside")
attempt(use, tag("c", log), KeyError("through"))
print(log)
attempt(use, two_yields())
attempt(use, two_yields(), ValueError("v"))
attempt(use, plain(), StopIteration("stop"))
attempt(use, suppress(KeyError), KeyError("k"))
attempt(use, suppress(KeyError), ValueError("v"))
log = []


@tag("deco", log)
def work(x):
    return x * 2


print(work(4), work(5), log)
with nullcontext(5) as five:
    print(five)


def stacked(*errors):
    with ExitStack() as stack:
        stack.enter_context(suppress(KeyError))
        stack.callback(print, "called", "last", sep="-")
        if len(errors) > 1:
            stack.push(lambda *details: details[0] is ValueError)
        for error in errors:
            raise error
    return "after"


attempt(stacked)
attempt(stacked, KeyError("k"))
attempt(stacked, ValueError("v"))
attempt(stacked, ValueError("v"), 1)
attempt(ExitStack().enter_context, 5)
attempt(AbstractContextManager)
