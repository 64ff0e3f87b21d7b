import os
from collections.abc import Mapping, MutableMapping

print(isinstance(os.environ, MutableMapping), isinstance(os.environ, Mapping), os.environ["LIMBECK_TEST"], os.environ.get("NOPE"), os.getenv("NOPE", "d"))
os.environ["A"] = "1"
print("A" in os.environ, os.environ.pop("A"), os.environ.pop("A", None), os.environ.setdefault("B", "2"), os.getenv("B"))
os.environ.update({"C": "3"}, D="4")
print([os.environ[name] for name in "BCD"], (os.environ | {"E": "5"})["E"], {"B": "x"} | os.environ != {}, len(os.environ) == len(list(os.environ)))
del os.environ["B"]
for wrong in (lambda: os.environ["B"], lambda: os.environ.__setitem__("x", 1), lambda: os.environ[1], lambda: os.environ.__delitem__("B")):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
print(sorted(name for name in os.environ.keys() if len(name) == 1), dict(os.environ.items())["C"], "4" in os.environ.values(), os.environ.copy()["D"])
