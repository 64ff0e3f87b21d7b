from typing import *
T = TypeVar("T")
class Box(Generic[T]):
    def __init__(self, v: T): self.v = v
print(Optional[int], List[int], Dict[str, Any], Callable[[int], str], Literal["a"], Tuple[int, ...], ClassVar[int], Type[int])
print(Box[int](3).v, get_args(Dict[str, int]), get_origin(List[int]), get_type_hints(Box.__init__), Annotated[int, "x"], cast(int, "a"), TYPE_CHECKING, Optional[int] == Union[None, int])
class NT(NamedTuple):
    a: int
    b: str = "z"
print(NT(1), NT(1).b, NT._fields)
