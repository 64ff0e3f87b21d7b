CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> 5d0c2a7be914

CREATE INDEX ix_never ON station (code);

CREATE UNIQUE INDEX ix_always ON station (code);

INSERT INTO alembic_version (version_num) VALUES ('5d0c2a7be914') RETURNING version_num;

