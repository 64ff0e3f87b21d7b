from typing import *

values: Dict[str, List[Optional[int]]] = {"a": [1, None]}
print(values, __annotations__["values"], Any, ClassVar[int], cast(int, "x"), get_origin(List[int]), TYPE_CHECKING)


@overload
def double(x: int) -> int: ...
@overload
def double(x: str) -> str: ...
def double(x):
    return x * 2


print(double(2), double("ab"), get_type_hints(double), NewType("Id", int)(5))
