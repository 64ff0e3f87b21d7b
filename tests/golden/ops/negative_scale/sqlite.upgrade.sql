CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a6b5a685d140

CREATE TABLE ledger (
    thousands NUMERIC(6, -3), 
    tens DECIMAL(5, -1) DEFAULT '10'
);

ALTER TABLE account ADD COLUMN total NUMERIC(8, -2);

INSERT INTO alembic_version (version_num) VALUES ('a6b5a685d140') RETURNING version_num;

