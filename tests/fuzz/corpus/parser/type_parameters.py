def first[T](items: list[T]) -> T: ...
def bounded[T: int, U: (str, bytes)](x: T, y: U): pass
async def many[T, *Ts, **P](f: Callable[P, T], *args: *Ts): pass
class Box[T](Base[T], metaclass=Meta): value: T
class Empty[T,]: pass
@decorated
class Pair[A: (int, str), *B, **C]: pass
