"""sqlmodel.ext.asyncio.session: an asynchronous session with exec()."""
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession as _AsyncSession
from sqlmodel.orm.session import only_values


class AsyncSession(_AsyncSession):
    async def exec(self, statement, *, params=None, **keywords):
        return only_values(statement, await self.execute(statement, params, **keywords))
