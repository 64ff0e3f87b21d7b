"""sqlalchemy_jsonfield: JSON, in a column of text where that is wanted."""
from sqlalchemy.sql.sqltypes import JSON, Text, UnicodeText
from sqlalchemy.types import TypeDecorator


class JSONField(TypeDecorator):
    impl = Text
    cache_ok = False
    should_evaluate_none = True

    def __init__(self, enforce_string=False, enforce_unicode=False, json=None, json_type=JSON, **kw):
        import json as codec
        self._is_text, self._is_unicode = enforce_string, enforce_unicode
        self._codec, self._type = json or codec, json_type
        super().__init__()

    def load_dialect_impl(self, dialect):
        if not self._is_text:
            made = self._type
        else:
            made = UnicodeText if self._is_unicode else Text
        return dialect.type_descriptor(made() if isinstance(made, type) else made)

    def process_bind_param(self, value, dialect):
        if not self._is_text or value is None:
            return value
        return self._codec.dumps(value, ensure_ascii=not self._is_unicode)

    def process_result_value(self, value, dialect):
        if not self._is_text or value is None:
            return value
        return self._codec.loads(value)


def mutable_json_field(**kw):
    from sqlalchemy.ext.mutable import MutableDict
    return MutableDict.as_mutable(JSONField(**kw))
