# COMMANDS: upgrade head; current
def upgrade():
    bind = op.get_bind(); op.execute("create table t (id integer)"); op.execute("COMMIT"); 
    print(bind.in_transaction()); op.execute("insert into t values (2)"); op.execute("create table t2 (id integer)")
