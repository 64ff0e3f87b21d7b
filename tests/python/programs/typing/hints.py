def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


import typing
from typing import *


class Node:
    parent: Optional["Node"]
    children: List["Node"] = []
    value: "int" = 5
    count: ClassVar[int] = 0
    tag: Annotated[str, "meta"] = None

    def add(self, child: "Node", *rest: int, deep: bool = False) -> "Optional[Node]":
        pass


class Leaf(Node):
    color: "str | None"


def function(a, b: int, c: "List[str]" = None, *args: str, **kwargs: float) -> None:
    pass


print(get_type_hints(Node))
print(get_type_hints(Leaf, include_extras=True))
print(get_type_hints(Node.add), Node.__annotations__)
print(get_type_hints(function), function.__annotations__)
print(get_type_hints(lambda: 1), get_type_hints(len) if False else {})
print(get_type_hints(Node, localns={"Node": int})["parent"])


def broken(x: "Missing"):
    pass


attempt(get_type_hints, broken)
attempt(get_type_hints, 5)


@no_type_check
def unchecked(x: "nonsense here"):
    pass


print(get_type_hints(unchecked))


@overload
def both(x: int) -> int: ...
@overload
def both(x: str) -> str: ...
def both(x):
    return x


print(both(3), len(get_overloads(both)))
attempt(overload(both), 1)


@final
class Last:
    @final
    def method(self):
        pass


print(Last.__final__, Last.method.__final__)
attempt(assert_never, 5)
print(assert_type(3, int), get_type_hints(Annotated) if False else "")
UserId = NewType("UserId", int)
Admin = NewType("Admin", UserId)
print(UserId, UserId(3), UserId.__supertype__, Admin.__supertype__, UserId.__name__, Optional[UserId])


def derive():
    class Bad(UserId):
        pass


attempt(derive)
print(ForwardRef("X"), ForwardRef("X") == ForwardRef("X"), List["X"].__args__, Optional["Node"])
for name in ("Pattern", "Match"):
    print(name, name in typing.__all__)
print(get_type_hints(typing.NamedTuple("P", [("x", int), ("y", "str")])))
print(typing.get_type_hints(type("Plain", (), {"__annotations__": {"x": None, "y": "int"}})))
