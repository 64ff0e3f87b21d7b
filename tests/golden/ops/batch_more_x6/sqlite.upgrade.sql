CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> aaaa

CREATE TABLE _alembic_tmp_t (
    id INTEGER NOT NULL, 
    a INTEGER, 
    PRIMARY KEY (id), 
    CONSTRAINT fk2 FOREIGN KEY(a) REFERENCES p (x)
);

INSERT INTO _alembic_tmp_t (id, a) SELECT t.id, t.a 
FROM t;

DROP TABLE t;

ALTER TABLE _alembic_tmp_t RENAME TO t;

INSERT INTO alembic_version (version_num) VALUES ('aaaa') RETURNING version_num;

