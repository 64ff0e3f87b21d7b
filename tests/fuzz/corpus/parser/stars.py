a[*b]
a[*b, c]
a[b:c, *d] = 1
for x in *a, *b: pass
return_ = *a, *b
def f():
    return *a, b
    yield *a, b
def g(*args: *Ts): pass
print(*a, *b or c, **d, **e)
[*a, *b], {*a, *b}, {**a, 'b': 1, **c}
first, *rest = x
[*a], (*b,) = c
*a, = b
for a, *b in c: pass
del a, (b, c), [d], e.f, g[0],
x = yield_ = (yield)
async def h():
    return [x async for x in y if await z], await a ** -b
