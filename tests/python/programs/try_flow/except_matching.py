class E1(Exception): pass
class E2(E1): pass
for exc in (E1("1"), E2("2"), ValueError("v"), KeyError("k"), OSError("o"), IndexError("i")):
    try:
        raise exc
    except E2:
        print("E2")
    except (E1, ValueError) as e:
        print("E1 or ValueError", e)
    except LookupError as e:
        print("lookup", type(e).__name__, e)
    except Exception:
        print("other")
try:
    try:
        1 / 0
    except "not a class":
        pass
except TypeError as e:
    print(e)
try:
    try:
        1 / 0
    except (ValueError, 5):
        pass
except TypeError as e:
    print(e)
for bad in (5, "x", int, None):
    try:
        raise bad
    except TypeError as e:
        print(e)
try:
    raise
except RuntimeError as e:
    print(e)
