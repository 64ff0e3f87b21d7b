BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> aaaa

CREATE TABLE a (
    x VARCHAR(3) DEFAULT '' NOT NULL, 
    b BOOLEAN DEFAULT '1', 
    c BOOLEAN DEFAULT true, 
    d TIMESTAMP WITHOUT TIME ZONE DEFAULT now(), 
    e TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP
);

COMMENT ON COLUMN a.x IS 'it''s';

INSERT INTO alembic_version (version_num) VALUES ('aaaa') RETURNING alembic_version.version_num;

COMMIT;

