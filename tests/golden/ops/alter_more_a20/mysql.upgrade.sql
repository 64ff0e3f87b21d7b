CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> aaaa

ALTER TABLE t MODIFY c VARCHAR(1) NULL;

ALTER TABLE t ADD CONSTRAINT en CHECK (c IN ('a', 'b'));

INSERT INTO alembic_version (version_num) VALUES ('aaaa');

