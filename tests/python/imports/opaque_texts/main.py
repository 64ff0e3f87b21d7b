# A text that something opaque went into is opaque; it stops nothing until it is needed.
import os
from datetime import datetime
from pathlib import Path

from vendor import v

print(f"{v.a!s:>3} and more {v.a!r}", "%s %d" % (v.b, 1), "%(x)s" % {"x": v.c}, "{} {x}".format(1, x=v.d))
print(",".join(["a", v.e]), str(v.f), int(v.g), "a" + v.h, "abc".replace("a", v.i))
print(os.path.join("a", v.j), os.path.dirname(v.k), Path(v.l) / "x", datetime(2020, 1, 1, tzinfo=v.m))
print(os.environ.get("HOME", f"{v}/home") != "", "{}".format("plain"), "%s" % ("plain",))
with v.session() as s:
    print(s)
try:
    with v.session():
        raise ValueError(f"seen {v}")
except ValueError as e:
    print("not suppressed:", e)
try:
    ["a"].extend(v)
except Exception as e:
    print(e)
try:
    setattr(object(), v, 1)
except Exception as e:
    print(e)
