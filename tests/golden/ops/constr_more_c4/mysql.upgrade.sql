CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> aaaa

ALTER TABLE s.t ADD CONSTRAINT ck CHECK (a > 5 AND b LIKE '%x%');

INSERT INTO alembic_version (version_num) VALUES ('aaaa');

