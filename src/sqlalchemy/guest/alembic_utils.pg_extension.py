"""alembic_utils.pg_extension"""
from alembic_utils.replaceable_entity import ReplaceableEntity


class PGExtension(ReplaceableEntity):
    type_ = "extension"

    def __init__(self, schema, signature):
        super().__init__(schema, signature, "")

    def to_sql_statement_create(self):
        return f'CREATE EXTENSION "{self.signature}" WITH SCHEMA {self.literal_schema};'

    def to_sql_statement_create_or_replace(self):
        yield f'CREATE EXTENSION IF NOT EXISTS "{self.signature}" WITH SCHEMA {self.literal_schema};'

    def to_sql_statement_drop(self, cascade=False):
        return f'DROP EXTENSION "{self.signature}" {"CASCADE" if cascade else ""}'
