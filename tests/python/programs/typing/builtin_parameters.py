# Builtin generics with typing's own inside of them.
from typing import Optional, TypeVar, Union

K = TypeVar("K")
V = TypeVar("V")
Nested = dict[K, Union[V, "Nested[K, V]"]]
print(Nested, Nested.__parameters__)
print(Nested[int, str], dict[K, Optional[list[V]]][str, bytes])
print(list[Union[K, V, int]].__parameters__)
try:
    dict[int, Optional[str]][int]
except TypeError as e:
    print(e)
