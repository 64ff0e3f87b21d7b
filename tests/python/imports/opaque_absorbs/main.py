import unknown
import unknown.sub.deep as deep
from unknown.sub import Thing, other as o
x = unknown.make(1, 2, key=3).attr["a"][1:2]()
x.attribute = 1
x["item"] = 2
del x.attribute, x["item"]
y = x + 1
z = 1 + x
w = -x | 3
x += 1
print(callable(Thing), repr(deep), repr(Thing("a").b[1]))
print(unknown.A is None, type(unknown.A).__name__)


@o.decorate
def f():
    pass


@o.decorate(1)
class C:
    pass


print(repr(f), repr(C))
