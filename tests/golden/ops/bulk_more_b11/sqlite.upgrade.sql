CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> aaaa

INSERT INTO "my s".t (x) VALUES ('it''s');

INSERT INTO alembic_version (version_num) VALUES ('aaaa') RETURNING version_num;

