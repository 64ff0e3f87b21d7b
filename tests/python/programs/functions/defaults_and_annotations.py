def f(a: int, b: "str" = "x", *c: float, d: list = None, **e: dict) -> bool:
    "doc"
    return True
print(f.__annotations__, f.__defaults__, f.__kwdefaults__, f.__doc__, f.__name__, f.__qualname__)
