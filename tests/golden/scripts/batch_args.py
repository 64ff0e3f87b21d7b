"""table_args of a batch: nothing where the database alters its tables, an error where a new one refers to what is not there."""


def upgrade():
    op.create_table("channel", sa.Column("id", sa.Integer(), primary_key=True))
    op.create_table("package", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("channel_id", sa.Integer()), sa.Column("name", sa.Text()))
    with op.batch_alter_table("package", table_args=[sa.UniqueConstraint("channel_id", "name", name="uq"), sa.CheckConstraint("id > 0", name="ck")], recreate="auto"):
        pass
    with op.batch_alter_table("package", table_args=[sa.ForeignKeyConstraint(["channel_id"], ["channel.id"])]):
        pass
    with op.batch_alter_table("package", table_args=[sa.ForeignKeyConstraint(["channel_id"], ["channel.id"])]) as batch:
        batch.alter_column("name", nullable=False)
