CREATE TABLE a (id int primary key);
CREATE TABLE b (id int primary key);
CREATE TABLE c (id int primary key);
ALTER TABLE a ADD b int REFERENCES b(id);ALTER TABLE b ADD c int REFERENCES c(id); ALTER TABLE c ADD a int REFERENCES a(id);ALTER TABLE c ADD s int REFERENCES c(id);
