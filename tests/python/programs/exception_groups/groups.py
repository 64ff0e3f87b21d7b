import sys


def show(what):
    try:
        print(repr(what()))
    except Exception as e:
        print(type(e).__name__, e)


g = ExceptionGroup("several", [ValueError(1), TypeError("t"), ExceptionGroup("inner", [KeyError("k"), ValueError(2)])])
print(g, repr(g), g.message, len(g.exceptions), g.args == ("several", list(g.exceptions)))
print(isinstance(g, Exception), issubclass(ExceptionGroup, BaseExceptionGroup), ExceptionGroup.__mro__[1:3])
show(lambda: g.split(ValueError))
show(lambda: g.split((KeyError, TypeError)))
show(lambda: g.subgroup(lambda e: isinstance(e, ValueError) and e.args == (2,)))
show(lambda: g.subgroup(OSError))
show(lambda: g.split(ExceptionGroup)[1])
show(lambda: g.derive([OSError()]))
show(lambda: g.split(3))
show(lambda: g.split((ValueError, 3)))
show(lambda: ExceptionGroup("empty", []))
show(lambda: ExceptionGroup("wrong", [1]))
show(lambda: ExceptionGroup("wrong", 1))
show(lambda: ExceptionGroup("wrong", {1}))
show(lambda: ExceptionGroup(1, [ValueError()]))
show(lambda: ExceptionGroup("base", [KeyboardInterrupt()]))
show(lambda: BaseExceptionGroup("base", [KeyboardInterrupt()]))
show(lambda: BaseExceptionGroup("plain", [ValueError()]))
show(lambda: ExceptionGroup("one", (ValueError(),)))
print(ExceptionGroup("one", [ValueError()]))


class Mine(ExceptionGroup):
    def __new__(cls, message, excs, code=0):
        self = super().__new__(cls, message, excs)
        self.code = code
        return self

    def derive(self, excs):
        return Mine(self.message, excs, self.code)


m = Mine("mine", [ValueError(1), TypeError(2)], 7)
left, right = m.split(ValueError)
print(repr(left), repr(right), left.code, type(right).__name__)
m.add_note("noted")
print(m.subgroup(TypeError).__notes__)

try:
    raise g
except* ValueError as e:
    print("values", e.exceptions)
except* (TypeError, KeyError) as e:
    print("others", e.exceptions)

try:
    raise ValueError("naked")
except* ValueError as e:
    print(repr(e))

try:
    try:
        raise g
    except* ValueError:
        print("only values")
except ExceptionGroup as rest:
    print("rest", repr(rest))

try:
    try:
        raise ExceptionGroup("two", [ValueError(1), TypeError(2)])
    except* ValueError:
        raise OSError("from handler")
    except* TypeError as e:
        raise KeyError("too")
except ExceptionGroup as e:
    print(repr(e))


def flow():
    for i in range(3):
        try:
            if i == 1:
                raise ExceptionGroup("x", [ValueError(i)])
        except* ValueError:
            print("handled", i)
        else:
            print("else", i)
        finally:
            print("finally", i)
    return "done"


print(flow(), sys.exc_info()[0])
try:
    try:
        raise TypeError("passes")
    except* ValueError:
        print("never")
except TypeError as e:
    print(repr(e))
