CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> aaaa

CREATE TABLE _alembic_tmp_t (
    id INTEGER NOT NULL AUTO_INCREMENT, 
    aa TEXT NOT NULL DEFAULT 'q', 
    PRIMARY KEY (id), 
    CONSTRAINT ua UNIQUE (aa)
);

INSERT INTO _alembic_tmp_t (id, aa) SELECT t.id, t.a 
FROM t;

DROP TABLE t;

ALTER TABLE _alembic_tmp_t RENAME TO t;

CREATE INDEX ix_b ON t (b);

INSERT INTO alembic_version (version_num) VALUES ('aaaa');

