#: types_generic
op.create_table("t", *[sa.Column("c%d" % i, t) for i, t in enumerate([
    sa.Integer(), sa.SmallInteger(), sa.BigInteger(), sa.Numeric(), sa.Numeric(10), sa.Numeric(10, 2), sa.Float(), sa.Float(24),
    sa.Float(53), sa.Double(), sa.String(5), sa.Text(), sa.Text(100), sa.Unicode(7), sa.UnicodeText(), sa.Boolean(),
    sa.Date(), sa.DateTime(), sa.DateTime(timezone=True), sa.Time(), sa.Time(timezone=True), sa.Interval(), sa.Interval(second_precision=3),
    sa.Interval(native=False), sa.LargeBinary(), sa.LargeBinary(20), sa.Enum("a", "bb", name="e1"), sa.Enum("a", "b", name="e2", native_enum=False),
    sa.Enum("a", "b", name="e3", native_enum=False, length=20), sa.JSON(), sa.Uuid(), sa.Uuid(native_uuid=False), sa.PickleType()])])
#: types_sql
op.create_table("t", *[sa.Column("c%d" % i, t) for i, t in enumerate([
    sa.INTEGER(), sa.SMALLINT(), sa.BIGINT(), sa.NUMERIC(5, 1), sa.DECIMAL(7), sa.DECIMAL(7, 3), sa.FLOAT(), sa.FLOAT(10), sa.REAL(), sa.DOUBLE(),
    sa.DOUBLE_PRECISION(), sa.VARCHAR(8), sa.CHAR(), sa.CHAR(3), sa.NVARCHAR(4), sa.NCHAR(2), sa.TEXT(), sa.CLOB(), sa.BLOB(), sa.BINARY(4),
    sa.VARBINARY(9), sa.BOOLEAN(), sa.DATE(), sa.DATETIME(), sa.TIMESTAMP(), sa.TIMESTAMP(timezone=True), sa.TIME(), sa.UUID()])])
#: types_collation
op.create_table("t", sa.Column("a", sa.String(10, collation="C")), sa.Column("b", sa.Text(collation="de_DE")), sa.Column("c", sa.CHAR(3, collation="x")))
#: types_varchar_without_length
op.create_table("t", sa.Column("a", sa.String()))
#: types_nvarchar_without_length
op.create_table("t", sa.Column("a", sa.NVARCHAR()))
#: types_unicode_without_length
op.add_column("t", sa.Column("a", sa.Unicode()))
#: types_null
op.create_table("t", sa.Column("a"))
#: types_null_add
op.add_column("t", sa.Column("a"))
#: types_postgresql postgresql
p = postgresql
op.create_table("t", *[sa.Column("c%d" % i, t) for i, t in enumerate([
    p.TIMESTAMP(), p.TIMESTAMP(precision=3), p.TIMESTAMP(timezone=True, precision=0), p.TIME(precision=6), p.TIME(timezone=True), p.INTERVAL(),
    p.INTERVAL(precision=2), p.INTERVAL(fields="DAY TO SECOND"), p.INTERVAL(fields="DAY TO SECOND", precision=3), p.ARRAY(sa.Integer()),
    p.ARRAY(sa.String(5, collation="C")), p.ARRAY(sa.Integer(), dimensions=3), sa.ARRAY(sa.Text()), sa.ARRAY(sa.Numeric(5, 2), dimensions=2),
    p.JSON(), p.JSONB(), p.JSONPATH(), p.UUID(), p.UUID(as_uuid=False), p.BYTEA(), p.BIT(), p.BIT(4), p.BIT(varying=True), p.BIT(5, varying=True),
    p.CITEXT(), p.HSTORE(), p.INET(), p.CIDR(), p.MACADDR(), p.MACADDR8(), p.MONEY(), p.OID(), p.REGCLASS(), p.REGCONFIG(), p.TSVECTOR(),
    p.TSQUERY(), p.INT4RANGE(), p.INT8RANGE(), p.NUMRANGE(), p.DATERANGE(), p.TSRANGE(), p.TSTZRANGE(), p.INT4MULTIRANGE(), p.INT8MULTIRANGE(),
    p.NUMMULTIRANGE(), p.DATEMULTIRANGE(), p.TSMULTIRANGE(), p.TSTZMULTIRANGE(), p.DOUBLE_PRECISION(), p.REAL(), p.FLOAT(5), p.VARCHAR(3), p.TEXT()])])
#: types_postgresql_elsewhere_1 sqlite mysql
op.create_table("t", sa.Column("a", postgresql.UUID()), sa.Column("b", postgresql.JSON()), sa.Column("c", postgresql.TIMESTAMP(precision=3)), sa.Column("d", postgresql.TIME(precision=2)), sa.Column("e", postgresql.ENUM("x", "yy", name="n")))
#: types_jsonb_elsewhere sqlite mysql
op.create_table("t", sa.Column("a", postgresql.JSONB()))
#: types_array_elsewhere sqlite mysql
op.add_column("t", sa.Column("a", postgresql.ARRAY(sa.Integer())))
#: types_generic_array_elsewhere sqlite mysql
op.create_table("t", sa.Column("a", sa.ARRAY(sa.Integer())))
#: types_interval_elsewhere sqlite mysql
op.create_table("t", sa.Column("a", postgresql.INTERVAL(precision=3)))
#: types_bytea_elsewhere sqlite mysql
op.create_table("t", sa.Column("a", postgresql.BYTEA()))
#: types_hstore_elsewhere sqlite mysql
op.create_table("t", sa.Column("a", postgresql.HSTORE()))
#: types_mysql mysql
m = mysql
op.create_table("t", *[sa.Column("c%d" % i, t) for i, t in enumerate([
    m.TINYINT(), m.TINYINT(1), m.TINYINT(unsigned=True), m.SMALLINT(5, unsigned=True, zerofill=True), m.MEDIUMINT(), m.MEDIUMINT(8), m.INTEGER(11),
    m.INTEGER(unsigned=True), m.BIGINT(20, unsigned=True), m.BIGINT(), m.NUMERIC(10, 2), m.NUMERIC(unsigned=True), m.DECIMAL(10), m.DECIMAL(10, 2, unsigned=True),
    m.FLOAT(), m.FLOAT(10), m.FLOAT(10, 2), m.FLOAT(unsigned=True), m.DOUBLE(), m.DOUBLE(10, 4), m.DOUBLE(10, 4, zerofill=True), m.REAL(), m.REAL(8, 2),
    m.BIT(), m.BIT(3), m.YEAR(), m.YEAR(4), m.TIME(), m.TIME(fsp=3), m.DATETIME(), m.DATETIME(fsp=6), m.TIMESTAMP(), m.TIMESTAMP(fsp=2),
    m.CHAR(), m.CHAR(3), m.CHAR(3, charset="latin1"), m.VARCHAR(5, collation="utf8mb4_bin"), m.VARCHAR(5, charset="utf8mb4", collation="utf8mb4_bin"),
    m.VARCHAR(5, ascii=True), m.VARCHAR(5, unicode=True), m.VARCHAR(5, binary=True), m.VARCHAR(5, national=True), m.NVARCHAR(4), m.NCHAR(3), m.NCHAR(),
    m.TEXT(), m.TEXT(100), m.TEXT(charset="utf8"), m.TINYTEXT(), m.MEDIUMTEXT(), m.LONGTEXT(), m.LONGTEXT(charset="utf8", collation="utf8_bin"),
    m.TINYBLOB(), m.MEDIUMBLOB(), m.LONGBLOB(), m.ENUM("a", "it's", "c"), m.ENUM("a", charset="utf8"), m.SET("x", "y"), m.SET("x", collation="utf8_bin"),
    m.JSON(), m.BLOB() if hasattr(m, "BLOB") else sa.BLOB(), sa.BLOB(30), m.LONGTEXT(national=True)])])
#: types_mysql_elsewhere_1 postgresql sqlite
op.create_table("t", sa.Column("a", mysql.INTEGER(11, unsigned=True)), sa.Column("b", mysql.VARCHAR(5)), sa.Column("c", mysql.DOUBLE()), sa.Column("d", mysql.TEXT()), sa.Column("e", mysql.DATETIME(fsp=3)), sa.Column("f", mysql.TIMESTAMP(fsp=3)), sa.Column("g", mysql.CHAR(2)))
#: types_tinyint_elsewhere postgresql sqlite
op.create_table("t", sa.Column("a", mysql.TINYINT(1)))
#: types_longtext_elsewhere postgresql sqlite
op.create_table("t", sa.Column("a", mysql.LONGTEXT()))
#: types_mysql_enum_elsewhere sqlite
op.create_table("t", sa.Column("a", mysql.ENUM("a", "b")))
#: types_mysql_set_elsewhere postgresql sqlite
op.create_table("t", sa.Column("a", mysql.SET("a", "b")))
#: types_varbinary_without_length
op.create_table("t", sa.Column("a", sa.VARBINARY()))
#: types_variant
op.create_table("t", sa.Column("a", sa.String(5).with_variant(sa.Text(), "postgresql")), sa.Column("b", sa.Integer().with_variant(sa.BigInteger(), "mysql", "postgresql")), sa.Column("c", sa.JSON().with_variant(postgresql.JSONB(), "postgresql")), sa.Column("d", sa.DateTime().with_variant(mysql.DATETIME(fsp=6), "mysql")))
#: types_variant_key
op.create_table("t", sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True))
#: types_user_defined
class Point(sa.types.UserDefinedType):
    def get_col_spec(self, **kw):
        return "GEOMETRY(POINT,4326)"
class Name(sa.types.TypeDecorator):
    impl = sa.String
    cache_ok = True
op.create_table("t", sa.Column("p", Point()), sa.Column("n", Name(30)))
#: enum_table postgresql sqlite mysql
e = sa.Enum("a", "it's", "c\\d", name="mood")
op.create_table("t", sa.Column("x", e), sa.Column("y", e), sa.Column("z", sa.Enum("q", name="other", schema="s")))
op.create_table("u", sa.Column("x", sa.Enum("a", name="mood")), sa.Column("v", sa.Enum("n", name="no", metadata=sa.MetaData())))
op.drop_table("t")
#: enum_inherit_schema
op.create_table("t", sa.Column("x", sa.Enum("a", name="e", inherit_schema=True)), schema="s")
#: enum_in_array postgresql
op.create_table("t", sa.Column("x", postgresql.ARRAY(sa.Enum("a", name="e"))), sa.Column("y", postgresql.ARRAY(postgresql.ENUM("b", name="f", create_type=False))))
#: enum_create_type_false
op.create_table("t", sa.Column("x", postgresql.ENUM("a", "bb", name="e", create_type=False)), sa.Column("y", postgresql.ENUM("a", name="f", schema="s")))
#: enum_variant
op.create_table("t", sa.Column("x", sa.String(9).with_variant(postgresql.ENUM("a", name="e"), "postgresql")), sa.Column("y", sa.Enum("a", name="f").with_variant(sa.String(4), "postgresql")))
#: enum_without_name postgresql
op.create_table("t", sa.Column("x", sa.Enum("a", "b")))
#: enum_constraint
op.create_table("t", sa.Column("x", sa.Enum("a", "b", name="e", native_enum=False, create_constraint=True)), sa.Column("y", sa.Enum("c", "d", native_enum=False, create_constraint=True)), sa.Column("z", sa.Enum("a", name="f", create_constraint=True)))
#: enum_add_column
op.add_column("t", sa.Column("x", sa.Enum("a", "b", name="e")))
#: enum_add_column_constraint postgresql mysql
op.add_column("t", sa.Column("x", sa.Enum("a", "b", name="e", native_enum=False, create_constraint=True)))
#: enum_add_column_constraint_sqlite sqlite
op.add_column("t", sa.Column("x", sa.Enum("a", "b", name="e", native_enum=False, create_constraint=True)))
#: enum_alter_type
op.alter_column("t", "x", type_=sa.Enum("a", "b", name="e2", native_enum=False, create_constraint=True), existing_type=sa.Enum("a", name="e1", native_enum=False, create_constraint=True))
#: enum_values_order
op.create_table("t", sa.Column("x", sa.Enum("zz", "a", "m", name="e")))
#: domain postgresql
op.create_table("t", sa.Column("x", postgresql.DOMAIN("d1", sa.Integer())), sa.Column("y", postgresql.DOMAIN("d2", sa.Text(), check="VALUE <> ''", not_null=True, default="x", collation="C", constraint_name="ck", schema="s")), sa.Column("z", postgresql.DOMAIN("d3", sa.Integer(), check=sa.text("VALUE > 0"))))
#: boolean_constraint
op.create_table("t", sa.Column("a", sa.Boolean(create_constraint=True)), sa.Column("b", sa.Boolean(name="ck_b", create_constraint=True), nullable=False))
#: boolean_add
op.add_column("t", sa.Column("b", sa.Boolean(name="ck_b", create_constraint=True), nullable=False))
#: boolean_alter postgresql mysql
op.alter_column("t", "b", type_=sa.Boolean(name="ck_b", create_constraint=True), existing_type=sa.Integer())
op.alter_column("t", "b", existing_type=sa.Boolean(name="ck_b", create_constraint=True), type_=sa.Integer())
#: table_minimal
op.create_table("t")
op.create_table("t", sa.Column("a", sa.Integer()))
#: table_schema
op.create_table("order", sa.Column("user", sa.Integer()), sa.Column("Mixed", sa.Integer()), sa.Column("with space", sa.Integer()), sa.Column('q"uote', sa.Integer()), sa.Column("back`tick", sa.Integer()), schema="My Schema")
#: table_constraint_order
op.create_table("t", sa.Column("id", sa.Integer), sa.Column("a", sa.Integer, sa.CheckConstraint("a > 0")), sa.Column("b", sa.Integer, sa.CheckConstraint("b > 0", name="ck_b"), nullable=False, server_default="1"), sa.UniqueConstraint("a", "b"), sa.CheckConstraint("a < b", name="ck"), sa.PrimaryKeyConstraint("id", name="pk"), sa.ForeignKeyConstraint(["a"], ["o.id"], name="fk"), sa.ForeignKeyConstraint(["a", "b"], ["s.o.x", "s.o.y"], ondelete="CASCADE", onupdate="SET NULL"))
#: table_flags
op.create_table("t", sa.Column("id", sa.Integer, primary_key=True), sa.Column("a", sa.Integer, unique=True), sa.Column("b", sa.String(5), index=True), sa.Column("o_id", sa.Integer, sa.ForeignKey("o.id"), nullable=False))
#: table_index_unique
op.create_table("t", sa.Column("b", sa.String(5), index=True, unique=True), schema="s")
#: table_if_not_exists
op.create_table("t", sa.Column("a", sa.Integer), if_not_exists=True)
#: table_prefixes
op.create_table("t", sa.Column("a", sa.Integer), prefixes=["TEMPORARY", "X"])
#: table_comments
op.create_table("t", sa.Column("a", sa.Integer, comment="it's a\ttab \\ back"), sa.Column("b", sa.Integer, comment=""), sa.Column("c", sa.Integer, comment="100%"), comment="the table's", schema="s")
#: table_composite_key
op.create_table("t", sa.Column("a", sa.Integer, primary_key=True), sa.Column("b", sa.Integer, primary_key=True))
#: table_composite_autoincrement postgresql mysql
op.create_table("t", sa.Column("a", sa.Integer, primary_key=True), sa.Column("b", sa.Integer, primary_key=True, autoincrement=True))
#: table_composite_autoincrement_sqlite sqlite
op.create_table("t", sa.Column("a", sa.Integer, primary_key=True), sa.Column("b", sa.Integer, primary_key=True, autoincrement=True))
#: table_keys
for i, args in enumerate([(sa.BigInteger,), (sa.SmallInteger,), (sa.Numeric,), (sa.String(5),)]):
    op.create_table("t%d" % i, sa.Column("id", *args, primary_key=True))
op.create_table("t4", sa.Column("id", sa.Integer, primary_key=True, autoincrement=False))
op.create_table("t5", sa.Column("id", sa.Integer, sa.ForeignKey("x.id"), primary_key=True))
op.create_table("t6", sa.Column("id", sa.Integer, sa.ForeignKey("x.id"), primary_key=True, autoincrement=True))
op.create_table("t7", sa.Column("id", sa.Integer, sa.ForeignKey("x.id"), primary_key=True, autoincrement="ignore_fk"))
op.create_table("t8", sa.Column("id", sa.Integer, primary_key=True, server_default="7"))
op.create_table("t9", sa.Column("id", sa.Integer, primary_key=True, default=5))
op.create_table("t10", sa.Column("id", sa.Integer, sa.Sequence("sq"), primary_key=True))
op.create_table("t11", sa.Column("id", sa.Integer, sa.Sequence("sq", optional=True), primary_key=True))
op.create_table("t12", sa.Column("id", sa.Integer, nullable=False), sa.PrimaryKeyConstraint("id"))
op.create_table("t13", sa.Column("id", sa.Integer, autoincrement=True, nullable=False), sa.PrimaryKeyConstraint("id", name="p"))
op.create_table("t14", sa.Column("id", sa.Integer, sa.Identity(), primary_key=True))
op.create_table("t15", sa.Column("id", sa.Uuid, primary_key=True))
#: table_postgresql_options postgresql
op.create_table("t", sa.Column("a", sa.Integer), postgresql_partition_by="RANGE (a)", postgresql_tablespace="Fast", postgresql_inherits=("p", "Q"), postgresql_on_commit="PRESERVE_ROWS", postgresql_using="heap", postgresql_with_oids=False)
op.create_table("u", sa.Column("a", sa.Integer), postgresql_inherits="p", postgresql_with_oids=True)
#: table_sqlite_options sqlite
op.create_table("t", sa.Column("id", sa.Integer, primary_key=True), sqlite_autoincrement=True)
op.create_table("t2", sa.Column("id", sa.Integer), sa.PrimaryKeyConstraint("id", name="pk"), sqlite_autoincrement=True)
op.create_table("t3", sa.Column("id", sa.Integer, sa.ForeignKey("t.id"), primary_key=True), sqlite_autoincrement=True)
op.create_table("t4", sa.Column("id", sa.String(4), primary_key=True), sqlite_autoincrement=True)
op.create_table("t5", sa.Column("id", sa.Integer, primary_key=True), sqlite_with_rowid=False)
op.create_table("t6", sa.Column("id", sa.Integer, primary_key=True), sqlite_strict=True)
op.create_table("t7", sa.Column("id", sa.Integer, primary_key=True), sqlite_with_rowid=False, sqlite_strict=True)
op.create_table("t8", sa.Column("id", sa.Integer, primary_key=True, sqlite_on_conflict_primary_key="FAIL"), sa.Column("a", sa.Integer, nullable=False, sqlite_on_conflict_not_null="IGNORE"), sa.Column("b", sa.Integer, unique=True, sqlite_on_conflict_unique="REPLACE"), sa.CheckConstraint("a > 1", sqlite_on_conflict="ABORT"), sa.UniqueConstraint("a", "b", sqlite_on_conflict="ROLLBACK"))
op.create_table("t9", sa.Column("id", sa.Integer, primary_key=True, sqlite_on_conflict_primary_key="FAIL"), sqlite_autoincrement=True)
#: table_sqlite_check_conflict sqlite
op.create_table("t", sa.Column("a", sa.Integer, sa.CheckConstraint("a > 1", sqlite_on_conflict="ABORT")))
#: table_foreign_schema
op.create_table("t", sa.Column("a", sa.Integer, sa.ForeignKey("s.o.id")))
op.create_table("u", sa.Column("a", sa.Integer, sa.ForeignKey("s.o.id")), schema="s")
op.create_table("v", sa.Column("a", sa.Integer, sa.ForeignKey("o.id")), schema="s")
#: table_mysql_options mysql
op.create_table("t", sa.Column("a", sa.Integer), mysql_engine="InnoDB")
op.create_table("t", sa.Column("a", sa.Integer), mysql_default_charset="utf8mb4", mysql_collate="utf8mb4_bin")
op.create_table("t", sa.Column("a", sa.Integer), mysql_charset="utf8", mysql_collate="utf8_bin")
op.create_table("t", sa.Column("a", sa.Integer), mysql_auto_increment="100")
op.create_table("t", sa.Column("a", sa.Integer), mysql_data_directory="/x")
op.create_table("t", sa.Column("a", sa.Integer), mysql_default_character_set="utf8")
op.create_table("t", sa.Column("a", sa.Integer), mysql_tablespace="ts")
op.create_table("t", sa.Column("a", sa.Integer), mysql_row_format="COMPRESSED")
op.create_table("t", sa.Column("a", sa.Integer), mysql_connection="it's")
op.create_table("t", sa.Column("a", sa.Integer), mysql_partition_by="HASH(a)", mysql_partitions="4", mysql_subpartition_by="KEY(a)", mysql_subpartitions="2")
op.create_table("t", sa.Column("a", sa.Integer), mysql_engine="InnoDB", mysql_partition_by="HASH(a)", mysql_partitions="4")
op.create_table("t", sa.Column("a", sa.Integer), mariadb_engine="InnoDB")
#: defaults
op.create_table("t", sa.Column("a", sa.String(5), server_default="it's"), sa.Column("b", sa.Integer, server_default=sa.text("0")), sa.Column("c", sa.DateTime, server_default=sa.func.now()), sa.Column("d", sa.DateTime, server_default=sa.text("CURRENT_TIMESTAMP")), sa.Column("e", sa.Boolean, server_default=sa.true()), sa.Column("f", sa.Boolean, server_default=sa.false(), nullable=False), sa.Column("g", sa.Integer, server_default=sa.text("1 + 2")), sa.Column("h", sa.Integer, server_default=sa.text("(1 + 2)")), sa.Column("i", sa.String(5), server_default=sa.text("'x y'")), sa.Column("j", sa.Integer, server_default=sa.text("-1")), sa.Column("k", sa.String(5), server_default=""), sa.Column("l", sa.String(9), server_default="back\\slash"), sa.Column("m", sa.Integer, server_default=sa.FetchedValue()), sa.Column("n", sa.Text, server_default=sa.null()), sa.Column("o", sa.Integer, server_default=sa.literal(5)))
#: computed
op.create_table("t", sa.Column("a", sa.Integer), sa.Column("b", sa.Integer, sa.Computed("a * 2")), sa.Column("c", sa.Integer, sa.Computed("a * 3", persisted=True), nullable=False))
#: computed_virtual
op.create_table("t", sa.Column("b", sa.Integer, sa.Computed("a * 2", persisted=False)))
#: computed_add
op.add_column("t", sa.Column("b", sa.Integer, sa.Computed("a * 2", persisted=True)))
#: identity
op.create_table("t", sa.Column("a", sa.Integer, sa.Identity(), primary_key=True), sa.Column("b", sa.BigInteger, sa.Identity(always=True, start=5, increment=2, minvalue=1, maxvalue=100, cycle=True, cache=3)), sa.Column("c", sa.Integer, sa.Identity(nominvalue=True, nomaxvalue=True, cycle=False), nullable=True))
#: identity_add
op.add_column("t", sa.Column("a", sa.Integer, sa.Identity(always=True)))
#: identity_alter
op.alter_column("t", "a", server_default=sa.Identity(always=True, start=3), existing_server_default=None)
#: identity_alter_ungiven
op.alter_column("t", "a", server_default=sa.Identity(always=True, start=3))
#: identity_alter_change
op.alter_column("t", "a", server_default=sa.Identity(always=True, start=3, increment=4, cycle=False, cache=9, minvalue=2, maxvalue=8), existing_server_default=sa.Identity(start=1, cycle=True, cache=9))
#: identity_alter_bounds
op.alter_column("t", "a", server_default=sa.Identity(nominvalue=True, nomaxvalue=True), existing_server_default=sa.Identity(always=True))
#: identity_drop
op.alter_column("t", "a", server_default=None, existing_server_default=sa.Identity())
#: identity_nullable_mysql
op.alter_column("t", "a", nullable=False, existing_server_default=sa.Identity(), existing_type=sa.Integer())
#: computed_alter
op.alter_column("t", "a", server_default=sa.Computed("x"), existing_type=sa.Integer())
#: computed_alter_drop
op.alter_column("t", "a", server_default=None, existing_server_default=sa.Computed("x"), existing_type=sa.Integer())
#: computed_alter_comment
op.alter_column("t", "a", comment="c", existing_server_default=sa.Computed("x"), existing_type=sa.Integer())
#: drop_table
op.drop_table("t")
op.drop_table("t", schema="s")
op.drop_table("t", if_exists=True)
op.drop_table("Order", schema="a.b")
#: rename_table
op.rename_table("a", "b")
op.rename_table("a", "Select", schema="s")
op.rename_table("a", "b", schema="db.owner")
#: add_column
op.add_column("t", sa.Column("a", sa.String(5), nullable=False, server_default="x"))
op.add_column("t", sa.Column("b", sa.Integer, comment="it's"), schema="s.r")
op.add_column("t", sa.Column("c", sa.Integer), if_not_exists=True)
op.add_column("Order", sa.Column("Group", sa.Integer))
op.add_column("t", sa.Column("id", sa.Integer, primary_key=True))
op.add_column("t", sa.Column("id", sa.Integer, primary_key=True), inline_primary_key=True)
op.add_column("t", sa.Column("x", sa.Integer, index=True))
op.add_column("t", sa.Column("y", sa.Integer, index=True, unique=True), schema="s")
op.add_column("t", sa.Column("z", sa.Integer, sa.CheckConstraint("z > 0")))
op.add_column("t", sa.Column("w", sa.Integer, sa.CheckConstraint("w > 0", name="ck_w")))
#: add_column_fk postgresql mysql
op.add_column("t", sa.Column("a", sa.Integer, sa.ForeignKey("o.id")))
op.add_column("t", sa.Column("b", sa.Integer, sa.ForeignKey("s.o.id", name="fk", ondelete="CASCADE", onupdate="RESTRICT", deferrable=True, initially="DEFERRED")), schema="r")
op.add_column("t", sa.Column("c", sa.Integer, unique=True))
op.add_column("t", sa.Column("d", sa.Integer, sa.ForeignKey("o.id", ondelete="SET NULL")), inline_references=True)
op.add_column("t", sa.Column("e", sa.Integer, sa.ForeignKey("s.o.id", deferrable=True)), inline_references=True)
op.add_column("t", sa.Column("f", sa.Integer, sa.ForeignKey("t.id")))
#: add_column_fk_sqlite sqlite
op.add_column("t", sa.Column("d", sa.Integer, sa.ForeignKey("o.id", ondelete="SET NULL")), inline_references=True)
op.add_column("t", sa.Column("a", sa.Integer, sa.ForeignKey("o.id")))
#: add_column_unique_sqlite sqlite
op.add_column("t", sa.Column("c", sa.Integer, unique=True))
#: drop_column
op.drop_column("t", "a")
op.drop_column("t", "Select", schema="s")
op.drop_column("t", "a", if_exists=True)
#: alter_nullable postgresql sqlite
op.alter_column("t", "a", nullable=True)
op.alter_column("t", "a", nullable=False, schema="s.r")
#: alter_default postgresql sqlite mysql
op.alter_column("t", "a", server_default="x")
op.alter_column("t", "a", server_default=sa.text("now()"))
op.alter_column("t", "a", server_default=None)
op.alter_column("t", "a", server_default=sa.func.now(), schema="s")
op.alter_column("t", "a", server_default="it's")
op.alter_column("t", "a", server_default=sa.text("1 + 1"))
#: alter_type postgresql sqlite
op.alter_column("t", "a", type_=sa.String(50))
op.alter_column("t", "a", type_=sa.BigInteger(), existing_type=sa.Integer())
#: alter_using postgresql
op.alter_column("t", "a", type_=sa.Integer(), postgresql_using="a::integer", nullable=False, server_default="5", comment="c", new_column_name="b")
op.alter_column("t", "a", postgresql_using="a::integer")
#: alter_name postgresql sqlite
op.alter_column("t", "a", new_column_name="Order")
op.alter_column("Table", "User", new_column_name="b", schema="s")
#: alter_comment postgresql mysql
op.alter_column("t", "a", comment="it's", existing_type=sa.Integer())
op.alter_column("t", "a", comment=None, existing_comment="x", existing_type=sa.Integer(), schema="s")
#: alter_comment_sqlite sqlite
op.alter_column("t", "a", comment="x")
#: alter_nothing
op.alter_column("t", "a", existing_type=sa.Integer())
#: alter_mysql mysql
i = sa.Integer()
op.alter_column("t", "a", nullable=True, existing_type=i)
op.alter_column("t", "a", nullable=False, existing_type=i, existing_server_default="5", existing_comment="cc")
op.alter_column("t", "a", new_column_name="b", existing_type=i)
op.alter_column("t", "a", new_column_name="b", existing_type=i, existing_nullable=False, existing_server_default=sa.text("0"))
op.alter_column("t", "a", type_=sa.String(5))
op.alter_column("t", "a", type_=sa.String(5), existing_type=i, existing_nullable=False, server_default="x", comment="c")
op.alter_column("t", "a", autoincrement=True, existing_type=i, existing_nullable=False)
op.alter_column("t", "a", autoincrement=False, existing_type=i)
op.alter_column("t", "a", existing_autoincrement=True, existing_type=i, nullable=False)
op.alter_column("t", "a", server_default=None, existing_type=i)
op.alter_column("t", "a", server_default=None, nullable=False, existing_type=i, existing_server_default="3")
op.alter_column("t", "a", server_default=sa.text("now()"), existing_type=sa.DateTime())
op.alter_column("t", "a", server_default=None, existing_type=sa.DateTime())
op.alter_column("t", "a", nullable=False, existing_type=sa.TIMESTAMP())
op.alter_column("t", "a", existing_type=sa.DateTime())
op.alter_column("t", "a", server_default="x", existing_type=sa.Date())
op.alter_column("s", "a", comment=None, existing_comment="old", existing_type=i, schema="sc.x")
op.alter_column("t", "a", type_=mysql.DATETIME(fsp=3), existing_type=sa.DateTime(), existing_nullable=False)
#: alter_mysql_untyped mysql
op.alter_column("t", "a", nullable=True)
#: index
op.create_index("ix", "t", ["a"])
op.create_index("ix", "t", ["a", "Order"], unique=True, schema="s")
op.create_index("ix", "t", ["a"], if_not_exists=True)
op.create_index("Ix", "Table", [sa.text("lower(a)"), "b"])
op.create_index("ix", "t", [sa.text("a DESC")], schema="x.y")
op.drop_index("ix", "t")
op.drop_index("ix", "t", schema="s")
op.drop_index("ix", table_name="t", if_exists=True)
op.drop_index("Ix")
#: index_postgresql postgresql
op.create_index("ix", "t", ["a"], postgresql_using="GIN", postgresql_ops={"a": "gin_trgm_ops"}, postgresql_with={"fillfactor": 50, "x": "y"}, postgresql_tablespace="Sp", postgresql_where=sa.text("a > 1"), postgresql_include=["b", "Order"], postgresql_concurrently=True)
op.create_index("ix", "t", ["a"], unique=True, postgresql_nulls_not_distinct=True)
op.create_index("ix", "t", ["a"], unique=True, postgresql_nulls_not_distinct=False, if_not_exists=True)
op.create_index("ix", "t", ["a"], postgresql_where="a > 1")
op.create_index("ix", "t", [sa.text("a varchar_pattern_ops")])
op.drop_index("ix", "t", postgresql_concurrently=True, if_exists=True, schema="s")
op.create_index("ix", "t", ["a"], mysql_length=5, sqlite_where=sa.text("x"))
#: index_postgresql_bad_method postgresql
op.create_index("ix", "t", ["a"], postgresql_using="gin; drop")
#: index_sqlite sqlite
op.create_index("ix", "t", ["a"], sqlite_where=sa.text("a > 1"), unique=True)
op.create_index("ix", "t", ["a"], postgresql_where=sa.text("a > 1"), postgresql_using="gin")
#: index_mysql mysql
op.create_index("ix", "t", ["a", "b"], mysql_length=10)
op.create_index("ix", "t", ["a", "b"], mysql_length={"b": 4})
op.create_index("ix", "t", ["a"], mysql_prefix="FULLTEXT", mysql_with_parser="ngram")
op.create_index("ix", "t", ["a"], mysql_using="HASH", unique=True, mysql_prefix="SPATIAL")
op.create_index("ix", "t", ["a"], mysql_using="btree")
op.create_index("ix", "t", ["a"], mariadb_using="btree")
#: constraints postgresql mysql
op.create_unique_constraint("uq", "t", ["a", "B"])
op.create_unique_constraint("uq", "t", ["a"], schema="s", deferrable=True, initially="DEFERRED")
op.create_unique_constraint(None, "t", ["a"])
op.create_check_constraint("ck", "t", "a > 1")
op.create_check_constraint("ck", "t", sa.text("a > 1"), schema="s")
op.create_primary_key("pk", "t", ["a", "b"])
op.create_primary_key(None, "t", ["a"], schema="s")
op.create_foreign_key("fk", "t", "o", ["a"], ["id"])
op.create_foreign_key(None, "t", "o", ["a", "b"], ["x", "y"], ondelete="cascade", onupdate="No Action", source_schema="s", referent_schema="r")
op.create_foreign_key("fk", "t", "t", ["a"], ["id"], deferrable=False, initially="immediate", use_alter=True)
op.drop_constraint("uq", "t", type_="unique")
op.drop_constraint("ck", "t", type_="check", schema="s")
op.drop_constraint("fk", "t", type_="foreignkey")
op.drop_constraint("pk", "t", type_="primary")
#: constraints_postgresql postgresql
op.create_unique_constraint("uq", "t", ["a"], postgresql_include=["a"], postgresql_nulls_not_distinct=True)
op.create_unique_constraint("uq", "t", ["a"], postgresql_nulls_not_distinct=False, deferrable=True)
op.create_check_constraint("ck", "t", "a > 1", postgresql_not_valid=True)
op.create_foreign_key("fk", "t", "o", ["a"], ["id"], postgresql_not_valid=True, match="FULL", ondelete="SET NULL (a)", deferrable=True)
op.create_foreign_key("fk", "t", "o", ["a"], ["id"], ondelete="set default(a, b)")
op.drop_constraint("x", "t")
op.drop_constraint("x", "t", if_exists=True, type_="check")
op.create_exclude_constraint("ex", "t", ("a", "="), ("b", "&&"), where=sa.text("a > 1"), using="gist")
op.create_exclude_constraint("ex", "t", (sa.column("a"), "="), (sa.func.int4range(sa.column("b"), sa.column("c")), "&&"), deferrable=True, initially="DEFERRED", schema="s")
op.create_exclude_constraint("ex", "t", ("a", "="), ops={"a": "my_opclass"}, using="GIST")
op.create_table("t", sa.Column("a", sa.Integer), postgresql.ExcludeConstraint(("a", "="), name="ex"), sa.UniqueConstraint("a", postgresql_include=["a"]))
#: constraints_include_unknown postgresql
op.create_unique_constraint("uq", "t", ["a"], postgresql_include=["it's"])
#: constraints_include_key postgresql
op.create_table("t", sa.Column("a", sa.Integer), sa.Column("Order", sa.Integer), sa.PrimaryKeyConstraint("a", postgresql_include=["Order"], deferrable=True))
op.create_table("t", sa.Column("a", sa.Integer), sa.UniqueConstraint("a", postgresql_include=["b"]))
#: constraints_bad_initially postgresql
op.create_unique_constraint("uq", "t", ["a"], initially="LATER")
#: constraints_bad_onupdate
op.create_table("t", sa.Column("a", sa.Integer, sa.ForeignKey("o.id", onupdate="it's")))
#: constraints_bad_ondelete postgresql
op.create_foreign_key("fk", "t", "o", ["a"], ["id"], ondelete="SET NULLS")
#: constraints_match mysql
op.create_foreign_key("fk", "t", "o", ["a"], ["id"], match="FULL")
#: constraints_mysql mysql
op.create_table("t", sa.Column("a", sa.Integer), sa.PrimaryKeyConstraint("a", mysql_using="btree"))
op.drop_constraint("x", "t", type_="check", if_exists=True)
#: constraints_mysql_drop_untyped mysql
op.drop_constraint("x", "t")
#: constraints_mysql_drop_unnamed mysql
op.drop_constraint(None, "t", type_="unique")
#: constraints_drop_unnamed postgresql
op.drop_constraint(None, "t", type_="unique")
#: constraints_drop_unnamed_fk postgresql
op.drop_constraint(None, "t", type_="foreignkey")
#: constraints_drop_unnamed_check postgresql
op.drop_constraint(None, "t", type_="check")
#: constraints_drop_unnamed_primary postgresql
op.drop_constraint(None, "t", type_="primary")
#: constraints_drop_unnamed_untyped postgresql
op.drop_constraint(None, "t")
#: constraints_sqlite sqlite
op.create_unique_constraint("uq", "t", ["a"])
#: constraints_sqlite_drop sqlite
op.drop_constraint("uq", "t", type_="unique")
#: constraints_use_alter
op.create_table("t", sa.Column("a", sa.Integer, sa.ForeignKey("o.id", use_alter=True, name="fk")))
#: constraints_deferrable
op.create_table("t", sa.Column("a", sa.Integer), sa.UniqueConstraint("a", deferrable=True, initially="DEFERRED"), sa.PrimaryKeyConstraint("a", deferrable=False), sa.CheckConstraint("a > 1", deferrable=True), sa.ForeignKeyConstraint(["a"], ["o.id"], deferrable=True, initially="IMMEDIATE"))
#: constraints_check_not_valid postgresql
op.create_table("t", sa.Column("a", sa.Integer, sa.CheckConstraint("a > 0", postgresql_not_valid=True)), sa.CheckConstraint("a > 1", postgresql_not_valid=True))
#: table_comment postgresql mysql sqlite
op.create_table_comment("t", "it's")
op.create_table_comment("t", "x", existing_comment="y", schema="s")
op.drop_table_comment("t", existing_comment="y", schema="s")
#: sequences postgresql
op.execute(sch.CreateSequence(sa.Sequence("sq")))
op.execute(sch.CreateSequence(sa.Sequence("Sq", schema="s", start=5, increment=-1, minvalue=-10, maxvalue=10, cycle=True, cache=2, data_type=sa.BigInteger()), if_not_exists=True))
op.execute(sch.CreateSequence(sa.Sequence("sq", nominvalue=True, nomaxvalue=True)))
op.execute(sch.DropSequence(sa.Sequence("sq", schema="s")))
op.execute(sch.DropSequence(sa.Sequence("sq"), if_exists=True))
#: schemas
op.execute(sch.CreateSchema("My"))
op.execute(sch.CreateSchema("s", if_not_exists=True))
op.execute(sch.DropSchema("s", cascade=True))
op.execute(sch.DropSchema("s", if_exists=True))
#: create_types postgresql
from sqlalchemy.dialects.postgresql import named_types as nt
op.execute(nt.CreateEnumType(postgresql.ENUM("a", "b", name="E", schema="s")))
op.execute(nt.DropEnumType(postgresql.ENUM("a", name="e")))
op.execute(nt.DropDomainType(postgresql.DOMAIN("d", sa.Integer())))
#: execute
op.execute("SELECT '\\:x'")
op.execute("  UPDATE t SET a = 1\n\tWHERE b = 'x\ty'  ")
#: names_quoted
q = sa.sql.quoted_name
op.create_table(q("plain", True), sa.Column(q("a", True), sa.Integer, primary_key=True), sa.Column(q("Upper", False), sa.Integer), sa.UniqueConstraint("a"), schema=q("s", True))
op.add_column(q("t", True), sa.Column("x", sa.Integer), schema=q("a.b", True))
op.drop_column("t", q("c", True))
op.rename_table("t", q("u", True))
op.create_table("T1", sa.Column("größe", sa.Integer), sa.Column("a$b", sa.Integer), sa.Column("1a", sa.Integer), sa.Column("_x", sa.Integer), sa.Column("a-b", sa.Integer), sa.Column("a.b", sa.Integer))
#: names_too_long_index
op.create_index("i" * 70, "t", ["a"])
#: names_too_long_constraint postgresql mysql
op.create_unique_constraint("c" * 70, "t", ["a"])
#: names_cut
op.create_table("t" * 40, sa.Column("c" * 40, sa.Integer, index=True))
op.create_index(op.f("ü" * 70), "t", ["a"])
op.create_table("t", sa.Column("a", sa.Integer), sa.UniqueConstraint("a", name=op.f("u" * 80)))
#: names_convention postgresql sqlite mysql naming
op.create_table("t", sa.Column("id", sa.Integer, primary_key=True), sa.Column("a", sa.Integer, sa.ForeignKey("o.id"), unique=True), sa.Column("b", sa.Boolean(name="bool", create_constraint=True)), sa.CheckConstraint("a > 1", name="pos"), sa.CheckConstraint("a > 2", name=op.f("final")), sa.UniqueConstraint("a", "id", name="given"))
#: names_convention_long postgresql mysql naming
op.create_table("a_rather_long_table_name_for_a_test", sa.Column("id", sa.Integer, primary_key=True), sa.Column("another_rather_long_column_name", sa.Integer, unique=True, index=True), sa.Column("third", sa.Integer, sa.ForeignKey("a_referred_table_with_a_long_name_too.id")))
op.create_unique_constraint(None, "a_rather_long_table_name_for_a_test", ["another_rather_long_column_name"])
op.drop_constraint("pos", "t", type_="check")
op.create_foreign_key(None, "t", "o", ["a"], ["id"])
#: percents postgresql sqlite mysql percents
op.create_table("t%", sa.Column("a%", sa.String(9), server_default="5%", comment="%s"), sa.Column("b", sa.Integer, server_default=sa.text("7 % 2")), sa.CheckConstraint("a % 2 = 1", name="ck%"), comment="50%")
op.create_index("ix", "t", [sa.text("(a % 2)")])
op.alter_column("t", "a", server_default="%%", existing_type=sa.Integer())
op.execute("SELECT 1 % 2")
#: percents_enum postgresql mysql percents
op.create_table("t", sa.Column("e", sa.Enum("1%", name="e%")))
#: table_index_items
op.create_table("t", sa.Column("a", sa.Integer), sa.Column("b", sa.Integer), sa.Index("ix_z", "a", "b", unique=True, postgresql_where=sa.text("a > 1"), mysql_length={"a": 3}, sqlite_where=sa.text("b > 1")))
#: table_check_expression
op.create_table("t", sa.Column("a", sa.Integer), sa.CheckConstraint(sa.column("a") > 5, name="c1"), sa.CheckConstraint(sa.and_(sa.column("a") > 5, sa.column("Order") != "x"), name="c2"))
#: table_literal_tab
op.create_table("t", sa.Column("a", sa.String(5), server_default="x\ty"), comment="\ta\n\tb ")
#: table_system_column postgresql
op.create_table("t", sa.Column("a", sa.Integer), sa.Column("xmin", sa.Integer, system=True))
#: table_pk_nullable
op.create_table("t", sa.Column("a", sa.Integer, nullable=True), sa.Column("b", sa.String(3), primary_key=True, nullable=True), sa.CheckConstraint("1 = 1"))
#: table_timestamp_null
op.create_table("t", sa.Column("a", sa.TIMESTAMP), sa.Column("b", sa.TIMESTAMP, nullable=False), sa.Column("c", sa.TIMESTAMP, server_default=sa.text("CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP"), comment="c"), sa.Column("d", sa.DateTime))
#: table_self_reference
op.create_table("node", sa.Column("id", sa.Integer, primary_key=True), sa.Column("parent_id", sa.Integer, sa.ForeignKey("node.id", name="fk_parent", ondelete="SET NULL")), sa.UniqueConstraint("parent_id", "id", name="uq"))
#: table_quoted_reference
op.create_table("t", sa.Column("Ref", sa.Integer, sa.ForeignKey("Other Table.The Id")), sa.Column("x", sa.Integer), sa.ForeignKeyConstraint(["x", "Ref"], ["select.from", "select.where"]))
#: alter_enum postgresql mysql
op.alter_column("t", "a", type_=sa.Enum("a", "b", name="e"), existing_type=sa.String(5))
op.alter_column("t", "a", type_=sa.String(5), existing_type=sa.Enum("a", "b", name="e"), nullable=False)
#: alter_enum_using postgresql
op.alter_column("t", "a", type_=sa.Enum("a", "b", name="e", schema="s"), postgresql_using="a::text::s.e")
op.alter_column("t", "a", type_=postgresql.ARRAY(sa.Text()), postgresql_using="ARRAY[a]")
op.alter_column("t", "a", type_=postgresql.TIMESTAMP(timezone=True, precision=3), server_default=sa.text("now()"), nullable=True)
op.alter_column("t", "a", type_=sa.String(), nullable=False, server_default=None, comment=None, new_column_name="A")
#: alter_type_unsupported sqlite mysql
op.alter_column("t", "a", type_=postgresql.JSONB(), existing_type=sa.Text())
#: alter_null_type
op.alter_column("t", "a", type_=sa.types.NullType(), existing_type=sa.Text())
#: alter_comment_escapes postgresql mysql
op.alter_column("t", "a", comment="a\\b'c\nd", existing_type=sa.Text())
op.alter_column("t", "a", comment="", existing_type=sa.Text())
#: alter_fetched postgresql
op.alter_column("t", "a", server_default=sa.FetchedValue())
#: add_column_types postgresql mysql
op.add_column("t", sa.Column("e", sa.Enum("x", name="e"), nullable=False, server_default="x"))
op.add_column("t", sa.Column("j", sa.JSON))
op.add_column("t", sa.Column("ts", sa.TIMESTAMP))
op.add_column("t", sa.Column("c", sa.Integer, sa.Computed("a + 1"), nullable=False))
#: add_column_sequence
op.add_column("t", sa.Column("a", sa.Integer, sa.Sequence("sq")))
#: index_long_names
op.create_index("i" * 60, "t", ["a"])
#: index_literal_column
op.create_index("ix", "t", [sa.literal_column("a COLLATE x"), sa.column("b")])
#: index_where_expression postgresql sqlite
op.create_index("ix", "t", ["a"], postgresql_where=sa.column("a") > 5, sqlite_where=sa.and_(sa.column("a") == "it's", sa.column("b").is_(None)))
#: identity_oracle_options
op.create_table("t", sa.Column("a", sa.Integer, sa.Identity(start=1, order=True, on_null=True)))
#: schema_dotted
op.create_table("t", sa.Column("a", sa.Integer, comment="x"), schema="a.b", comment="y")
op.add_column("t", sa.Column("b", sa.Integer, index=True, comment="z"), schema="a.b")
op.create_index("ix", "t", ["a"], schema="a.b")
op.drop_index("ix", "t", schema="a.b")
op.alter_column("t", "a", comment="c", schema="a.b", existing_type=sa.Integer()) if op.get_context().dialect.name != "sqlite" else None
#: drop_constraint_schema postgresql mysql
op.drop_constraint("fk", "Table", schema="a.b", type_="foreignkey")
op.create_foreign_key("fk", "Table", "Other", ["A"], ["B"], source_schema="a.b", referent_schema="c.d")
#: autoincrement_twice
op.create_table("t", sa.Column("a", sa.Integer, primary_key=True, autoincrement=True), sa.Column("b", sa.Integer, primary_key=True, autoincrement=True))
#: autoincrement_of_text
op.create_table("t", sa.Column("a", sa.String(5), primary_key=True, autoincrement=True))
#: autoincrement_of_text_explicit
op.create_table("t", sa.Column("a", sa.String(5), autoincrement=True), sa.PrimaryKeyConstraint("a"))
#: autoincrement_second
op.create_table("t", sa.Column("a", sa.Integer, primary_key=True), sa.Column("b", sa.Numeric, autoincrement=True)) if op.get_context().dialect.name != "sqlite" else None
#: year_key mysql
op.create_table("t", sa.Column("a", mysql.YEAR, primary_key=True))
#: mariadb mariadb
op.create_table("t", sa.Column("returning", sa.Integer, primary_key=True), sa.Column("admin", sa.Uuid), sa.Column("c", sa.Integer, sa.Computed("a + 1")), sa.Column("d", sa.Integer, sa.Computed("a + 1"), nullable=False), mariadb_engine="InnoDB", mysql_charset="utf8", comment="x")
op.create_index("ix", "t", ["a"], mariadb_length=4, mysql_using="hash", mysql_with_parser="p")
op.drop_constraint("ck", "t", type_="check")
op.alter_column("t", "a", nullable=False, existing_type=sa.String(5).with_variant(sa.Text(), "mariadb"), server_default="x")
#: mariadb_without_length mariadb
op.create_table("t", sa.Column("a", sa.String()))
#: mariadb_unsupported mariadb
op.add_column("t", sa.Column("a", postgresql.JSONB()))
