class A: pass
class B:
    def __repr__(self): return "B!"
class C:
    def __str__(self): return "c"
class D:
    def __str__(self): return 5
    def __repr__(self): return None
print(str(B()), [B()], f"{B()} {C()}", "%s" % B(), str(C()), repr(A()).startswith("<__main__.A object at 0x"), repr(A), {"k": B()}, (B(),), {B()} != set())
for f in (lambda: str(D()), lambda: repr(D()), lambda: f"{D()!r}", lambda: print(D())):
    try:
        f()
    except TypeError as e:
        print(e)
