"""alembic_utils.pg_view"""
from alembic_utils.replaceable_entity import ReplaceableEntity


class PGView(ReplaceableEntity):
    type_ = "view"

    def to_sql_statement_create(self):
        return f'CREATE VIEW {self.literal_schema}."{self.signature}" AS {self.definition};'

    def to_sql_statement_create_or_replace(self):
        yield f'CREATE OR REPLACE VIEW {self.literal_schema}."{self.signature}" AS {self.definition};'

    def to_sql_statement_drop(self, cascade=False):
        return f'DROP VIEW {self.literal_schema}."{self.signature}" {"cascade" if cascade else ""}'
