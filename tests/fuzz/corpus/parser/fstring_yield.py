def f():
    f"{yield}{yield x}"
    f"{yield x:>{yield}}"
async def g():
    f"{await x}{[y async for y in z]}"
