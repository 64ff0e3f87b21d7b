BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> 57b0f3aabf41

CREATE TABLE _alembic_tmp_t (
    id SERIAL NOT NULL, 
    c en, 
    PRIMARY KEY (id)
);

INSERT INTO _alembic_tmp_t (id, c) SELECT t.id, CAST(t.c AS en) AS c 
FROM t;

DROP TABLE t;

DROP TYPE "old";

ALTER TABLE _alembic_tmp_t RENAME TO t;

INSERT INTO alembic_version (version_num) VALUES ('57b0f3aabf41') RETURNING alembic_version.version_num;

COMMIT;

