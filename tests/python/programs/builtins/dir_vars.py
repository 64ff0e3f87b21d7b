class B:
    def __init__(self):
        self.a = 1
    def m(self): pass
class C(B):
    k = 1
print([n for n in dir(C()) if not n.startswith("__")], vars(C()), [n for n in vars(C) if not n.startswith("__")])
class D:
    def __dir__(self): return ["z", "a"]
print(dir(D()))
