def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


import heapq
import bisect
import shlex
import pprint
import keyword
import fnmatch

h = [5, 3, 8, 1]
heapq.heapify(h)
heapq.heappush(h, 2)
print(h, heapq.heappop(h), heapq.heapreplace(h, 9), heapq.heappushpop(h, 0), h, heapq.nlargest(2, h), heapq.nsmallest(2, h, key=lambda x: -x), list(heapq.merge([1, 4], [2, 3])))
a = [1, 2, 2, 5]
print(bisect.bisect(a, 2), bisect.bisect_left(a, 2), bisect.bisect_right(a, 9), bisect.bisect_left("abc", "b"))
bisect.insort(a, 3)
print(a, shlex.split("a 'b c' \"d \\\" e\" f\\ g # h"), shlex.split("a # b", comments=True), shlex.quote("it's"), shlex.quote(""), shlex.quote("ok"), shlex.join(["a", "b c"]))
attempt(shlex.split, "'open")
pprint.pprint({"b": 1, "a": [1, 2, 3], "c": {"nested": ("x",) * 3}})
pprint.pprint({"key%d" % n: list(range(n)) for n in range(12)})
pprint.pprint([{"name": "n" * 30, "values": tuple(range(20))}, "short", {7}], width=50)
pprint.pprint(list(range(60)), compact=True)
pprint.pprint({"text": "word " * 30})
print(pprint.pformat({"z": 1, "a": 2}, sort_dicts=False), pprint.pformat([[[[1]]]], depth=2), pprint.pformat(()), pprint.pformat(5))
print(keyword.iskeyword("for"), keyword.iskeyword("x"), fnmatch.fnmatch("a.py", "*.py"), fnmatch.filter(["a1", "b2"], "[!a]?"), fnmatch.fnmatchcase("abcd", "a*d"), fnmatch.fnmatch("x", "[a-z]"))
