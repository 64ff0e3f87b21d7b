# COMMANDS: upgrade head; current
def upgrade():
    bind = op.get_bind(); op.execute("create table t (id integer)"); op.execute("COMMIT"); op.execute("BEGIN"); op.execute("insert into t values (2)"); op.execute("ROLLBACK"); op.execute("insert into t values (3)")
    bind.exec_driver_sql("COMMIT"); bind.exec_driver_sql("BEGIN"); op.execute("insert into t values (4)")
