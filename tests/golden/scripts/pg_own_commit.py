"""What follows a script's own COMMIT stands by itself: values of an enum type can be used, indexes be built concurrently."""


def upgrade():
    op.execute("CREATE TYPE mood AS ENUM ('a')")
    op.create_table("t", sa.Column("id", sa.Integer, primary_key=True), sa.Column("x", sa.Text), sa.Column("m", sa.Text))
    op.execute("COMMIT")
    op.execute("ALTER TYPE mood ADD VALUE 'b'")
    op.execute("INSERT INTO t (id, x) VALUES (1, CAST(CAST('b' AS mood) AS text))")
    op.execute("CREATE INDEX CONCURRENTLY ix_x ON t (x)")
    op.get_bind().execute(sa.text("BEGIN"))
    op.get_bind().execute(sa.text("COMMIT"))
    op.execute("ALTER TYPE mood ADD VALUE 'c'")
    op.get_bind().execute(sa.text("UPDATE t SET m = CAST(CAST('c' AS mood) AS text)"))
    op.execute("CREATE INDEX CONCURRENTLY ix_m ON t (m)")
    op.execute("BEGIN")
    op.execute("UPDATE t SET x = 'd'; COMMIT;")
    op.execute("CREATE INDEX CONCURRENTLY ix_both ON t (x, m)")
    print(op.get_bind().execute(sa.text("SELECT x, m FROM t")).all())
