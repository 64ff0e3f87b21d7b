from vendor import v
import contextlib
for a, (b, *c) in v:
    inner = 1
with contextlib.suppress(KeyError):
    managed = len(v)
class Broken(metaclass=type if v else None):
    x = 1
def with_default(x=len(v)):
    return x
one = two = [three] = [len(v)]
annotated: int = len(v)
total = 0
total += len(v)
try:
    tried = len(v)
except ValueError:
    tried = 0
while v:
    looped = 1
if (walrus := len(v)):
    pass
for name in ["a", "b", "c", "inner", "managed", "Broken", "with_default", "one", "two", "three", "annotated", "total",
             "tried", "looped", "walrus", "contextlib"]:
    try:
        eval(name)
        print(name, "is there")
    except Exception as e:
        print(name, type(e).__name__)
