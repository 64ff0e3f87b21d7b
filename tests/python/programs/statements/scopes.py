x = "global"
class C:
    x = "class"
    def f(self): return x
    y = [x for _ in range(1)]
print(C().f(), C.y)
def outer():
    x = "outer"
    class D:
        z = x
        x = "inner"
    return D.z, D.x
print(outer())
