BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> 3ff1e3eff0f7

SELECT t.v 
FROM t 
WHERE t.v IN (ARRAY[1, 2], ARRAY[]);

INSERT INTO alembic_version (version_num) VALUES ('3ff1e3eff0f7') RETURNING alembic_version.version_num;

COMMIT;

