"""depot.fields.sqlalchemy: columns that name files."""
from sqlalchemy.types import TypeDecorator, Unicode


class UploadedFileField(TypeDecorator):
    impl = Unicode
    cache_ok = False

    def __init__(self, filters=(), upload_type=None, upload_storage=None, *args, **kw):
        super().__init__(*args, **kw)
