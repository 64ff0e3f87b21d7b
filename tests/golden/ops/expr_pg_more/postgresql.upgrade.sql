BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> 9e8c2e71455e

SELECT hstore('a', 'b') AS hstore_1, hstore(ARRAY['k'], ARRAY['v']) -> 'k' AS anon_1;

SELECT j || j AS anon_1;

SELECT t_1.a, t_1."order" 
FROM s.t AS t_1 TABLESAMPLE system(5);

SELECT sample."order" 
FROM s.t AS sample TABLESAMPLE bernoulli(5);

INSERT INTO alembic_version (version_num) VALUES ('9e8c2e71455e') RETURNING alembic_version.version_num;

COMMIT;

