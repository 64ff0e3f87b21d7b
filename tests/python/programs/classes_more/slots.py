class S:
    __slots__ = ("a", "b")
    def __init__(self): self.a = 1
s = S()
print(s.a, hasattr(s, "b"), S.__slots__, hasattr(s, "__dict__"))
for f in (lambda: setattr(s, "c", 1), lambda: s.b, lambda: delattr(s, "b")):
    try:
        f()
    except AttributeError as e:
        print(e)
class T(S):
    __slots__ = ["c"]
t = T()
t.c = t.b = 2
print(t.a, t.b, t.c)
class U(S): pass
u = U()
u.anything = 1
print(u.__dict__, type(S.a).__name__)
try:
    class V:
        __slots__ = ("x",)
        x = 1
except ValueError as e:
    print(e)
