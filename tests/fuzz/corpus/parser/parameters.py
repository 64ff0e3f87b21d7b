def f(a, /, b=1, *c: *d, e, **g) -> h: return lambda *, x=1, **y: (yield)
