CREATE TABLE d (id int primary key);
