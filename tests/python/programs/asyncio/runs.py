def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


import asyncio
import threading
import contextvars
import weakref


async def add(a, b):
    await asyncio.sleep(0)
    return a + b


async def fail():
    raise ValueError("async failure")


class Connection:
    async def __aenter__(self):
        print("connect")
        return self

    async def __aexit__(self, *details):
        print("close", details[0])

    async def run_sync(self, function, *args):
        return function("sync", *args)


async def main():
    async with Connection() as connection:
        print(await connection.run_sync(lambda *args: args, 1))
    print(await asyncio.gather(add(1, 2), add(3, 4)))
    print(await asyncio.gather(add(1, 2), fail(), return_exceptions=True))
    task = asyncio.create_task(add(5, 6))
    print(await task, task.done(), await asyncio.wait_for(add(1, 1), 5))
    try:
        await fail()
    except ValueError as error:
        print(error)

    async def numbers():
        for n in range(3):
            yield n

    print([n async for n in numbers()])
    async for n in numbers():
        print(n)
    loop = asyncio.get_running_loop()
    print(loop.is_running(), asyncio.iscoroutinefunction(main))
    return "done"


print(asyncio.run(main()))
attempt(lambda: asyncio.run(fail()))
attempt(asyncio.run, 5)
lock = threading.Lock()
with lock:
    print(lock.locked(), lock.acquire(blocking=False))
data = threading.local()
data.x = 1
print(lock.locked(), data.x, hasattr(data, "y"), threading.current_thread().name)
results = []
thread = threading.Thread(target=results.append, args=(1,))
thread.start()
thread.join()
print(results, thread.is_alive())
var = contextvars.ContextVar("var", default=5)
token = var.set(6)
print(var.get(), var.name)
var.reset(token)
print(var.get(), contextvars.copy_context().run(var.get))
print(contextvars.ContextVar("none").get("default"))


class Thing:
    pass


thing = Thing()
print(weakref.ref(thing)() is thing, len(weakref.WeakSet([thing])), weakref.WeakKeyDictionary({thing: 1})[thing])
