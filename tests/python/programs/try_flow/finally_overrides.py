def a():
    try:
        return 1
    finally:
        return 2
def b():
    try:
        raise ValueError
    finally:
        return "swallowed"
def c():
    for i in range(3):
        try:
            raise KeyError
        finally:
            continue
    return "continued"
def d():
    while True:
        try:
            return "x"
        finally:
            break
    return "broke"
def e():
    x = 1
    try:
        return x
    finally:
        x = 2
def f():
    out = []
    for i in range(4):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            out.append(i)
        finally:
            out.append(f"f{i}")
    else:
        out.append("else")
    return out
print(a(), b(), c(), d(), e(), f())
