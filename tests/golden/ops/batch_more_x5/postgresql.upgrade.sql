BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> aaaa

ALTER TABLE t DROP CONSTRAINT ua;

CREATE TABLE _alembic_tmp_t (
    id SERIAL NOT NULL, 
    aa TEXT DEFAULT 'q' NOT NULL, 
    PRIMARY KEY (id), 
    CONSTRAINT ua UNIQUE (aa)
);

INSERT INTO _alembic_tmp_t (id, aa) SELECT t.id, t.a 
FROM t;

DROP TABLE t;

ALTER TABLE _alembic_tmp_t RENAME TO t;

CREATE INDEX ix_b ON t (b);

INSERT INTO alembic_version (version_num) VALUES ('aaaa') RETURNING alembic_version.version_num;

COMMIT;

