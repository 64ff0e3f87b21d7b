"""alembic_utils.pg_materialized_view"""
from alembic_utils.replaceable_entity import ReplaceableEntity


class PGMaterializedView(ReplaceableEntity):
    type_ = "materialized_view"

    def __init__(self, schema, signature, definition, with_data=True):
        super().__init__(schema, signature, definition)
        self.with_data = with_data

    def to_sql_statement_create(self):
        return (f'CREATE MATERIALIZED VIEW {self.literal_schema}."{self.signature}" AS {self.definition} '
                f'WITH {"NO" if not self.with_data else ""} DATA;')

    def to_sql_statement_create_or_replace(self):
        yield f'DROP MATERIALIZED VIEW IF EXISTS {self.literal_schema}."{self.signature}"; '
        yield self.to_sql_statement_create()

    def to_sql_statement_drop(self, cascade=False):
        return f'DROP MATERIALIZED VIEW {self.literal_schema}."{self.signature}" {"cascade" if cascade else ""}'
