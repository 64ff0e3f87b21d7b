from __future__ import annotations
def f(a: undefined, b: list[int] | None = None, *c: x.y, d: "quoted" = 1) -> Dict[str, int]: pass
class A:
    a: Some[Type, ...] = None
    b: (lambda: 1)
    c: -1 + 2 * 3
    d: {"k": [1, (2,)]}
print(f.__annotations__)
print(A.__annotations__)
