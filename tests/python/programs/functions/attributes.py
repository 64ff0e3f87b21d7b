def f(a: int, b: "str" = "x", *c, d: list = None, **e) -> bool:
    """Doc of f."""
    return True
print(f.__name__, f.__qualname__, f.__doc__, f.__module__, f.__annotations__, f.__defaults__, f.__kwdefaults__, f.__code__.co_varnames, f.__code__.co_argcount, f.__code__.co_kwonlyargcount, f.__code__.co_name)
f.tag = [1]
print(f.tag, f.__dict__)
f.__name__ = "renamed"
f.__doc__ = None
print(f.__name__, f.__doc__, (lambda: 0).__name__)
class A:
    def m(self):
        def inner(): pass
        return inner
print(A.m.__qualname__, A().m().__qualname__, A().m.__func__ is A.m, A().m.__self__.__class__.__name__, A.m.__name__)
