import collections
from collections import ChainMap, UserDict, UserList, UserString

print(collections.abc.Mapping.__name__, issubclass(collections.deque, collections.abc.MutableSequence), ChainMap.__module__)
print(ChainMap({"a": 1}, {"a": 2, "b": 3}), dict(ChainMap({"a": 1}, {"b": 3})), UserList([1, 2]) + [3], UserString("abc").upper(), UserDict(a=1) | {"b": 2})


class Upper(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)


print(Upper(a=1, b=2), type(UserString("x") + "y").__name__, "b" in UserString("abc"), UserList([3, 1]).count(3))
try:
    collections.Nonsense
except AttributeError as error:
    print(error)
