# COMMANDS: upgrade head; current; downgrade base
def upgrade():
    op.execute("create table t (id integer)")
    with op.get_context().autocommit_block():
        op.execute("create index ix on t (id)"); op.execute("insert into t values (1)")
    op.execute("insert into t values (2)")
def downgrade():
    with op.get_context().autocommit_block():
        op.execute("drop index ix")
    op.execute("drop table t")
