BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> aaaa

CREATE TYPE ae AS ENUM ('a');

CREATE TABLE x (
    a HSTORE, 
    b TSVECTOR, 
    c MACADDR8, 
    d CIDR, 
    e INT8RANGE, 
    f JSONPATH, 
    g BIT VARYING(5), 
    h INTERVAL DAY TO SECOND (3), 
    i ae[][], 
    j TIME(2) WITHOUT TIME ZONE, 
    k TIMESTAMP(3) WITH TIME ZONE
);

INSERT INTO alembic_version (version_num) VALUES ('aaaa') RETURNING alembic_version.version_num;

COMMIT;

