"""Constraints that are added by themselves: of a table made of models, a primary key of no columns among them."""
from alembic.operations import ops


def upgrade():
    metadata = sa.MetaData()
    table = sa.Table("z", metadata, sa.Column("a", sa.Integer), sa.Column("b", sa.Integer, sa.ForeignKey("u.id")),
                     sa.UniqueConstraint("a", name="uq_a"), sa.CheckConstraint("a > 1", name="ck_a"))
    other = sa.Table("u", metadata, sa.Column("id", sa.Integer, primary_key=True))
    op.execute("CREATE TABLE u (id INTEGER PRIMARY KEY)")
    op.execute("CREATE TABLE z (a INTEGER, b INTEGER)")
    bind = op.get_bind()

    def tried(name, run):
        with bind.begin_nested() as nested:
            try:
                run()
                print(name, "fine")
            except Exception as error:
                print(name, type(error).__name__)
                nested.rollback()

    for name, constraint in [("none", table.primary_key), *((c.name, c) for c in sorted(table.constraints, key=lambda c: c.name or "zz") if c.name),
                             ("other", other.primary_key)]:
        tried("invoke " + name, lambda: op.invoke(ops.AddConstraintOp.from_constraint(constraint)))
        if constraint.name:
            op.invoke(ops.DropConstraintOp.from_constraint(constraint))
        tried("execute " + name, lambda: op.execute(sa.schema.AddConstraint(constraint)))
    tried("empty", lambda: op.create_primary_key("pk", "z", []))
    tried("empty unique", lambda: op.create_unique_constraint("uq", "z", []))
