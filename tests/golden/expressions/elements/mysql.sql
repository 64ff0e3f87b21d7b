CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

-- 0;

SELECT account.id, account.name 
FROM account;

-- 1;

SELECT account.id, account.name, account.balance, account.flag, account.at, account.day, account.data, account.n, account.color, account.`blob`, account.u, account.f, account.t 
FROM account;

-- 2;

SELECT account.id 
FROM account 
WHERE account.id = 5;

-- 3;

SELECT account.id 
FROM account 
WHERE account.id IS NOT NULL AND account.name IS NULL;

-- 4;

SELECT account.id 
FROM account 
WHERE account.flag = 1;

-- 5;

SELECT account.id 
FROM account 
WHERE account.flag = 0;

-- 6;

SELECT account.id 
FROM account 
WHERE account.flag = 0 AND account.n > 1;

-- 7;

SELECT account.id 
FROM account 
WHERE account.flag = true;

-- 8;

SELECT account.id 
FROM account 
WHERE account.flag IS false;

-- 9;

SELECT account.id 
FROM account 
WHERE account.flag != false;

-- 10;

SELECT account.id 
FROM account 
WHERE (account.n > 1 OR account.n < -1) AND account.flag = 1;

-- 11;

SELECT account.id 
FROM account 
WHERE account.n > 1 OR account.n < -1 AND account.flag = 1;

-- 12;

SELECT account.id 
FROM account 
WHERE (account.n + 1) * 2 > 3;

-- 13;

SELECT account.id 
FROM account 
WHERE account.n - (account.id - 1) > 3;

-- 14;

SELECT account.id 
FROM account 
WHERE -(account.n + 1) < 0;

-- 15;

SELECT account.id 
FROM account 
WHERE -account.n < 0;

-- 16;

SELECT account.n / 2 AS anon_1, FLOOR(account.n / 2) AS anon_2, account.n % 2 AS anon_3, account.balance / 3 AS anon_4, 10 / account.n AS anon_5, FLOOR(account.f / 2) AS anon_6 
FROM account;

-- 17;

SELECT concat(account.name, 'x') AS anon_1, concat('y', account.name) AS anon_2, concat(account.name, account.name, 'z') AS anon_3, concat(account.name, 'q') AS anon_4 
FROM account;

-- 18;

SELECT account.id 
FROM account 
WHERE account.name LIKE 'a%';

-- 19;

SELECT account.id 
FROM account 
WHERE account.name LIKE 'a/%' ESCAPE '/';

-- 20;

SELECT account.id 
FROM account 
WHERE lower(account.name) LIKE lower('a%') AND account.name NOT LIKE 'b' AND lower(account.name) NOT LIKE lower('c');

-- 21;

SELECT account.id 
FROM account 
WHERE (account.name LIKE concat('%', 'a', '%')) AND (account.name LIKE concat('b', '%')) AND (account.name LIKE concat('%', 'c'));

-- 22;

SELECT account.id 
FROM account 
WHERE (account.name LIKE concat('%', 'a/%/_', '%') ESCAPE '/') AND (account.name LIKE concat('b//', '%') ESCAPE '/');

-- 23;

SELECT account.id 
FROM account 
WHERE (account.name NOT LIKE concat('%', 'a', '%')) AND (account.name NOT LIKE concat('b', '%'));

-- 24;

SELECT account.id 
FROM account 
WHERE (lower(account.name) LIKE concat('%', lower('a'), '%')) AND (lower(account.name) LIKE concat(lower('b'), '%')) AND (lower(account.name) LIKE concat('%', lower('c')));

-- 25;

SELECT account.id 
FROM account 
WHERE (account.name LIKE concat('%', account.name, 'x', '%'));

-- 26;

SELECT account.id 
FROM account 
WHERE account.id IN (1, 2, 3);

-- 27;

SELECT account.id 
FROM account 
WHERE account.id IN (NULL) AND (1 != 1);

-- 28;

SELECT account.id 
FROM account 
WHERE (account.id NOT IN (NULL) OR (1 = 1));

-- 29;

SELECT account.id 
FROM account 
WHERE (account.id NOT IN (1, 2)) AND account.n = 1;

-- 30;

SELECT account.id 
FROM account 
WHERE (account.id NOT IN (1, 2));

-- 31;

SELECT account.id 
FROM account 
WHERE account.name IN ('a', 'b''c');

-- 32;

SELECT account.id 
FROM account 
WHERE account.id IN (SELECT shop.`order`.account_id 
FROM shop.`order`);

-- 33;

SELECT account.id 
FROM account 
WHERE (account.id NOT IN (SELECT shop.`order`.account_id 
FROM shop.`order` 
WHERE shop.`order`.`Total` > 3));

-- 34;

SELECT account.id 
FROM account 
WHERE account.id IN (1, NULL, x);

-- 35;

SELECT account.id 
FROM account 
WHERE (account.id, account.name) IN ((1, 'a'), (2, 'b'));

-- 36;

SELECT account.id 
FROM account 
WHERE (account.id, account.name) IN ((NULL, NULL)) AND (1 != 1);

-- 37;

SELECT account.id 
FROM account 
WHERE account.n BETWEEN 1 AND 5;

-- 38;

SELECT account.id 
FROM account 
WHERE account.n NOT BETWEEN 1 AND 5 AND account.n BETWEEN SYMMETRIC 1 AND 5;

-- 39;

SELECT account.id 
FROM account 
WHERE account.n BETWEEN account.id AND account.id + 5;

-- 40;

SELECT account.id 
FROM account 
WHERE NOT (account.n <=> :n_1) AND account.n <=> NULL;

-- 41;

SELECT account.id 
FROM account 
WHERE account.name REGEXP '^a';

-- 42;

SELECT account.id 
FROM account 
WHERE REGEXP_LIKE(account.name, '^a', 'i') AND account.name NOT REGEXP 'b';

-- 43;

SELECT REGEXP_REPLACE(account.name, 'a', 'b') AS anon_1, REGEXP_REPLACE(account.name, 'a', 'b', 'g') AS anon_2 
FROM account;

-- 44;

SELECT account.name COLLATE `C` AS anon_1 
FROM account;

-- 45;

SELECT account.name 
FROM account ORDER BY account.name COLLATE `de_DE` DESC;

-- 46;

SELECT account.id 
FROM account 
WHERE MATCH (account.name) AGAINST ('x' IN BOOLEAN MODE);

-- 47;

SELECT account.id 
FROM account 
WHERE (account.name ~* 'x') AND (account.n & 4) = 0;

-- 48;

SELECT account.id 
FROM account 
WHERE (account.n & 4) + 1 = 0;

-- 49;

SELECT account.id 
FROM account 
WHERE account.n @@ 4;

-- 50;

SELECT account.id 
FROM account 
WHERE account.n & 4 = 1 AND account.n | 4 = 1 AND account.n ^ 4 = 1 AND (NOT ~account.n) = 2;

-- 51;

SELECT account.n << 2 AS anon_1, account.n >> 1 AS anon_2 
FROM account;

-- 52;

SELECT count(*) AS count_1, count(account.id) AS count_2, count(DISTINCT account.id) AS count_3, count(DISTINCT account.id) AS count_4 
FROM account;

-- 53;

SELECT max(account.id) AS max_1, min(account.id) AS min_1, sum(account.n) AS s, avg(account.n) AS avg_1 
FROM account;

-- 54;

SELECT max(account.id) AS max_1, max(account.n) AS max_2, max(account.id) AS max_3 
FROM account;

-- 55;

SELECT now() AS now_1, CURRENT_TIMESTAMP AS current_timestamp_1, CURRENT_DATE AS current_date_1, CURRENT_USER AS current_user_1, LOCALTIMESTAMP AS localtimestamp_1, rand() AS random_1, SYSDATE() AS sysdate_1;

-- 56;

SELECT coalesce(account.name, 'x') AS coalesce_1, lower(account.name) AS lower_1, char_length(account.name) AS char_length_1, concat(account.name, 'x') AS concat_1 
FROM account;

-- 57;

SELECT pg_catalog.format('x', 1) AS format_1, MyFunc(1) AS `MyFunc_1`, my_func(2) AS my_func_1, Foo.Bar(3) AS `Bar_1`;

-- 58;

SELECT date_trunc('day', account.at) AS d 
FROM account GROUP BY date_trunc('day', account.at);

-- 59;

SELECT substring(account.name, 1, 2) AS substring_1, substring(account.name, 3) AS substring_2 
FROM account;

-- 60;

SELECT row_number() OVER (PARTITION BY account.name ORDER BY account.id DESC) AS anon_1 
FROM account;

-- 61;

SELECT sum(account.n) OVER (ORDER BY account.id, account.n ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS anon_1, sum(account.n) OVER (RANGE BETWEEN 1 PRECEDING AND 2 FOLLOWING) AS anon_2, rank() OVER () AS anon_3 
FROM account;

-- 62;

SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY account.n DESC) AS anon_1, count(account.id) FILTER (WHERE account.n > 5) AS anon_2 
FROM account;

-- 63;

SELECT count(account.id) FILTER (WHERE account.n > 5 AND account.flag = 1) OVER (PARTITION BY account.name) AS anon_1 
FROM account;

-- 64;

SELECT group_concat(account.name SEPARATOR ', ') AS aggregate_strings_1 
FROM account;

-- 65;

SELECT array_agg(account.name) AS array_agg_1 
FROM account;

-- 66;

SELECT CUBE(account.name, account.n) AS cube_1, GROUPING SETS((account.n), account.id) AS grouping_sets_1, account.n, account.id WITH ROLLUP AS rollup_1 
FROM account;

-- 67;

SELECT CASE WHEN (account.n > 1) THEN 'a' WHEN (account.n > 0) THEN 'b' ELSE 'c' END AS anon_1 
FROM account;

-- 68;

SELECT CASE WHEN account.flag THEN 1 ELSE 0 END AS x 
FROM account;

-- 69;

SELECT CASE account.name WHEN 'a' THEN 1 WHEN 'b' THEN 2 ELSE 3 END AS anon_1 
FROM account;

-- 70;

SELECT CASE WHEN (account.n IS NULL) THEN account.id ELSE account.n + 1 END AS anon_1 
FROM account;

-- 71;

SELECT CASE WHEN (account.n > 1) THEN 'a' END AS x, account.id 
FROM account;

-- 72;

SELECT CAST(account.n AS CHAR) AS n, CAST(account.name AS SIGNED INTEGER) AS i, CAST(5 AS SIGNED INTEGER) AS anon_1, CAST(NULL AS DATE) AS anon_2 
FROM account;

-- 73;

SELECT CAST(account.n + 1 AS DECIMAL(5, 2)) AS anon_1, CAST(account.n AS CHAR) AS n, CAST(max(account.n) AS SIGNED INTEGER) AS max_1 
FROM account;

-- 74;

SELECT concat(account.n, 'x') AS anon_1 
FROM account;

-- 75;

SELECT EXTRACT(year FROM account.at) AS anon_1, EXTRACT(epoch FROM account.at) AS anon_2, EXTRACT(dow FROM account.day) AS anon_3 
FROM account;

-- 76;

SELECT EXTRACT(millisecond FROM account.at) AS anon_1 
FROM account;

-- 77;

SELECT 5 AS anon_1, 'x' AS anon_2, NULL AS anon_3, 2.5 AS anon_4, 1.50 AS anon_5, true AS anon_6;

-- 78;

SELECT '2020-01-02' AS anon_1, '2020-01-02 03:04:05.000678' AS anon_2, '01:02:03' AS anon_3;

-- 79;

SELECT 'abc' AS anon_1, '00000000000000000000000000000007' AS anon_2, 1000000000000 AS anon_3;

-- 80;

ERR CompileError: Could not render literal value "datetime.timedelta(days=1)" with datatype DATETIME; see parent stack trace for more detail.;

-- 81;

SELECT NULL AS anon_1, true AS anon_2, false AS anon_3;

-- 82;

SELECT account.id 
FROM account 
WHERE true = 1;

-- 83;

SELECT account.id 
FROM account 
WHERE true = 1;

-- 84;

SELECT account.id 
FROM account 
WHERE false = 1;

-- 85;

SELECT account.id 
FROM account 
WHERE account.id = 1;

-- 86;

SELECT account.id 
FROM account 
WHERE account.id = 1;

-- 87;

SELECT account.id 
FROM account 
WHERE true = 1;

-- 88;

SELECT account.id 
FROM account 
WHERE x = 1 and y = 'NULL' AND a = 5;

-- 89;

SELECT a, b, c;

-- 90;

SELECT a, b 
FROM t;

-- 91;

SELECT c 
FROM zz;

-- 92;

SELECT account.id 
FROM account INNER JOIN shop.`order` ON account.id = shop.`order`.account_id;

-- 93;

SELECT account.id, shop.`order`.id AS id_1 
FROM account LEFT OUTER JOIN shop.`order` ON account.id = shop.`order`.account_id;

-- 94;

SELECT account.id 
FROM account INNER JOIN shop.`order` ON account.id = shop.`order`.account_id;

-- 95;

SELECT account.id 
FROM account LEFT OUTER JOIN shop.`order` ON account.id = shop.`order`.account_id;

-- 96;

SELECT account.id, account.name, account.balance, account.flag, account.at, account.day, account.data, account.n, account.color, account.`blob`, account.u, account.f, account.t, shop.`order`.id AS id_1, shop.`order`.account_id, shop.`order`.`Total`, shop.`order`.`select` 
FROM account FULL OUTER JOIN shop.`order` ON account.id = shop.`order`.account_id;

-- 97;

SELECT parent.id, parent.name, parent.updated, parent.code, child.id AS id_1, child.parent_id, child.flag 
FROM parent INNER JOIN child ON parent.id = child.parent_id;

-- 98;

SELECT parent.id, child.id AS id_1 
FROM parent INNER JOIN child ON parent.id = child.parent_id;

-- 99;

SELECT parent.id, child.id AS id_1, parent.id AS id__1 
FROM parent, child;

-- 100;

SELECT account.id, shop.`order`.id AS id_1 
FROM account, shop.`order`;

-- 101;

SELECT account.id, account.id AS id__1 
FROM account;

-- 102;

SELECT account.id AS x, account.n AS x 
FROM account;

-- 103;

SELECT account.id AS x 
FROM account ORDER BY x;

-- 104;

SELECT account.id AS x 
FROM account ORDER BY x DESC, account.name ASC;

-- 105;

SELECT account.id AS x 
FROM account ORDER BY x;

-- 106;

SELECT account.id + 1 AS x 
FROM account GROUP BY x ORDER BY 1;

-- 107;

ERR CompileError: Can't resolve label reference for ORDER BY / GROUP BY / DISTINCT etc. Textual SQL expression 'nope' should be explicitly declared as text('nope');

-- 108;

SELECT account.id 
FROM account ORDER BY account.id DESC NULLS LAST, account.n NULLS FIRST;

-- 109;

SELECT DISTINCT account.id 
FROM account;

-- 110;

SELECT DISTINCT account.id 
FROM account;

-- 111;

SELECT account.id 
FROM account 
 LIMIT 5;

-- 112;

SELECT account.id 
FROM account 
 LIMIT 5, 18446744073709551615;

-- 113;

SELECT account.id 
FROM account 
 LIMIT 10, 5;

-- 114;

SELECT account.id 
FROM account
 FETCH FIRST 5 ROWS ONLY;

-- 115;

SELECT account.id 
FROM account
 OFFSET 2 ROWS
 FETCH FIRST 5 ROWS WITH TIES;

-- 116;

SELECT account.id 
FROM account
 FETCH FIRST 5 PERCENT ROWS ONLY;

-- 117;

SELECT account.id 
FROM account 
 LIMIT 2, 5;

-- 118;

SELECT account.id 
FROM account 
 LIMIT account.n + 1;

-- 119;

SELECT account.id 
FROM account FOR UPDATE;

-- 120;

SELECT account.id 
FROM account LOCK IN SHARE MODE NOWAIT;

-- 121;

SELECT account.id 
FROM account FOR UPDATE SKIP LOCKED;

-- 122;

SELECT account.id 
FROM account FOR UPDATE;

-- 123;

SELECT count(*) AS count_1 
FROM account;

-- 124;

SELECT count(*) AS count_1 
FROM (SELECT account.id AS id 
FROM account) AS anon_1;

-- 125;

SELECT count(*) AS count_1 
FROM (SELECT account.id AS id 
FROM account) AS q;

-- 126;

SELECT account.name, count(account.id) AS count_1 
FROM account GROUP BY account.name 
HAVING count(account.id) > 1 AND account.name != 'x';

INSERT INTO alembic_version (version_num) VALUES ('a1');

