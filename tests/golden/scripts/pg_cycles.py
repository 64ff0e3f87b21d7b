"""Tables that refer to one another are made and dropped."""
def upgrade():
    bind = op.get_bind(); m = sa.MetaData()
    a = sa.Table("a", m, sa.Column("id", sa.Integer, primary_key=True), sa.Column("b_id", sa.Integer, sa.ForeignKey("b.id", name="ab")), sa.Column("self_id", sa.Integer, sa.ForeignKey("a.id")))
    b = sa.Table("b", m, sa.Column("id", sa.Integer, primary_key=True), sa.Column("c_id", sa.Integer, sa.ForeignKey("c.id", name="bc")))
    c = sa.Table("c", m, sa.Column("id", sa.Integer, primary_key=True), sa.Column("a_id", sa.Integer, sa.ForeignKey("a.id", name="ca")), sa.Column("d_id", sa.Integer, sa.ForeignKey("d.id")))
    d = sa.Table("d", m, sa.Column("id", sa.Integer, primary_key=True), sa.Column("e_id", sa.Integer, sa.ForeignKey("e.id", use_alter=True, name="de")))
    e = sa.Table("e", m, sa.Column("id", sa.Integer, primary_key=True), sa.Column("d_id", sa.Integer, sa.ForeignKey("d.id")))
    m.create_all(bind); m.create_all(bind)
    print(sorted(sa.inspect(bind).get_table_names()), [k["referred_table"] for t in "abcde" for k in sa.inspect(bind).get_foreign_keys(t)])
    m.drop_all(bind)
    print(sorted(sa.inspect(bind).get_table_names()))
    m.create_all(bind)
