def log(*a): print(*a)
try:
    try:
        1 / 0
    finally:
        log("inner finally")
except ZeroDivisionError:
    log("outer")
try:
    try:
        raise ValueError("a")
    except ValueError:
        raise KeyError("b")
    finally:
        log("f")
except KeyError as e:
    log(repr(e), repr(e.__context__), e.__cause__)
try:
    try:
        raise ValueError("a")
    finally:
        raise TypeError("c")
except TypeError as e:
    log(repr(e), repr(e.__context__))
