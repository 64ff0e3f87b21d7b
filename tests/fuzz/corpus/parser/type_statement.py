type Point = tuple[float, float]
type ListOf[T: int, *Ts, **P] = list[T] | Callable[P, tuple[*Ts]]
type type = type
type = 1
type(x)
type.x = 2
type: int = 3
type[0] = 4
type = type in y
print(type)
type X = lambda: 1; type Y = X
