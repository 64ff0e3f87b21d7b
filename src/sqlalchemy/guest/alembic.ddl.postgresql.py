"""alembic.ddl.postgresql: what PostgreSQL alone has."""
from alembic.ddl.impl import PostgresqlImpl
from alembic.operations.base import BatchOperations, Operations
from alembic.operations.ops import AddConstraintOp
from alembic.operations.schemaobj import SchemaObjects
from sqlalchemy.sql.schema import Column
from sqlalchemy.sql.sqltypes import NULLTYPE


@Operations.register_operation("create_exclude_constraint")
@BatchOperations.register_operation("create_exclude_constraint", "batch_create_exclude_constraint")
@AddConstraintOp.register_add_constraint("exclude_constraint")
class CreateExcludeConstraintOp(AddConstraintOp):
    constraint_type = "exclude"

    def __init__(self, constraint_name, table_name, elements, where=None, schema=None, _orig_constraint=None, **kw):
        self.constraint_name = constraint_name
        self.table_name = table_name
        self.elements = elements
        self.where = where
        self.schema = schema
        self._orig_constraint = _orig_constraint
        self.kw = kw

    @classmethod
    def from_constraint(cls, constraint):
        table = constraint.parent
        return cls(constraint.name, table.name, [(expr, op) for expr, name, op in constraint._render_exprs],
                   where=constraint.where, schema=table.schema, _orig_constraint=constraint,
                   deferrable=constraint.deferrable, initially=constraint.initially, using=constraint.using)

    def to_constraint(self, migration_context=None):
        if self._orig_constraint is not None:
            return self._orig_constraint
        from sqlalchemy.dialects.postgresql import ExcludeConstraint
        table = SchemaObjects(migration_context).table(self.table_name, schema=self.schema)
        constraint = ExcludeConstraint(*self.elements, name=self.constraint_name, where=self.where, **self.kw)
        for _, name, _ in constraint._render_exprs:
            table.append_column(Column(name, NULLTYPE))
        table.append_constraint(constraint)
        return constraint

    @classmethod
    def create_exclude_constraint(cls, operations, constraint_name, table_name, *elements, **kw):
        return operations.invoke(cls(constraint_name, table_name, elements, **kw))

    @classmethod
    def batch_create_exclude_constraint(cls, operations, constraint_name, *elements, **kw):
        kw["schema"] = operations.impl.schema
        return operations.invoke(cls(constraint_name, operations.impl.table_name, elements, **kw))
