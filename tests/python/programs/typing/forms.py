def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


import collections.abc
import typing
from typing import *

T = TypeVar("T")
K = TypeVar("K")
N = TypeVar("N", int, float)
C = TypeVar("C", covariant=True)

for hint in (Optional[int], Union[int, str], Union[int, None], Union[int, str, None], List[int], Dict[str, List[int]],
             Tuple[int, ...], Tuple[()], Tuple[int, str], Callable[[int, str], bool], Callable[..., int], Callable[[], None],
             Type[int], Set[str], FrozenSet[int], Deque[int], DefaultDict[str, int], Iterable[T], Mapping[K, T],
             Literal[1, "a", None, True], Annotated[int, "x", 5], ClassVar[int], Final[str], Any, NoReturn, Never,
             Optional["Forward"], List["Forward"], T, N, C, Optional[T], Generator[int, None, str], Union[int],
             Union[Union[int, str], Union[str, float]], Optional[Optional[int]], Dict, List, Callable, Tuple, Union, Optional,
             Sequence[Optional[int]], Awaitable[int], ContextManager[int], Self, LiteralString, TypeAlias, Counter[str],
             OrderedDict[str, int], Iterator[Tuple[str, int]], Annotated[Optional[int], {"a": 1}], AsyncIterator[int]):
    print(repr(hint), get_origin(hint), get_args(hint))

print(Union[int, str] == Union[str, int], hash(Union[int, str]) == hash(Union[str, int]), List[int] == List[int])
print(Optional[int] == Union[int, None], Literal[1] == Literal[True], Literal[1, 2] == Literal[2, 1], {List[int]: 1}[List[int]])
print(List[T][int], Dict[K, T][str, int], Union[T, K][int, int], Callable[[T], K][int, str], Optional[T][str], Tuple[T, ...][int])
print(List[T].__parameters__, Dict[K, T].__parameters__, List[int].__parameters__, Callable[[T, K], T].__parameters__)
print(List[int].__origin__, List[int].__args__, Optional[int].__args__, Annotated[int, 5].__metadata__, Callable[[int], str].__args__)
print(Annotated[Annotated[int, 1], 2], Literal[Literal[1, 2], 3], Union[int, bool], Annotated[T, 1][int])
print(int | None, Optional[int] | str, T | None, int | T, List[int] | None, "x" if False else Union[int, "Later"])
print(isinstance([], List), isinstance({}, Mapping), isinstance((), typing.Sequence), issubclass(dict, typing.Mapping), isinstance(1, Hashable))
print(isinstance(1, Union[int, str]), isinstance(1.0, Union[int, str]), isinstance(None, Optional[int]), issubclass(bool, Union[int, str]))
print(cast(int, "x"), TYPE_CHECKING, List[int]([1, 2]) if False else "-", Text, NewType("X", int)(5))
print(T.__name__, T.__bound__, N.__constraints__, C.__covariant__, TypeVar("B", bound="int").__bound__, T.__module__)
attempt(lambda: isinstance([], List[int]))
attempt(lambda: List[int, str])
attempt(lambda: Dict[int])
attempt(lambda: List[int][str])
attempt(lambda: Optional[1, 2])
attempt(lambda: Union[()])
attempt(lambda: List())
attempt(lambda: Any())
attempt(lambda: isinstance(1, Any))
attempt(lambda: Optional())
attempt(lambda: ClassVar[1])
attempt(lambda: Annotated[int])
attempt(lambda: Callable[int])
attempt(lambda: TypeVar("A", int))
attempt(lambda: TypeVar("A", int, str, bound=int))
attempt(lambda: Generic[int])
attempt(lambda: Union[ClassVar, int])
print(collections.abc.Callable[[int], str], list[int], dict[str, int | None], tuple[int, ...], type[int], list["X"])
print(get_origin(list[int]), get_args(dict[str, int]), get_origin(int | str), get_args(int | str), get_origin(int), get_args(int))
