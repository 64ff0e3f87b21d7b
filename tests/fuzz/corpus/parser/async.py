@a.b
async def f(x): 
  async with a as b, c: await d
  async for x, *y in z: pass
  else: del x
