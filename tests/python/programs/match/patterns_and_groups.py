def attempt(f, *a, **k):
    try:
        return f(*a, **k)
    except BaseException as e:
        return f"{type(e).__name__}: {e}"
from dataclasses import dataclass
from collections import namedtuple, OrderedDict, deque
from enum import Enum
@dataclass
class Pt:
    x: int
    y: int = 0
NT = namedtuple("NT", "a b")
class Col(Enum): R = 1; G = 2
class Bad: __match_args__ = 5
class Bad2: __match_args__ = ("a", 5)
class Few: __match_args__ = ("a",)
def m(v):
    match v:
        case 0 | -1 | 1.5: return "num"
        case "a" "b": return "ab"
        case b"x": return "bytes"
        case None: return "none"
        case True | False as b: return f"bool {b}"
        case Col.R: return "red"
        case int(n) if n > 100: return f"big {n}"
        case int() | float() as n: return f"n {n}"
        case str(s): return f"s {s}"
        case Pt(0, 0): return "origin"
        case Pt(x=0, y=yy): return f"y {yy}"
        case Pt(x, y) if x == y: return "diag"
        case Pt(): return "pt"
        case NT(1, _): return "nt1"
        case []: return "empty"
        case [x]: return f"one {x}"
        case [1, [2, *inner], *rest]: return f"nested {inner} {rest}"
        case (x, y, *_, z): return f"xyz {x} {y} {z}"
        case {"k": [a, b], **rest}: return f"map {a} {b} {rest}"
        case {"t": str() | int() as t}: return f"t {t}"
        case {}: return "anymap"
        case set() as s: return f"set {sorted(s)}"
        case complex(): return "cx"
        case _: return "default"
for v in (0, -1, 1.5, "ab", b"x", None, True, Col.R, Col.G, 101, 7, 2.5, "q", Pt(0), Pt(0, 4), Pt(3, 3), Pt(1, 2), NT(1, 2), NT(5, 6), [], (), [9], [1, [2, 3, 4], 5, 6], (1, 2, 3), [1, 2, 3, 4], {"k": [1, 2], "z": 3}, {"t": 5}, {"q": 1}, {3, 1}, 1j, object, deque([1, 2, 3]), range(3), OrderedDict(k=(1, 2)), bytearray(b"ab"), "", iter([1])):
    print(type(v).__name__, attempt(m, v))
def bad(v, c):
    match v:
        case Bad(1): return 1
        case Bad2(1, 2): return 2
        case Few(1, 2): return 3
print(attempt(bad, Bad(), 0), attempt(bad, Bad2(), 0), attempt(bad, Few(), 0))
def cls(v):
    match v:
        case int(1, 2): pass
print(attempt(cls, 5))
def notclass(v):
    x = 5
    match v:
        case attempt(): pass
print(attempt(notclass, 5))
def dupattr(v):
    match v:
        case Pt(1, x=1): return "dup"
print(attempt(dupattr, Pt(1)))
def lit(v):
    match v:
        case -3.5 + 2j: return "cx"
        case {-1: x, "a": {"b": [y, *_]}}: return (x, y)
        case [[a, b] | [a, b, _], c]: return (a, b, c)
        case ({"x": p} | {"y": p}) as whole: return p, whole
print(lit(-3.5 + 2j), lit({-1: 5, "a": {"b": (1, 2)}}), lit([(1, 2, 3), 4]), lit({"y": 8}))
match 5, 6:
    case a, b: print(a, b)
match = 3; case = 4; print(match + case)
# exception groups
def eg():
    try:
        raise ExceptionGroup("top", [ValueError(1), ExceptionGroup("in", [TypeError("t"), ValueError(2)]), KeyError("k")])
    except* ValueError as g:
        print("V", repr(g), g.exceptions)
    except* TypeError as g:
        print("T", repr(g))
    finally:
        print("fin")
print(attempt(eg))
def eg2():
    try:
        raise ValueError("plain")
    except* ValueError as g:
        print(repr(g)); raise KeyError("new")
print(repr(attempt(eg2)))
g = ExceptionGroup("a", [ValueError(1), TypeError(2), ExceptionGroup("b", [ValueError(3)])])
print(g.split(ValueError), g.subgroup(lambda e: isinstance(e, TypeError)), g.message, g.derive([OSError()]), attempt(ExceptionGroup, "x", []), attempt(ExceptionGroup, "x", [5]), attempt(ExceptionGroup, "x", [KeyboardInterrupt()]), BaseExceptionGroup("q", [KeyboardInterrupt()]), type(BaseExceptionGroup("q", [ValueError()])).__name__)
try:
    try:
        raise ExceptionGroup("o", [OSError(1)])
    except* ValueError: pass
    else: print("else")
except ExceptionGroup as e: print("out", e, str(e))
def ret():
    for i in range(2):
        try:
            raise ExceptionGroup("o", [OSError(1)])
        except* OSError:
            pass
    return "done"
print(ret())
try:
    try: 1 / 0
    except Exception as e: raise KeyError("x") from e
except KeyError as e: print(repr(e.__cause__), e.__suppress_context__, repr(e.__context__))
try:
    try: 1 / 0
    finally: {}["z"]
except KeyError as e: print(repr(e.__context__))
class Ex(Exception): pass
e = Ex("a"); e.add_note("n1"); e.add_note("n2")
print(e.__notes__, attempt(e.add_note, 5))
def f():
    try: return 1
    finally: return 2
def g2():
    while True:
        try: break
        finally: print("fb")
    for i in range(3):
        try: continue
        finally: print("fc", i)
    return "g2"
print(f(), g2())
def h():
    try:
        raise ValueError
    except ValueError as e:
        pass
    return attempt(lambda: e)
print(attempt(h))
try: raise 5
except TypeError as e: print(e)
try: raise ValueError from 5
except TypeError as e: print(e)
class NoInit(Exception):
    def __init__(self, a, b): super().__init__(a); self.b = b
    def __reduce__(self): return (NoInit, (1, 2))
print(attempt(lambda: [].x), attempt(lambda: NoInit(1)), NoInit(1, 2).args, repr(NoInit(1, 2)))
import sys
try: raise OSError(2, "nope", "file")
except OSError as e: print(type(e).__name__, e.errno, e.strerror, e.filename, e, e.args, repr(e))
print(type(OSError(2, "x")).__name__, type(OSError(17, "x")).__name__, type(OSError("x")).__name__, OSError(13, "a").errno, type(OSError(110, "x")).__name__, type(OSError(32, "x")))
print(SystemExit(3).code, StopIteration(5).value, repr(KeyError("a\nb")), str(KeyError("a'b")), UnicodeError("x"))
with_ctx = None
try:
    try: raise ValueError(1)
    except ValueError: raise TypeError(2) from None
except TypeError as e: print(e.__context__, e.__cause__, e.__suppress_context__)
try: assert 1 == 2, "msg"
except AssertionError as e: print(e.args)
try: assert False
except AssertionError as e: print(e.args)
