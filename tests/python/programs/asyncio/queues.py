import asyncio


async def main():
    queue = asyncio.Queue()
    for item in (3, 1, 2):
        await queue.put(item)
    print(queue.qsize(), [await queue.get() for _ in range(3)], queue.empty())
    ordered = asyncio.PriorityQueue()
    for item in (3, 1, 2):
        ordered.put_nowait(item)
    print([ordered.get_nowait() for _ in range(3)])
    try:
        ordered.get_nowait()
    except asyncio.QueueEmpty:
        print("empty")
    small = asyncio.Queue(1)
    small.put_nowait(1)
    try:
        small.put_nowait(2)
    except asyncio.QueueFull:
        print("full")
    async with asyncio.timeout(5) as limit:
        print(limit.expired())
    return "done"


print(asyncio.run(main()))
