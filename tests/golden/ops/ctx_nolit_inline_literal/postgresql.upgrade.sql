BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> b5c3f10889cb

UPDATE author SET id=:id, name='x' WHERE author.name = 'it''s';

INSERT INTO author (name) VALUES ('a%b:c');

DELETE FROM author WHERE author.id IN (3);

INSERT INTO m (id, d) VALUES (1, :d);

INSERT INTO m (id, d) VALUES (2, 3);

UPDATE u SET v=:v, w=:w::UUID;

INSERT INTO alembic_version (version_num) VALUES ('b5c3f10889cb') RETURNING alembic_version.version_num;

COMMIT;

