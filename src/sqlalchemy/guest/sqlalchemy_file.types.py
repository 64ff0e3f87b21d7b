"""sqlalchemy_file.types: columns of files, which hold what is known of them as JSON."""
from sqlalchemy.sql.sqltypes import JSON
from sqlalchemy.sql.type_api import TypeDecorator


class FileField(TypeDecorator):
    impl = JSON
    cache_ok = True

    def __init__(self, *args, upload_storage=None, validators=None, processors=None, upload_type=None, multiple=False, extra=None,
                 headers=None, **kw):
        super().__init__(*args, **kw)
        self.upload_storage, self.validators, self.processors = upload_storage, validators or [], processors or []
        self.multiple, self.extra, self.headers = multiple, extra, headers


class ImageField(FileField):
    def __init__(self, *args, image_validator=None, thumbnail_size=None, **kw):
        super().__init__(*args, **kw)
        self.thumbnail_size = thumbnail_size
