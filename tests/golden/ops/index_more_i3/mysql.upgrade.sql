CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> aaaa

CREATE INDEX ix ON t (a DESC, (lower(b)));

INSERT INTO alembic_version (version_num) VALUES ('aaaa');

