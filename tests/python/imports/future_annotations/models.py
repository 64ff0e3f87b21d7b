def f(a: int): ...


class C:
    x: str
