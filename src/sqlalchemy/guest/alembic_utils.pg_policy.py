"""alembic_utils.pg_policy"""
from alembic_utils.replaceable_entity import ReplaceableEntity


class PGPolicy(ReplaceableEntity):
    type_ = "policy"

    def __init__(self, schema, signature, definition, on_entity):
        super().__init__(schema, signature, definition)
        self.on_entity = on_entity if "." in on_entity else "%s.%s" % (schema, on_entity)

    def to_sql_statement_create(self):
        return f"CREATE POLICY {self.signature} on {self.on_entity} {self.definition}"

    def to_sql_statement_create_or_replace(self):
        yield f"DROP POLICY IF EXISTS {self.signature} on {self.on_entity};"
        yield self.to_sql_statement_create()

    def to_sql_statement_drop(self, cascade=False):
        return f'DROP POLICY {self.signature} on {self.on_entity} {"cascade" if cascade else ""}'
