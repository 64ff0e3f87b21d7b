from collections import Counter, OrderedDict, defaultdict, deque, namedtuple, ChainMap
print(Counter("hello").most_common(1), Counter(a=1) + Counter(a=2, b=1), OrderedDict(a=1), defaultdict(list, a=[1]), deque([1, 2, 3], maxlen=2), ChainMap({"a": 1}, {"b": 2})["b"])
P = namedtuple("P", "x y", defaults=[5]); print(P(1), P(1, 2)._replace(x=3), P._fields, P(1)._asdict(), P(1) == (1, 5)); x, y = P(1); d = defaultdict(int); d["a"] += 1; print(d["a"], dict(d))
