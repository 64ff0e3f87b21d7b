BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> aaaa

CREATE TEMPORARY TABLE IF NOT EXISTS x (
    a SERIAL NOT NULL, 
    PRIMARY KEY (a)
);

DROP TABLE IF EXISTS x;

DROP TABLE "S".x;

INSERT INTO alembic_version (version_num) VALUES ('aaaa') RETURNING alembic_version.version_num;

COMMIT;

