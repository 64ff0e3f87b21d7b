def show(e):
    print(repr(e), "cause", repr(e.__cause__), "context", repr(e.__context__), e.__suppress_context__)
try:
    try:
        1 / 0
    except ZeroDivisionError as z:
        raise ValueError("v") from z
except ValueError as e:
    show(e)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("v") from None
except ValueError as e:
    show(e)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("v")
except ValueError as e:
    show(e)
try:
    raise KeyError from ValueError
except KeyError as e:
    show(e)
try:
    raise KeyError from 5
except TypeError as e:
    show(e)
e = ValueError(1)
e.__cause__ = KeyError(2)
show(e)
