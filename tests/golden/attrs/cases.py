"""What classes of attrs do. expected.txt is what attrs 22.2 says:  python3 cases.py >expected.txt"""
import re

import attr, attrs
from attr import validators as v, converters as cv
from typing import ClassVar, List, Optional
def show(name, f):
    try:
        print(name, "=", f())
    except Exception as e:
        print(name, "EXC", type(e).__name__, re.sub(r"Attribute\(.*", "Attribute(", str(e)))
@attr.s
class A:
    x = attr.ib()
    y = attr.ib(default=5, validator=attr.validators.instance_of(int))
    z = attr.ib(factory=list, repr=False)
    _p = attr.ib(default=1, kw_only=True)
    @x.validator
    def check(self, attribute, value):
        if value == 13: raise ValueError("no 13")
@attr.s(auto_attribs=True, frozen=True)
class B:
    a: int
    b: Optional[str] = None
    c: List[int] = attr.Factory(list)
    K: ClassVar[int] = 7
    d: int = attr.ib(default=attr.Factory(lambda self: self.a * 2, takes_self=True))
@attr.s(auto_attribs=True)
class C(B):
    e: int = 9
@attr.define
class D:
    x: int = attr.field(converter=int)
    y: str = "q"
    def __attrs_post_init__(self): self.y += "!"
@attr.define(kw_only=True, eq=False)
class E:
    x: int
    y: int = 2
@attrs.frozen
class F:
    a: int
@attr.s(slots=True, order=True, hash=True)
class G:
    n = attr.ib(converter=attr.converters.optional(int), default=None)
@attr.s(kw_only=True)
class H(A):
    w = attr.ib()
@attr.dataclass
class I:
    q: int = 3
def bad1():
    @attr.s
    class X:
        a = attr.ib(default=1); b = attr.ib()
def bad2():
    @attr.s(auto_attribs=True)
    class X:
        a: int = 1
        b = attr.ib()
def run():
    show("A", lambda: A(1)); show("A2", lambda: A(1, 2, [3], p=4)); show("A3", lambda: A()); show("A4", lambda: A(1, 2, 3, 4)); show("A5", lambda: A(1, q=2)); show("A6", lambda: A(1, x=2)); show("A7", lambda: A(1, "s")); show("A8", lambda: A(13)); show("eq", lambda: (A(1) == A(1), A(1) != A(2), A(1) == 5, A(1)._p))
    show("B", lambda: B(1)); show("B2", lambda: B(1, "x", [1]).d); show("B3", lambda: setattr(B(1), "a", 2)); show("Bh", lambda: hash(B(1, c=())) == hash(B(1, c=()))); show("B4", lambda: B()); show("BK", lambda: B.K); show("Bcls", lambda: hasattr(B, "b"))
    show("C", lambda: C(1, "b")); show("C2", lambda: C(1, e=3).e); show("C3", lambda: [a.name for a in attr.fields(C)]); show("fields", lambda: attr.fields(A).y.default); show("fd", lambda: sorted(attr.fields_dict(A))); show("has", lambda: (attr.has(A), attr.has(int))); show("fx", lambda: attr.fields(int)); show("fi", lambda: attr.fields(5))
    show("D", lambda: D("5")); show("D2", lambda: D("zz")); show("E", lambda: E(x=1)); show("E2", lambda: E(1)); show("E3", lambda: E(x=1) == E(x=1)); show("E4", lambda: E())
    show("F", lambda: F(1)); show("F2", lambda: setattr(F(1), "a", 2)); show("G", lambda: (G("5"), G() == G(), hash(G(1)) == hash(G(1)), G(1) < G(2), G(2) >= G(1))); show("G2", lambda: G(1) < 5)
    show("H", lambda: H(x=1, w=2)); show("H2", lambda: H(1, w=2)); show("I", lambda: (I(), I(4).q))
    show("bad1", bad1); show("bad2", bad2)
    show("asdict", lambda: attr.asdict(C(1, c=[A(2)]))); show("asdict2", lambda: attr.asdict(A(1), filter=lambda a, v: a.name != "z")); show("astuple", lambda: attr.astuple(B(1, "x"))); show("evolve", lambda: attr.evolve(B(1, "x"), a=7)); show("evolve2", lambda: attr.evolve(A(1, p=3), y=8)._p)
    show("in", lambda: v.in_([1, 2])(None, attr.fields(A).x, 3)); show("opt", lambda: v.optional(v.instance_of(int))(None, attr.fields(A).x, "s")); show("mr", lambda: v.matches_re("a+")(None, attr.fields(A).x, "b")); show("deep", lambda: v.deep_iterable(v.instance_of(int))(None, attr.fields(A).x, [1, "2"])); show("le", lambda: v.le(3)(None, attr.fields(A).x, 5)); show("ml", lambda: v.max_len(2)(None, attr.fields(A).x, "abc"))
    show("cv", lambda: (cv.to_bool("yes"), cv.optional(int)(None), cv.default_if_none(5)(None), cv.pipe(int, str)("7"))); show("cv2", lambda: cv.to_bool("maybe"))
    show("mk", lambda: attr.make_class("M", ["a", "b"])(1, 2)); show("meta", lambda: dict(attr.fields(attr.make_class("M", {"a": attr.ib(metadata={"k": 1}, type=int)})).a.metadata)); show("type", lambda: [a.type for a in attr.fields(B)]); show("ma", lambda: B.__match_args__)
    show("hash", lambda: hash(A(1))); show("nothing", lambda: (attr.NOTHING, bool(attr.NOTHING)))


if __name__ == "__main__":
    run()
