def f(n):
    print("f", n)
    return n
print(f"{f(1)} {f(2):{f(3)}} {f(4)!r}")
