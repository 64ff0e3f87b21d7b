"""alembic_utils: functions, views, triggers and the like as objects that a migration creates and drops."""
from alembic.operations.base import Operations
from alembic.operations.ops import MigrateOperation


def strip_terminating_semicolon(sql):
    return sql.strip().rstrip(";").strip()


def coerce_to_quoted(text):
    """"name", or "name"(arguments)."""
    if "(" in text:
        name, _, rest = text.partition("(")
        return '"%s"(%s' % (name.strip().strip('"'), rest)
    return '"%s"' % text.strip().strip('"')


def coerce_to_unquoted(text):
    return text.replace('"', "")


class ReplaceableEntity:
    type_ = "entity"

    def __init__(self, schema, signature, definition):
        self.schema = coerce_to_unquoted(schema)
        self.signature = coerce_to_unquoted(signature.strip())
        self.definition = strip_terminating_semicolon(definition)

    @property
    def literal_schema(self):
        return coerce_to_quoted(self.schema)

    @property
    def identity(self):
        return "%s: %s.%s" % (self.__class__.__name__, self.schema, self.signature)

    def to_variable_name(self):
        return "%s_%s" % (self.schema.lower(), self.signature.split("(")[0].strip().lower().replace("-", "_"))

    def __eq__(self, other):
        return (type(self) is type(other) and (self.schema, self.signature, self.definition)
                == (other.schema, other.signature, other.definition))

    __hash__ = object.__hash__


_registered = []


def register_entities(entities, schemas=None, exclude_schemas=None, entity_types=None):
    _registered.extend(entities)


def _text(sql):
    """op.execute() of SQL in which a colon is no parameter."""
    from sqlalchemy.sql.expression import text
    return text(sql.replace("\\:", ":").replace(":", "\\:"))


class _EntityOp(MigrateOperation):
    def __init__(self, target):
        self.target = target

    @classmethod
    def invoke_for_target(cls, operations, target):
        return operations.invoke(cls(target))


@Operations.register_operation("create_entity", "invoke_for_target")
class CreateOp(_EntityOp):
    def reverse(self):
        return DropOp(self.target)


@Operations.register_operation("drop_entity", "invoke_for_target")
class DropOp(_EntityOp):
    def reverse(self):
        return CreateOp(self.target)


@Operations.register_operation("replace_entity", "invoke_for_target")
class ReplaceOp(_EntityOp):
    pass


@Operations.implementation_for(CreateOp)
def _create(operations, operation):
    operations.execute(_text(operation.target.to_sql_statement_create()))


@Operations.implementation_for(DropOp)
def _drop(operations, operation):
    operations.execute(_text(operation.target.to_sql_statement_drop()))


@Operations.implementation_for(ReplaceOp)
def _replace(operations, operation):
    statements = operation.target.to_sql_statement_create_or_replace()
    for statement in [statements] if isinstance(statements, str) else statements:
        operations.execute(_text(statement))
