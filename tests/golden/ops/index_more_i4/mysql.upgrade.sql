CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> aaaa

CREATE FULLTEXT INDEX ix ON t (a(10), b(20)) WITH PARSER ngram USING hash;

INSERT INTO alembic_version (version_num) VALUES ('aaaa');

