import asyncio


class Connection:
    async def __aenter__(self):
        print("connect")
        return self

    async def __aexit__(self, *details):
        print("close")

    async def run_sync(self, function, *args):
        return function(self, *args)


class Engine:
    def connect(self):
        return Connection()

    async def dispose(self):
        print("dispose")


def do_run_migrations(connection):
    print("migrating", type(connection).__name__)
    return 3


async def run_async_migrations():
    engine = Engine()
    async with engine.connect() as connection:
        result = await connection.run_sync(do_run_migrations)
    await engine.dispose()
    return result


print(asyncio.run(run_async_migrations()))


async def numbers():
    for n in range(3):
        yield n


async def main():
    return [n async for n in numbers()], await asyncio.gather(*(asyncio.sleep(0, n) for n in range(3)))


print(asyncio.run(main()))
