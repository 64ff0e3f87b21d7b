CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> aaaa

CREATE TABLE a (
    id INTEGER NOT NULL AUTO_INCREMENT, 
    n VARCHAR(5) DEFAULT 'y', 
    PRIMARY KEY (id)
);

INSERT INTO a (id, n) VALUES (1, NULL);

INSERT INTO a (id, n) VALUES (2, 'z');

INSERT INTO a (id, n) VALUES (4, NULL);

UPDATE a SET n='q' WHERE a.id = 4;

DELETE FROM a WHERE a.n IS NULL;

INSERT INTO alembic_version (version_num) VALUES ('aaaa');

