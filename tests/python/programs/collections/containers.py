def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


from collections import Counter, ChainMap, OrderedDict, UserDict, UserList, UserString, defaultdict, deque, namedtuple

Point = namedtuple("Point", "x y", defaults=(0,))
p = Point(1)
print(p, p._replace(x=5), p._asdict(), Point._fields, Point.x.__doc__, p == (1, 0), Point._make([3, 4]), namedtuple("R", "a def a", rename=True)._fields)
attempt(Point)
attempt(Point, 1, 2, 3)
attempt(Point, 1, z=3)
attempt(setattr, p, "x", 3)
attempt(namedtuple, "T", "a a")
c = Counter("abracadabra")
print(c, c.most_common(2), c["zz"], c - Counter("aab"), c & Counter("aab"), c | Counter("zz"), c.total(), sorted(c.elements()))
c.update("aaa")
c.subtract({"b": 5})
print(c, +c, Counter(a=1) <= Counter(a=2))
d = defaultdict(list)
d["a"].append(1)
print(d, d["b"], "zz" in d, d.copy(), d | {"c": 3})
o = OrderedDict(a=1, b=2, c=3)
o.move_to_end("a")
o.move_to_end("c", last=False)
print(o, o.popitem(), o.popitem(last=False), o, OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1))
m = ChainMap({"a": 1}, {"a": 2, "b": 3})
m["b"] = 9
print(m, m["b"], len(m), m.parents, m.new_child({"c": 1})["c"], dict(m))
q = deque([1, 2, 3], maxlen=4)
q.appendleft(0)
q.append(4)
q.rotate(1)
print(q, q[0], q[-1], q.popleft(), q.pop(), list(reversed(q)), q.index(2), q == deque([1, 2]))
attempt(deque().pop)
attempt(deque([1]).index, 9)


class Lower(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)


print(Lower({"A": 1}, B=2), UserList([1, 2])[0:1] + [3], UserString("abc").upper() + "d", "b" in UserString("abc"))
attempt(lambda: Lower()["x"])
