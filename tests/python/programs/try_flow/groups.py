def run(exc):
    try:
        raise exc
    except* ValueError as g:
        print("values", repr(g), g.exceptions)
    except* (KeyError, TypeError) as g:
        print("keys", g.exceptions)
    else:
        print("else")
    finally:
        print("finally")
run(ExceptionGroup("eg", [ValueError(1), KeyError(2), ValueError(3)]))
run(ValueError("plain"))
try:
    run(ExceptionGroup("eg", [OSError(5), ValueError(1)]))
except ExceptionGroup as e:
    print(repr(e))
g = ExceptionGroup("top", [ValueError(1), ExceptionGroup("sub", [KeyError(2), ValueError(3)])])
print(g.message, g.exceptions, g.split(ValueError), g.subgroup(KeyError), g.subgroup(OSError), str(g))
for f in (lambda: ExceptionGroup("x", []), lambda: ExceptionGroup("x", [5]), lambda: ExceptionGroup(1, [ValueError()]), lambda: ExceptionGroup("x", [KeyboardInterrupt()])):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(repr(BaseExceptionGroup("b", [KeyboardInterrupt()])), type(BaseExceptionGroup("b", [ValueError()])).__name__)
