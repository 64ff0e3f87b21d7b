"""alembic_utils.pg_function"""
from alembic_utils.replaceable_entity import ReplaceableEntity, coerce_to_quoted


class PGFunction(ReplaceableEntity):
    type_ = "function"

    def __init__(self, schema, signature, definition):
        super().__init__(schema, signature, definition)
        if "(" not in signature:
            self.signature = signature + "()"

    @property
    def literal_signature(self):
        name, _, rest = self.signature.partition("(")
        return '"%s"(%s' % (name.strip(), rest)

    def to_sql_statement_create(self):
        return f"CREATE FUNCTION {self.literal_schema}.{self.literal_signature} {self.definition}"

    def to_sql_statement_create_or_replace(self):
        yield f"CREATE OR REPLACE FUNCTION {self.literal_schema}.{self.literal_signature} {self.definition}"

    def to_sql_statement_drop(self, cascade=False):
        name, _, rest = self.signature.partition("(")
        arguments = [argument for argument in rest.rpartition(")")[0].split(",") if argument.strip()]
        kept = []
        for argument in arguments:
            for word in ("default", "DEFAULT", "="):
                argument = argument.split(word)[0]
            kept.append(argument.strip())
        return "DROP %s %s.%s(%s) %s" % (self.type_.upper(), self.literal_schema, coerce_to_quoted(name.strip()),
                                         ", ".join(kept), "cascade" if cascade else "")
