CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

-- 0;

account.id = NULL;

-- 1;

SELECT account.id 
FROM account 
WHERE account.name = @name_1;

-- 2;

SELECT account.id 
FROM account 
WHERE account.name = 'x';

-- 3;

SELECT account.id 
FROM account 
WHERE account.name = @(name_1)s AND account.id IN (__[POSTCOMPILE_id_1]);

-- 4;

SELECT account.id 
FROM account
 LIMIT ? OFFSET ?;

-- 5;

SELECT account.id 
FROM account 
 LIMIT 5;

-- 6;

lower(account.name) LIKE lower('x');

-- 7;

now()accountshop.orderaccount.idshop."order".idparentparent.idaccount.id + @id_1;

-- 8;

<sqlalchemy.sql.elements.BinaryExpression object a<class 'sqlalchemy.sql.selectable.TableClause'>Column('id', Integer(), table=<parent>, primary_key=True, nullable=False);

-- 9;

account.id = 1 AND (account.n = 2 OR account.n = 3);

-- 10;

INSERT INTO account (id, name) VALUES (5, 'x');

-- 11;

INSERT INTO account (id, name) VALUES (@id, @name);

-- 12;

SELECT account.id 
FROM account 
WHERE account.id = @q;

-- 13;

{'id_1': 5};

-- 14;

CASE WHEN (account.n = 1) THEN 'x' ELSE 'y' END;

-- 15;

INSERT INTO account (id) VALUES (%(id)s) ON CONFLICT DO NOTHING;

-- 16;

CAST(account.id AS VARCHAR)@param_1a bNULLtrue;

-- 17;

SELECT CURRENT_TIMESTAMP AS my_now_1;

-- 18;

SELECT CURRENT_TIMESTAMP AS my_now_1;

-- 19;

SELECT account.id 
FROM account 
WHERE max(account.id, 5) > 3;

-- 20;

INSERT INTO x2 (v, w) VALUES ('<sqlite:abc>', '[(''k'', 1)]');

-- 21;

UPDATE x2 SET v='<sqlite:zz>' WHERE x2.v = '<sqlite:abc>';

-- 22;

SELECT x2.id 
FROM x2 
WHERE x2.v IN ('<sqlite:a>', '<sqlite:b>') AND x2.v LIKE '<sqlite:q%>';

-- 23;

INSERT INTO x2 (v) VALUES ('<sqlite:x>'), ('<sqlite:y>');

-- 24;

SELECT my_generic(5) AS my_generic_1, my_generic(6) AS z, OTHER(1) AS "OTHER_1";

-- 25;

INSERT INTO account (name) VALUES (upper('x'));

-- 26;

CREATE VIEW v AS SELECT account.id, account.name 
FROM account;

-- 27;

SELECT account.id 
FROM account;

-- 28;

SELECT account.id 
FROM account 
WHERE account.id = 5;

-- 29;

SELECT count('*') AS count_1, count(1) AS count_2, count(*) AS count_3;

-- 30;

SELECT account.id, 5 as x 
FROM account 
WHERE 1=1 ORDER BY x desc;

-- 31;

SELECT account.name, account.balance 
FROM account;

-- 32;

SELECT account.id 
FROM account;

-- 33;

SELECT count(*) AS n 
FROM foo;

-- 34;

SELECT 
FROM bar.foo;

-- 35;

SELECT foo.x 
FROM foo 
WHERE y = 5 AND z IS NULL;

-- 36;

UPDATE account SET name=upper(name), n=n + 1 WHERE account.id = 1;

-- 37;

DELETE FROM account WHERE id = 5;

-- 38;

INSERT INTO account (id, name) select 1, 'x';

-- 39;

SELECT account.id 
FROM account 
WHERE date(account.at) = '2020-01-01' AND length(account.name) > 5 AND lower(account.name) LIKE 'x%';

-- 40;

SELECT account.id 
FROM account 
WHERE account.at >= CURRENT_TIMESTAMP - INTERVAL '1 day';

-- 41;

ERR CompileError: Could not render literal value "5" with datatype VARCHAR; see parent stack trace for more detail.;

-- 42;

ERR TypeError: Extract.__init__() missing 1 required positional argument: 'expr';

-- 43;

SELECT account.flag AS f 
FROM account 
WHERE 1 = 1 AND account.flag = 1;

-- 44;

SELECT account.id 
FROM account 
WHERE EXISTS (SELECT 1 AS anon_1 
FROM shop."order" 
WHERE shop."order".account_id = account.id);

-- 45;

SELECT shop."order".id 
FROM shop."order" 
WHERE shop."order".id IN (SELECT account.id 
FROM account 
WHERE account.id = shop."order".id);

-- 46;

SELECT account.id 
FROM account 
WHERE account.id IN (SELECT bb.id 
FROM shop."order" AS bb);

-- 47;

SELECT q.id 
FROM account AS q, account AS q 
WHERE q.n = 5;

-- 48;

UPDATE account SET n=(SELECT parent.id 
FROM parent 
WHERE parent.name = account.name
 LIMIT 1 OFFSET 0) WHERE account.n IS NULL;

-- 49;

UPDATE parent SET name=(SELECT child.flag 
FROM child 
WHERE child.parent_id = parent.id), updated=CURRENT_TIMESTAMP;

-- 50;

INSERT INTO parent (id, name) VALUES (1, (SELECT max(parent.name) AS max_1 
FROM parent));

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING version_num;

