BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> aaaa

CREATE TABLE x (
    a SERIAL NOT NULL, 
    b INTEGER, 
    PRIMARY KEY (a), 
    FOREIGN KEY(b) REFERENCES x (a)
);

CREATE INDEX ix_x_b ON x (b);

COMMENT ON TABLE x IS 'cm';

DROP TABLE x;

CREATE TABLE x (
    a SERIAL NOT NULL, 
    b INTEGER, 
    PRIMARY KEY (a), 
    FOREIGN KEY(b) REFERENCES x (a)
);

CREATE INDEX ix_x_b ON x (b);

COMMENT ON TABLE x IS 'cm';

DROP TABLE x;

INSERT INTO alembic_version (version_num) VALUES ('aaaa') RETURNING alembic_version.version_num;

COMMIT;

