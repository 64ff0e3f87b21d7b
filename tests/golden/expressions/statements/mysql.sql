CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

-- 0;

INSERT INTO account (id, name) VALUES (1, 'x');

-- 1;

ERR CompileError: No literal value renderer is available for literal value "{'a': [1, None, "x'y"]}" with datatype JSON;

-- 2;

INSERT INTO account (color) VALUES ('green');

-- 3;

INSERT INTO account (color) VALUES ('nope');

-- 4;

ERR CompileError: Could not render literal value "2" with datatype BOOLEAN; see parent stack trace for more detail.;

-- 5;

ERR CompileError: Could not render literal value "'abc'" with datatype INTEGER; see parent stack trace for more detail.;

-- 6;

ERR CompileError: Could not render literal value "5" with datatype VARCHAR; see parent stack trace for more detail.;

-- 7;

INSERT INTO account (data) VALUES (NULL);

-- 8;

ERR CompileError: No literal value renderer is available for literal value "[1, 2, {'é': 'ü'}]" with datatype JSON;

-- 9;

INSERT INTO account (data) VALUES (NULL);

-- 10;

ERR CompileError: Could not render literal value "'2020-01-01'" with datatype DATETIME; see parent stack trace for more detail.;

-- 11;

INSERT INTO account (balance, n, f) VALUES (2, 5, 3);

-- 12;

INSERT INTO account (n, f) VALUES (1, inf);

-- 13;

INSERT INTO account (id, name) VALUES (1, 'q');

-- 14;

INSERT INTO account (id, name) VALUES (1, 'x');

-- 15;

INSERT INTO account (id, name) VALUES (1, 'a'), (2, 'b');

-- 16;

ERR CompileError: INSERT value for column account.name is explicitly rendered as a boundparameter in the VALUES clause; a Python-side value or SQL expression is required;

-- 17;

INSERT INTO account (id, name) VALUES (1, 'a'), (2, 'b');

-- 18;

INSERT INTO account (id, name) VALUES (1, lower('A')), ((account.n + 1), 'b');

-- 19;

INSERT INTO account (id, name) VALUES ((SELECT max(account.id) + 1 AS anon_1 
FROM account), upper('x'));

-- 20;

ERR CompileError: Unconsumed column names: nope;

-- 21;

INSERT INTO account (id) VALUES (1) RETURNING account.id;

-- 22;

INSERT INTO account (id) VALUES (1) RETURNING account.id, account.name AS q, lower(account.name) AS lower_1, account.n + :n_1 AS anon_1;

-- 23;

INSERT INTO account (id) VALUES (1) RETURNING account.id, account.name, account.balance, account.flag, account.at, account.day, account.data, account.n, account.color, account.`blob`, account.u, account.f, account.t;

-- 24;

INSERT INTO account (id, name) VALUES (5, 'x');

-- 25;

INSERT INTO account (id, name) VALUES (7, 'z');

-- 26;

INSERT INTO account (id, name, balance, flag, at, day, data, n, color, `blob`, u, f, t) VALUES (:id, :name, :balance, :flag, :at, :day, :data, :n, :color, :blob, :u, :f, :t);

-- 27;

INSERT INTO account () VALUES ();

-- 28;

INSERT INTO account (id, name) SELECT shop.`order`.id, shop.`order`.`select` 
FROM shop.`order`;

-- 29;

INSERT INTO account (id) SELECT shop.`order`.id 
FROM shop.`order` 
WHERE shop.`order`.`Total` > 5 ORDER BY shop.`order`.id 
 LIMIT 3;

-- 30;

INSERT INTO account (id) SELECT shop.`order`.id 
FROM shop.`order` UNION ALL SELECT 5 AS anon_1;

-- 31;

INSERT INTO account (id) SELECT 1 AS anon_1 FROM DUAL 
WHERE NOT (EXISTS (SELECT * 
FROM account 
WHERE account.id = 1));

-- 32;

INSERT INTO account (id) SELECT 1 AS anon_1 FROM DUAL 
WHERE NOT (EXISTS (SELECT account.id 
FROM account 
WHERE account.id = 1));

-- 33;

INSERT INTO account (id) VALUES (1);

-- 34;

INSERT INTO parent (name) VALUES ('q');

-- 35;

INSERT INTO parent (id, name) VALUES (5, NULL);

-- 36;

INSERT INTO parent (id, name) VALUES (nextval('s'), NULL);

-- 37;

INSERT INTO parent (name) VALUES ('a'), ('b');

-- 38;

INSERT INTO parent (name, code) VALUES (NULL, 'a'), (NULL, 'b');

-- 39;

INSERT INTO parent (id, name, updated, code) VALUES (:id, :name, :updated, :code);

-- 40;

INSERT INTO parent (name) VALUES ('z');

-- 41;

INSERT INTO parent (code, name) SELECT account.name, NULL AS anon_1 
FROM account;

-- 42;

INSERT INTO parent (code) SELECT account.name 
FROM account;

-- 43;

INSERT INTO parent (name) VALUES ('z') RETURNING parent.id, parent.code;

-- 44;

UPDATE account SET name='x';

-- 45;

UPDATE account SET name='x', n=NULL WHERE account.id = 5;

-- 46;

UPDATE account SET name=lower(account.name), n=(account.n + 1) WHERE account.id = 5 AND account.flag = 1;

-- 47;

UPDATE account SET n=(SELECT count(shop.`order`.id) AS count_1 
FROM shop.`order` 
WHERE shop.`order`.account_id = account.id);

-- 48;

UPDATE account SET n=(SELECT count(shop.`order`.id) AS count_1 
FROM shop.`order` 
WHERE shop.`order`.account_id = account.id);

-- 49;

UPDATE account, shop.`order` SET account.n=shop.`order`.`Total` WHERE shop.`order`.account_id = account.id;

-- 50;

UPDATE account, shop.`order` SET account.name='z' WHERE account.id = shop.`order`.account_id AND shop.`order`.`Total` > 5;

-- 51;

UPDATE account SET name='z' WHERE EXISTS (SELECT * 
FROM shop.`order` 
WHERE shop.`order`.account_id = account.id);

-- 52;

UPDATE account SET name='z' WHERE account.id IN (SELECT shop.`order`.account_id 
FROM shop.`order`);

-- 53;

UPDATE account SET name=CASE WHEN (account.n > 1) THEN 'a' ELSE account.name END;

-- 54;

UPDATE account SET flag=account.flag = 0;

-- 55;

UPDATE account SET flag=(account.n > 5);

-- 56;

UPDATE account SET flag=(account.n > 5 AND account.flag = 1);

-- 57;

UPDATE account SET name=(concat(account.name, '!', account.name));

-- 58;

UPDATE account SET balance=(-account.balance), n=(-(account.n + 1));

-- 59;

UPDATE account SET name='x', id=4;

-- 60;

ERR CompileError: Unconsumed column names: nope;

-- 61;

UPDATE account SET id=:id, name=:name, balance=:balance, flag=:flag, at=:at, day=:day, data=:data, n=:n, color=:color, `blob`=:blob, u=:u, f=:f, t=:t;

-- 62;

UPDATE account SET name='x' RETURNING account.id;

-- 63;

ERR CompileError: No literal value renderer is available for literal value "{'x': 1}" with datatype JSON;

-- 64;

ERR CompileError: No literal value renderer is available for literal value "{'x': 1}" with datatype JSON;

-- 65;

UPDATE account SET name=replace(account.name, '%', 'x');

-- 66;

UPDATE account SET name=NULL;

-- 67;

UPDATE account SET at=now(), day=CURRENT_DATE;

-- 68;

UPDATE account SET name='w' WHERE account.id = 5;

-- 69;

UPDATE account SET name=NULL WHERE account.id = NULL;

-- 70;

UPDATE account SET name='x' LIMIT 5;

-- 71;

ERR CompileError: No literal value renderer is available for literal value "'x'" with datatype NULL;

-- 72;

UPDATE shop.`order` SET `Total`=(shop.`order`.`Total` + 1) WHERE shop.`order`.`Total` = 1;

-- 73;

UPDATE parent SET name='y', updated=now();

-- 74;

UPDATE parent, child SET parent.name='y', parent.updated=now() WHERE parent.id = child.parent_id;

-- 75;

UPDATE parent SET name='y', updated=now() WHERE parent.id = (SELECT child.parent_id 
FROM child 
WHERE child.id = parent.id);

-- 76;

DELETE FROM account;

-- 77;

DELETE FROM account WHERE account.id = 1;

-- 78;

DELETE FROM account USING account, shop.`order` WHERE account.id = shop.`order`.account_id;

-- 79;

DELETE FROM account WHERE account.id = 1 RETURNING account.name;

-- 80;

DELETE FROM account WHERE (account.id = 1 OR account.name = 'x') AND account.n < 5;

-- 81;

DELETE FROM account WHERE account.id IN (1, 2, 3) AND account.name IN (NULL) AND (1 != 1);

-- 82;

ERR AttributeError: 'Alias' object has no attribute 'delete';

-- 83;

DELETE FROM account WHERE (account.id, account.n) IN (SELECT shop.`order`.id, shop.`order`.`Total` 
FROM shop.`order`);

-- 84;

SELECT account.id 
FROM account UNION SELECT shop.`order`.id 
FROM shop.`order`;

-- 85;

SELECT account.id 
FROM account 
WHERE account.id > 1 UNION ALL SELECT shop.`order`.id 
FROM shop.`order` ORDER BY id 
 LIMIT 5;

-- 86;

(SELECT account.id 
FROM account 
 LIMIT 1) UNION (SELECT shop.`order`.id 
FROM shop.`order` ORDER BY shop.`order`.id);

-- 87;

SELECT anon_1.id 
FROM (SELECT account.id AS id 
FROM account UNION SELECT shop.`order`.id AS id 
FROM shop.`order`) AS anon_1;

-- 88;

ERR AttributeError: 'CompoundSelect' object has no attribute 'union_all';

-- 89;

SELECT account.id 
FROM account INTERSECT SELECT shop.`order`.id 
FROM shop.`order`;

-- 90;

ERR CompileError: All selectables passed to CompoundSelect must have identical numbers of columns; select #1 has 1 columns, select #2 has 2;

-- 91;

SELECT (SELECT account.id 
FROM account) AS anon_1;

-- 92;

SELECT (SELECT max(account.id) AS max_1 
FROM account) AS m, shop.`order`.id 
FROM shop.`order`;

-- 93;

SELECT account.id, (SELECT count(*) AS count_1 
FROM shop.`order` 
WHERE shop.`order`.account_id = account.id) AS n 
FROM account;

-- 94;

SELECT account.id 
FROM account 
WHERE account.n > (SELECT avg(account.n) AS avg_1 
FROM account);

-- 95;

SELECT account.id 
FROM account 
WHERE EXISTS (SELECT * 
FROM shop.`order` 
WHERE shop.`order`.account_id = account.id);

-- 96;

SELECT account.id 
FROM account 
WHERE NOT (EXISTS (SELECT 1 
FROM shop.`order` 
WHERE shop.`order`.account_id = account.id));

-- 97;

SELECT account.id 
FROM account 
WHERE EXISTS (SELECT shop.`order`.id 
FROM shop.`order` 
WHERE shop.`order`.account_id = account.id);

-- 98;

SELECT account.id 
FROM account 
WHERE EXISTS (SELECT shop.`order`.id 
FROM shop.`order` 
WHERE shop.`order`.account_id = account.id);

-- 99;

SELECT EXISTS (SELECT * 
FROM account 
WHERE account.id = 1) AS anon_1;

-- 100;

SELECT q.id, q.max_1 
FROM (SELECT account.id AS id, max(account.n) AS max_1 
FROM account GROUP BY account.id) AS q;

-- 101;

SELECT anon_1.id, anon_1.max_1 
FROM (SELECT account.id AS id, max(account.n) AS max_1 
FROM account GROUP BY account.id) AS anon_1;

-- 102;

SELECT anon_1.y 
FROM (SELECT account.id AS x, account.n + 1 AS y 
FROM account) AS anon_1;

-- 103;

SELECT z.id, z.name, z.balance, z.flag, z.at, z.day, z.data, z.n, z.color, z.`blob`, z.u, z.f, z.t, z.id_1, z.account_id, z.`Total`, z.`select` 
FROM (SELECT account.id AS id, account.name AS name, account.balance AS balance, account.flag AS flag, account.at AS at, account.day AS day, account.data AS data, account.n AS n, account.color AS color, account.`blob` AS `blob`, account.u AS u, account.f AS f, account.t AS t, shop.`order`.id AS id_1, shop.`order`.account_id AS account_id, shop.`order`.`Total` AS `Total`, shop.`order`.`select` AS `select` 
FROM account, shop.`order`) AS z;

-- 104;

SELECT x.id 
FROM account AS x;

-- 105;

SELECT account_1.id, y.id AS id_1 
FROM account AS account_1, account AS y;

-- 106;

SELECT account.id 
FROM account 
WHERE account.id = ANY (SELECT shop.`order`.id 
FROM shop.`order`);

-- 107;

SELECT account.id 
FROM account 
WHERE 5 = ALL (SELECT shop.`order`.id 
FROM shop.`order`);

-- 108;

SELECT account.id 
FROM account 
WHERE account.id > ANY (ARRAY[1,2]);

-- 109;

WITH q AS 
(SELECT account.id AS id 
FROM account 
WHERE account.n > 1)
 SELECT q.id 
FROM q;

-- 110;

WITH w AS 
(SELECT shop.`order`.id AS id 
FROM shop.`order`)
 SELECT account.id 
FROM account 
WHERE account.id IN (SELECT w.id 
FROM w);

-- 111;

INSERT INTO account (id) WITH w AS 
(SELECT shop.`order`.id AS id 
FROM shop.`order`)
 SELECT w.id 
FROM w;

-- 112;

WITH anon_1 AS 
(SELECT shop.`order`.id AS id 
FROM shop.`order`)
 SELECT anon_1.id 
FROM anon_1;

-- 113;

WITH w AS 
(SELECT shop.`order`.id AS id 
FROM shop.`order` 
WHERE shop.`order`.`Total` > 5)
 DELETE FROM account WHERE account.id IN (SELECT w.id 
FROM w);

-- 114;

WITH gone AS 
(DELETE FROM account WHERE account.id = 1 RETURNING account.name, account.id)
 SELECT gone.name, gone.id 
FROM gone;

-- 115;

SELECT v.x, v.y 
FROM (VALUES (1, 'a'), (2, 'b')) AS v (x, y);

-- 116;

SELECT v.x 
FROM (VALUES (1), (2)) AS v (x);

-- 117;

SELECT anon_1.v 
FROM unnest(ARRAY[1,2]) AS anon_1;

-- 118;

SELECT g.value 
FROM generate_series(1, 5) AS g;

-- 119;

SELECT g 
FROM generate_series(1, 5) AS g;

-- 120;

SELECT anon_1.`key` 
FROM json_each(account.data) AS anon_1;

-- 121;

SELECT x 
FROM generate_series(1, 5) AS x;

-- 122;

ERR CompileError: VARCHAR requires a length on dialect mysql;

-- 123;

SELECT account.id 
FROM account, LATERAL (SELECT shop.`order`.id AS id 
FROM shop.`order` 
WHERE shop.`order`.account_id = account.id) AS l;

-- 124;

SELECT ALL account.id 
FROM account OPTION X;

-- 125;

SELECT account.id 
FROM account AS s TABLESAMPLE bernoulli(10) REPEATABLE (rand()), account;

-- 126;

SELECT parent.id, parent.name, parent.updated, parent.code 
FROM parent LEFT OUTER JOIN child ON parent.id = child.parent_id;

-- 127;

SELECT child.id 
FROM child INNER JOIN parent ON parent.id = child.parent_id;

-- 128;

SELECT parent.name, count(child.id) AS count_1 
FROM parent LEFT OUTER JOIN child ON parent.id = child.parent_id GROUP BY parent.name;

-- 129;

SELECT parent.id 
FROM parent 
WHERE parent.name = 'x';

-- 130;

SELECT parent.id AS parent_id 
FROM parent;

-- 131;

SELECT shop.`order`.id AS shop_order_id, shop.`order`.`Total` AS `shop_order_Total` 
FROM shop.`order`;

-- 132;

SELECT 1 AS one, 2 as two;

-- 133;

SELECT JSON_EXTRACT(account.data, '$."k"') AS anon_1, JSON_EXTRACT(JSON_EXTRACT(account.data, '$."k"'), '$."j"') AS anon_2, JSON_EXTRACT(account.data, '$[3]') AS anon_3, JSON_EXTRACT(account.data, '$."a"."b"[2]') AS anon_4 
FROM account;

-- 134;

SELECT CASE JSON_EXTRACT(account.data, '$."k"') WHEN 'null' THEN NULL ELSE JSON_UNQUOTE(JSON_EXTRACT(account.data, '$."k"')) END AS anon_1, CASE JSON_EXTRACT(account.data, '$."k"') WHEN 'null' THEN NULL ELSE CAST(JSON_EXTRACT(account.data, '$."k"') AS SIGNED INTEGER) END AS anon_2, CASE JSON_EXTRACT(account.data, '$."k"') WHEN 'null' THEN NULL WHEN true THEN true ELSE false END AS anon_3, CASE JSON_EXTRACT(account.data, '$."f"') WHEN 'null' THEN NULL ELSE JSON_EXTRACT(account.data, '$."f"')+0.0000000000000000000000 END AS anon_4 
FROM account;

-- 135;

SELECT account.id 
FROM account 
WHERE CASE JSON_EXTRACT(account.data, '$."k"') WHEN 'null' THEN NULL ELSE JSON_UNQUOTE(JSON_EXTRACT(account.data, '$."k"')) END = 'x' AND CASE JSON_EXTRACT(account.data, '$."a"."b"') WHEN 'null' THEN NULL ELSE CAST(JSON_EXTRACT(account.data, '$."a"."b"') AS SIGNED INTEGER) END > 5;

-- 136;

SELECT account.id 
FROM account 
WHERE CAST(JSON_EXTRACT(account.data, '$."k"') AS CHAR) = '"x"';

-- 137;

ERR CompileError: Could not render literal value "datetime.timedelta(days=1)" with datatype DATETIME; see parent stack trace for more detail.;

-- 138;

SELECT account.id 
FROM account 
WHERE account.at > '2020-01-01 00:00:00' AND account.day <= '2021-02-03' AND account.u = '00000000000000000000000000000005';

-- 139;

SELECT account.id 
FROM account 
WHERE account.color = 'red' AND account.color IN ('red', 'green');

-- 140;

SELECT account.id 
FROM account 
WHERE account.`blob` = 'xyz' AND account.f > 1e+20 AND account.balance = 1.10;

-- 141;

SELECT account.id 
FROM account 
WHERE account.name = 5;

-- 142;

SELECT account.id 
FROM account 
WHERE account.name = 5;

-- 143;

SELECT account.id 
FROM account 
WHERE account.id = '5' AND account.id = 'x';

-- 144;

SELECT account.id 
FROM account, shop.`order` 
WHERE shop.`order`.`select` = 5;

-- 145;

SELECT account.id 
FROM account 
WHERE q = 5;

-- 146;

SELECT account.id 
FROM account 
WHERE q = '5' AND z = 3;

-- 147;

SELECT account.id 
FROM account 
WHERE lower(account.name) = 'x' AND foo(account.name) = 5;

-- 148;

SELECT account.id 
FROM account 
WHERE x = NULL;

-- 149;

update t set a = 5 where b = 'x''y';

-- 150;

update t set a = '2020-01-01';

-- 151;

ERR CompileError: No literal value renderer is available for literal value "{'a': 1}" with datatype JSON;

-- 152;

select a::int, b::text from t where c = 'NULL' and d = :y and e like 'a%';

-- 153;

select * from t where id in (1, 2, 3);

-- 154;

select 1, 1, NULL;

-- 155;

select id, name from t;

-- 156;

SELECT s.id 
FROM (select id, name from t) AS s;

-- 157;

select 1 where a = 'NULL' and b = :y;

-- 158;

SELECT nextval('x') AS nextval_1, nextval(my_seq) AS next_value_1, nextval(`Zz`.s2) AS next_value_2;

-- 159;

setval('s', 5);

-- 160;

SELECT setval('s', (SELECT max(account.id) AS max_1 
FROM account)) AS setval_1;

-- 161;

SELECT CAST(account.n AS DECIMAL(10, 2)) AS n, account.n AS n__1, account.n AS n__2, account.n AS n__3, CAST(account.n AS JSON) AS n__4, CAST(account.n AS BINARY) AS n__5, CAST(account.n AS TIME) AS n__6, CAST(account.n AS SIGNED INTEGER) AS n__7, account.n AS n__8, CAST(account.n AS CHAR(3)) AS n__9, CAST(account.n AS CHAR(5)) AS n__10 
FROM account;

-- 162;

SELECT CAST(account.name AS CHAR) AS name 
FROM account;

-- 163;

SELECT account.id 
FROM account ORDER BY CASE WHEN (account.n > 1) THEN 1 ELSE 0 END, account.name DESC;

-- 164;

SELECT account.id 
FROM account GROUP BY account.id, account.name ORDER BY count(*) DESC;

-- 165;

SELECT account.n > 5 AS big, account.n > 1 AND account.flag = 1 AS anon_1, account.flag = 0 AS flag, account.flag AS flag_1 
FROM account;

-- 166;

SELECT account.n <= 5 AS anon_1, account.name NOT LIKE 'x' AS anon_2, NOT (account.n > 5 OR account.flag = 1) AS anon_3, NOT (account.n > 5 AND account.id < 3) AS anon_4 
FROM account;

-- 167;

SELECT account.id 
FROM account 
WHERE NOT (account.n > 5 AND account.id < 3) AND NOT (account.flag = 1 OR account.n = 1);

-- 168;

SELECT account.id 
FROM account 
WHERE coalesce(account.flag, false) = 1 AND coalesce(account.flag, true) = true;

-- 169;

SELECT account.id 
FROM account 
WHERE account.n IN (1) OR account.name IS NULL AND account.flag = 1;

-- 170;

SELECT account.id 
FROM account 
WHERE (account.n = 1) = (account.id = 2);

-- 171;

SELECT account.id 
FROM account 
WHERE account.flag IS true AND account.flag IS NOT NULL AND account.flag IS NOT true;

-- 172;

SELECT account.id 
FROM account 
WHERE account.n IS NOT NULL AND account.n IS NULL AND account.n IS NULL;

INSERT INTO alembic_version (version_num) VALUES ('a1');

