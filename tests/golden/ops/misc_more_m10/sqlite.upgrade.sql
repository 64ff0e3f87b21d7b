CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> aaaa

CREATE TABLE t (
    id INTEGER NOT NULL, 
    a INTEGER, 
    b INTEGER, 
    CONSTRAINT pk_t PRIMARY KEY (id), 
    CONSTRAINT uq_t_a_b UNIQUE (a, b), 
    CONSTRAINT ck_t_pos CHECK (a > 1), 
    CONSTRAINT fk_t_a_o_id FOREIGN KEY(a) REFERENCES o (id)
);

CREATE INDEX ix_t_a ON t (a);

-- ['ck_t_pos', 'fk_t_a_o_id', 'pk_t', 'uq_t_a_b'];

INSERT INTO alembic_version (version_num) VALUES ('aaaa') RETURNING version_num;

