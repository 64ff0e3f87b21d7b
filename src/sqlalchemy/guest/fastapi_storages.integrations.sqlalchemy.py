"""fastapi_storages.integrations.sqlalchemy: columns that hold the names of files."""
from sqlalchemy.sql.sqltypes import Unicode
from sqlalchemy.sql.type_api import TypeDecorator


class _Stored(TypeDecorator):
    impl = Unicode
    cache_ok = True

    def __init__(self, storage, *args, **kw):
        self.storage = storage
        super().__init__(*args, **kw)


class FileType(_Stored):
    pass


class ImageType(_Stored):
    pass
