"""A statement that the database refuses, in the middle of others."""


def change(what):
    op.execute("UPDATE t SET " + what)


def upgrade():
    op.execute("CREATE TABLE t (id INTEGER)")
    change("id = 1")
    change("nosuch = 1")
    change("id = 2")
