import typing
from typing import Any, Callable, Dict, List, NamedTuple, Optional, Protocol, Sequence, TypedDict, Union

print(List[int], Dict[str, Any], Optional[int], Union[str, Sequence[str], None], Callable[[int], str])
print(typing.Iterable, typing.Mapping[str, int], typing.Deque, typing.Tuple[int, ...], typing.Type[int], typing.ContextManager)
print("List" in typing.__all__, "Protocol" in typing.__all__, "IO" in typing.__all__, "NamedTuple" in typing.__all__, "NoneType" in typing.__all__)
print(hasattr(typing, "Nonsense"), typing.Text is str, typing.AnyStr, typing.SupportsInt.__name__)
try:
    typing.Nonsense
except AttributeError as error:
    print(error)


class Point(NamedTuple):
    x: int
    y: int = 0


class Movie(TypedDict, total=False):
    title: str


class HasName(Protocol):
    name: str


print(Point(1), Movie(title="x"), HasName.__mro__[1].__name__, typing.get_type_hints(Point), Movie.__total__)
