CREATE TABLE a (id int);
-- comment; x
INSERT INTO a VALUES (1);

SELECT 1