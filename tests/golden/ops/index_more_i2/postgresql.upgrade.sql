BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> aaaa

CREATE INDEX CONCURRENTLY ix ON t USING btree (a text_pattern_ops) INCLUDE (b) NULLS NOT DISTINCT WITH (fillfactor = 50) TABLESPACE ts WHERE a > 5;

INSERT INTO alembic_version (version_num) VALUES ('aaaa') RETURNING alembic_version.version_num;

COMMIT;

