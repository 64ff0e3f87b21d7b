"""alembic_utils.pg_trigger"""
from alembic_utils.replaceable_entity import ReplaceableEntity


class PGTrigger(ReplaceableEntity):
    type_ = "trigger"

    def __init__(self, schema, signature, definition, on_entity, is_constraint=False):
        super().__init__(schema, signature, definition)
        self.on_entity = on_entity
        self.is_constraint = is_constraint

    def _definition(self):
        if self.on_entity in self.definition:
            return self.definition
        return self.definition.replace(self.on_entity.rpartition(".")[2], self.on_entity, 1)

    def to_sql_statement_create(self):
        kind = "CONSTRAINT TRIGGER" if self.is_constraint else "TRIGGER"
        return f'CREATE {kind} "{self.signature}" {self._definition()}'

    def to_sql_statement_create_or_replace(self):
        yield f'DROP TRIGGER IF EXISTS "{self.signature}" ON {self.on_entity};'
        yield self.to_sql_statement_create()

    def to_sql_statement_drop(self, cascade=False):
        return f'DROP TRIGGER "{self.signature}" ON {self.on_entity} {"cascade" if cascade else ""}'
