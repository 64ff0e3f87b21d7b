CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> aaaa

-- Table('t', MetaData(), Column('id', Integer(), table=<t>, primary_key=True, nullable=False), Column('a', String(length=5), ForeignKey('o.id'), table=<t>, nullable=False, server_default=DefaultClause('x', for_update=False)), schema='s');

-- Column('a', String(length=5), ForeignKey('o.id'), table=<t>, nullable=False, server_default=DefaultClause('x', for_update=False));

-- s.t t.a s.t s.t;

-- ['id', 'a'];

-- ['id'];

-- Index('i', Column('a', String(length=5), ForeignKey('o.id'), table=<t>, nullable=False, server_default=DefaultClause('x', for_update=False)));

-- ForeignKey('x.y');

-- True;

-- False 'auto';

INSERT INTO alembic_version (version_num) VALUES ('aaaa') RETURNING version_num;

