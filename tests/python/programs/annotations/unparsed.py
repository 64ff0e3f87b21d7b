from __future__ import annotations
x1: "a" "b" | None
x2: Dict[ str , List [ int ] , ]
x3: Callable[[int, *Ts], Awaitable[None]]
x4: tuple[()] | tuple[(1,)] | tuple[1, 2]
x5: Literal['it\'s', "say \"hi\"", b"by\x00tes", r"\d", 0x1F, 1_000, 1e400, 2.50, 3j, -1, ...]
x6: (a + b) * c - d ** -e ** f // (g % h) @ i
x7: not a and (b or c) is not d < e in f
x8: lambda: 0
x9: lambda a, /, b=1, *, c, d=2, **kw: a if b else c
x10: lambda *args, k=1: args
x11: {1: 2, **x, "k": [*y, z]} | {1, 2}
x12: [a for a, b in c if d if e] + list(q for q in r) + [{k: v for k, v in w}, {s for s in t}]
x13: f"{x!r:>{width}} {{}} {'q'}{y:%Y-%m}" "tail"
x14: f(1, *a, k=2, **kw)(g for g in h)[1:2, ::3, a:, :]
x15: 1 .real + (2).imag + 1.5.real + (-1).x + (a, b).c + a[b][c].d
x16: a if b else (c if d else e)
x17: (a if b else c) if d else e
x18: ((a, b), [c], (d,), ())
x19: ~(a & b) ^ (c << 1 >> 2) | +d
x20: (lambda: x)()
x21: (not a) == (b == c) != d
x22: None | True | False
class C:
    a: int
    b: List["C"] = 1
    def m(self, x: Optional[ int ]=None, *a: int, k: "str"=2, **kw: Any) -> Dict[str,int]: pass
for scope in (__annotations__, C.__annotations__, C.m.__annotations__):
    for name, text in scope.items():
        print(name, text)
