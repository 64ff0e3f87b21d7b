class A: pass
class B(A): pass
print(isinstance(B(), A), isinstance(A(), B), isinstance(1, (str, int)), isinstance(1, (str, (float, int))), issubclass(B, A), issubclass(B, (str, A)), issubclass(bool, int), isinstance(True, int), isinstance(int, type), isinstance(None, type(None)), issubclass(A, object), isinstance(1, int | str), isinstance(None, int | None), type(B()) is B, type(type), isinstance(A, object))
