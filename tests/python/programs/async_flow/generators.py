import asyncio
async def agen(n):
    try:
        for i in range(n):
            got = yield i
            if got: print("got", got)
            await asyncio.sleep(0)
    except ValueError as e:
        print("caught", e)
        yield "after"
    finally:
        print("fin", n)
async def main():
    print([x async for x in agen(3)])
    print({x: y async for x in agen(2) for y in [x*2]}, {x async for x in agen(2)})
    g = agen(5)
    print(await g.__anext__(), await g.asend("hi"), await g.asend(None))
    print(await g.athrow(ValueError("boo")))
    try:
        await g.__anext__()
    except StopAsyncIteration: print("stop")
    g = agen(5)
    await g.asend(None)
    await g.aclose()
    await g.aclose()
    try:
        await g.asend(None)
    except StopAsyncIteration: print("stop2")
    ge = (x * 2 async for x in agen(3) if x)
    print(type(ge).__name__, [y async for y in ge])
    async for x in agen(1):
        pass
    else:
        print("else")
    try:
        async for x in [1]: pass
    except TypeError as e: print(e)
    class It:
        def __aiter__(self): return self
        def __anext__(self): return 5
    try:
        async for x in It(): pass
    except TypeError as e: print(e)
    class CM:
        async def __aenter__(self): print("enter"); return self
        async def __aexit__(self, *a): print("exit", a[0]); return True
    async with CM() as c, CM():
        raise KeyError("x")
    print([[y async for y in agen(2)] for _ in range(2)])
    print([await asyncio.sleep(0, x) for x in range(3)])
    async def bad():
        yield 1
        raise StopIteration
    try:
        async for x in bad(): pass
    except RuntimeError as e: print(e, repr(e.__cause__))
    async def bad2():
        yield 1
        raise StopAsyncIteration
    try:
        async for x in bad2(): pass
    except RuntimeError as e: print(e, repr(e.__cause__))
    async def ignore():
        try:
            yield 1
        except GeneratorExit:
            yield 2
    g = ignore(); await g.asend(None)
    try:
        await g.aclose()
    except RuntimeError as e: print(e)
    g = agen(2)
    try:
        await g.asend(1)
    except TypeError as e: print(e)
    a = g.__anext__()
    try:
        print(await a)
    except Exception as e: print(repr(e))
    try:
        await a
    except RuntimeError as e: print(e)
    print(g.__name__, g.__qualname__, g.ag_running, g.ag_await, aiter(g) is g, await anext(g), await anext(g, "dflt"), await anext(g, "dflt"))
asyncio.run(main())
for src in ("[x async for x in y]", "async def f():\n yield 1\n return 2", "async def f():\n yield from x", "def f():\n async with x: pass", "def f(): await x", "def f():\n async for x in y: pass", "def f(): return [x async for x in y]"):
    try:
        exec(src, {}); print("fine")
    except SyntaxError as e:
        print(e.msg)
def g():
    x = yield 1
    yield from h()
def h():
    yield 2
it = g(); next(it); print(it.gi_yieldfrom); next(it); print(it.gi_yieldfrom.__name__, it.gi_suspended, it.gi_code.co_name)
it.__name__ = "zz"; print(repr(it)[:22])
