from typing import TYPE_CHECKING
import typing
if TYPE_CHECKING:
    from nowhere import Thing
if typing.TYPE_CHECKING:
    import nowhere


def f(x: "Thing") -> "nowhere.X":
    return x


print(TYPE_CHECKING, f.__annotations__)
