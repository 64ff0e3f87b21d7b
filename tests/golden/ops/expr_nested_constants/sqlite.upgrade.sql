CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> e12c5d8a7707

UPDATE t SET id=1 WHERE 1 = 1 OR t.id > 5;

UPDATE t SET id=1 WHERE 0 = 1;

SELECT t.ok = 1 AS ok, 0 = 1 AS anon_1 
FROM t;

SELECT t.id 
FROM t 
WHERE NOT (NOT (EXISTS (SELECT * 
FROM t 
WHERE t.ok = 1)));

SELECT t.id 
FROM t 
WHERE NOT (NOT (t.ok = 1 AND t.id = 2));

SELECT count(*) FILTER (WHERE t.ok) AS anon_1, count(t.id) FILTER (WHERE t.ok = 1 AND t.id > 1) AS anon_2 
FROM t;

SELECT t.id 
FROM t 
WHERE t.id = 1;

INSERT INTO alembic_version (version_num) VALUES ('e12c5d8a7707') RETURNING version_num;

