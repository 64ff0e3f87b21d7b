with (a as b, c,): pass
with (a, b): pass
with (a, b) as c: pass
with (a): pass
with (a) as b, (c): pass
with (yield): pass
with (a := b): pass
with (*a, b): pass
with (x for x in y): pass
with (): pass
with (a).b as c: pass
with (a)(b) as c, d: pass
with (a, b)[0] as c: pass
with (a if b else c) as d: pass
with (a as (b, c), d as [e, *f], g as h.i, j as k[0]): pass
with a as (b): pass
with (a), b: pass
with (lambda: (1)): pass
with (a as b): pass
async def f():
    async with (a as b, c): pass
    async with (a, b): pass
