# metaclasses
def attempt(f, *a, **k):
    try:
        return f(*a, **k)
    except BaseException as e:
        return f"{type(e).__name__}: {e}"
class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print("prepare", name, [b.__name__ for b in bases], kw); return {"injected": 1}
    def __new__(mcs, name, bases, ns, **kw):
        print("new", name, sorted(k for k in ns if not k.startswith("__")), kw); return super().__new__(mcs, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        print("init", name, kw); super().__init__(name, bases, ns)
    def __call__(cls, *a, **k):
        print("call", cls.__name__, a, k); return super().__call__(*a, **k)
    def __instancecheck__(cls, x): return x == 42 or super().__instancecheck__(x)
    def __subclasscheck__(cls, x): return x is int or super().__subclasscheck__(x)
    def __len__(cls): return 7
    def __iter__(cls): return iter("abc")
    def __getitem__(cls, k): return ("item", k)
    def __contains__(cls, k): return k == "x"
    def __getattr__(cls, name):
        if name.startswith("dyn"): return name
        raise AttributeError(name)
    def __setattr__(cls, name, v): print("set", name); super().__setattr__(name, v)
    def __dir__(cls): return ["z", "y"]
    @property
    def prop(cls): return "metaprop " + cls.__name__
    def __repr__(cls): return f"<Meta {cls.__name__}>"
    def __add__(cls, o): return ("add", o)
    def __eq__(cls, o): return cls is o
    def __hash__(cls): return 5
    def __bool__(cls): return False
class A(metaclass=Meta, flag=True):
    x = 1
    def __init__(self, v=0): self.v = v
class B(A, other=2): pass
a = A(3)
print(isinstance(42, A), isinstance(1, A), issubclass(int, A), issubclass(B, A), len(A), list(A), A["k"], "x" in A, A.dynamic, A.prop, repr(A), A + 1, hash(A), bool(A), dir(A), A.injected)
print(attempt(lambda: A.nope), attempt(lambda: a.prop), attempt(lambda: a.dynamic))
A.y = 5
print(type(A), type(type(A)), A.__class__, A.mro(), B.__mro__, B.__base__, Meta.__mro__)
class M2(type): pass
print(attempt(lambda: type("C", (A, M2("D", (), {})), {})))
class WithInit:
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw); cls.tag = tag; print("init_subclass", cls.__name__, tag)
class S1(WithInit, tag="t"): pass
class S2(S1): pass
print(attempt(lambda: type("S3", (WithInit,), {}, bogus=1)))
class Desc:
    def __set_name__(self, owner, name): print("set_name", owner.__name__, name); self.name = name
    def __get__(self, obj, owner=None): return (self.name, obj is None, owner.__name__ if owner else None)
class NonData:
    def __get__(self, obj, owner=None): return "nondata"
class Data:
    def __get__(self, obj, owner=None): return "data"
    def __set__(self, obj, v): obj.__dict__["d"] = v; print("data set", v)
    def __delete__(self, obj): print("data del")
class H:
    f = Desc()
    n = NonData()
    d = Data()
h = H(); h.__dict__["n"] = "inst"; h.__dict__["d"] = "inst"
print(H.f, h.f, h.n, h.d); h.d = 9; del h.d; print(h.__dict__)
class BadName:
    def __set_name__(self, owner, name): raise ValueError("bad")
print(attempt(lambda: type("T", (), {"q": BadName()})))
class G:
    def __class_getitem__(cls, k): return f"{cls.__name__}[{k}]"
print(G[int], G["a", 1], attempt(lambda: int["x"]), attempt(lambda: H[0]))
# super oddities
class P1:
    def hi(self): return "P1"
    @classmethod
    def c(cls): return "c" + cls.__name__
    @staticmethod
    def s(): return "s"
    @property
    def p(self): return "p"
class P2(P1):
    def hi(self): return "P2" + super().hi()
    @classmethod
    def c(cls): return "sub" + super().c()
    @staticmethod
    def s(): return attempt(lambda: super().s())
    @property
    def p(self): return super().p + "2"
    def explicit(self): return super(P2, self).hi() + super(P2, type(self)).c()
    def nested(self):
        def inner(x): return super(P2, x).hi()
        return inner(self) + [super(P2, self).hi() for _ in "a"][0]
    def lam(self): return (lambda: __class__.__name__)()
    attr = super
p = P2(); print(p.hi(), P2.c(), p.s(), p.p, p.explicit(), p.nested(), p.lam(), repr(super(P2, p))[:30], super(P2, p).__thisclass__, super(P2, p).__self_class__, attempt(lambda: super(P2, 5)), attempt(lambda: super()), attempt(lambda: super(P2, p).nope))
def outside(self): return super().hi()
P2.out = outside
print(attempt(p.out))
class Cell:
    def m(self): return __class__
    k = 1
    @classmethod
    def cm(cls): return __class__ is cls
print(Cell().m(), Cell.cm())
# getattr chain
class GA:
    def __getattribute__(self, n):
        if n == "boom": raise AttributeError("no boom")
        if n == "val": raise ValueError("v")
        return object.__getattribute__(self, n)
    def __getattr__(self, n): return f"fallback {n}"
g = GA(); print(g.boom, g.other, attempt(lambda: g.val), hasattr(g, "z"), getattr(g, "q", 1))
class Slots:
    __slots__ = ("a", "__priv", "__dict__")
    def __init__(self): self.a = 1; self.__priv = 2; self.b = 3
s = Slots(); print(s.a, s._Slots__priv, s.__dict__, Slots.__slots__)
class Prv:
    __x = 1
    def __m(self): return self.__x
    def go(self): return self.__m(), self._Prv__x
print(Prv().go(), [k for k in vars(Prv) if "Prv" in k])
# operators on classes, reflected
class V:
    def __init__(s, n): s.n = n
    def __matmul__(s, o): return ("mm", s.n)
    def __rmatmul__(s, o): return ("rmm", s.n)
    def __imatmul__(s, o): s.n += 100; return s
    def __divmod__(s, o): return "dm"
    def __rdivmod__(s, o): return "rdm"
    def __pow__(s, o, m=None): return ("pow", m)
    def __rpow__(s, o): return "rpow"
    def __lshift__(s, o): return "ls"
    def __rrshift__(s, o): return "rrs"
    def __neg__(s): return "neg"
    def __pos__(s): return "pos"
    def __invert__(s): return "inv"
    def __abs__(s): return "abs"
    def __round__(s, n=None): return ("round", n)
    def __trunc__(s): return 3
    def __floor__(s): return 2
    def __ceil__(s): return 4
    def __index__(s): return s.n
    def __complex__(s): return 1j
    def __float__(s): return 1.5
    def __int__(s): return 8
    def __format__(s, spec): return f"F{spec}"
    def __bytes__(s): return b"by"
    def __fspath__(s): return "path"
    def __length_hint__(s): return 3
    def __reversed__(s): return iter("rev")
    def __missing__(s, k): return "miss"
    def __enter__(s): return "ent"
    def __exit__(s, *a): return True
import math
v = V(2); print(v @ 1, 1 @ v, divmod(v, 1), divmod(1, v), v ** 2, 2 ** v, pow(v, 1, 5), v << 1, 1 >> v, -v, +v, ~v, abs(v), round(v), round(v, 1), math.trunc(v), math.floor(v), math.ceil(v), [1, 2, 3][v], complex(v), float(v), int(v), f"{v:x}", bytes(v), list(reversed(v)), hex(v), "a" * v, range(5)[v])
v @= 1; print(v.n)
with v as e: raise KeyError
print(e)
