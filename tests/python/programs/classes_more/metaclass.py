class Meta(type):
    def __new__(mcs, name, bases, ns, **kw):
        print("meta new", name, sorted(k for k in ns if not k.startswith("__")), kw)
        cls = super().__new__(mcs, name, bases, ns)
        cls.added = name.lower()
        return cls
    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
        cls.order = list(ns)[-1]
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print("prepare", name, kw)
        return {"prepared": True}
    def __call__(cls, *a, **k):
        print("call", cls.__name__, a)
        return super().__call__(*a, **k)
    def __len__(cls): return 42
    def __getitem__(cls, k): return (cls.__name__, k)
    def __iter__(cls): return iter("it")
    def __repr__(cls): return f"<{cls.__name__}>"
    def __contains__(cls, x): return x == 1
    def __getattr__(cls, n): return "meta " + n
    @property
    def prop(cls): return "prop of " + cls.__name__
    def helper(cls): return "helper"
class A(metaclass=Meta, flag=1):
    x = 1
    def __init__(self, n): self.n = n
class B(A): y = 2
print(A.added, B.added, A.prepared, A(5).n, len(A), A["k"], list(A), A, 1 in A, B.zzz, A.prop, B.helper(), type(B), isinstance(A, Meta), A.order)
try:
    A(1).helper
except AttributeError as e:
    print(e)
class M2(type): pass
try:
    class C(A, metaclass=M2): pass
except TypeError as e:
    print(e)
def fn(name, bases, ns): return (name, bases, sorted(k for k in ns if k[0] != "_"))
class F(metaclass=fn):
    z = 1
print(F)
