CREATE TABLE a (id int);
-- comment; with semicolon
INSERT INTO a VALUES (1);

SELECT 1