print(isinstance(True, int), isinstance(1, (str, int)), issubclass(bool, int), type(1), type(type), callable(print), callable(1), id(1) == id(1), hash("a") == hash("a"), abs(-2), divmod(7, 2), pow(2, 3), round(3.14159, 2), bin(5), hex(255), oct(8), chr(97), ord("a"), repr([1]), len("ab"))
print(getattr("a", "upper")(), hasattr(1, "x"), vars(type("T", (), {"a": 1}))["a"], eval("1 + 2"), int | None, list[int], dir([])[-1])
exec("z = 5"); print(z)
