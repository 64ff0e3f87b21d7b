CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> aaaa

SELECT 'x''y';

INSERT INTO alembic_version (version_num) VALUES ('aaaa') RETURNING version_num;

