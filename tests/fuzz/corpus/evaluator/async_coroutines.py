async def co(n): return n * 2
async def main():
    total = 0
    for i in range(3): total += await co(i)
    return total
c = main()
try: c.send(None)
except StopIteration as e: print(e.value)
class Aw:
    def __await__(self): x = yield "ask"; return x
async def ask(): return await Aw() + 1
c = ask(); print(c.send(None))
try: c.send(41)
except StopIteration as e: print(e.value)
