CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> 5e0f6d1c7a21

CREATE TABLE meeting (
    id INTEGER NOT NULL AUTO_INCREMENT, 
    day DATE, 
    begins TIME, 
    made DATETIME, 
    ratio REAL, 
    PRIMARY KEY (id)
);

ALTER TABLE meeting CHANGE made made DATETIME NULL;

ALTER TABLE meeting MODIFY ratio DOUBLE NULL;

ALTER TABLE meeting COMMENT NULL;

INSERT INTO alembic_version (version_num) VALUES ('5e0f6d1c7a21');

