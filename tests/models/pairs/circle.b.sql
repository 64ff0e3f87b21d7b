CREATE TABLE a (id int primary key, b int NOT NULL DEFAULT 3, c2 int, d2 int, CHECK (b > 0));
CREATE TABLE b (id int primary key, c int NOT NULL, d int);
CREATE TABLE public.c (id int primary key, a int , s int REFERENCES c(id), x int, y int, UNIQUE (x, y)) WITH (fillfactor=70);
alter table a add constraint "my fk" foreign key (b) references b(id) ON DELETE SET NULL (b) DEFERRABLE INITIALLY DEFERRED;
alter table a add foreign key (c2,d2) references c(x,y) MATCH FULL; alter table b add foreign key (c) references c; alter table c add foreign key (a) references a on delete cascade;
