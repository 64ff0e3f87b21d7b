BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> aaaa

CREATE TABLE a (
    id INTEGER NOT NULL, 
    b BIGINT, 
    c NUMERIC(5), 
    PRIMARY KEY (id), 
    CONSTRAINT fkx FOREIGN KEY(b) REFERENCES x (y) ON DELETE SET NULL ON UPDATE CASCADE
);

CREATE INDEX ix_a_b ON a (b);

CREATE UNIQUE INDEX ix_a_c ON a (c);

COMMENT ON TABLE a IS 'hi';

INSERT INTO alembic_version (version_num) VALUES ('aaaa') RETURNING alembic_version.version_num;

COMMIT;

