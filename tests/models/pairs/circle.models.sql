CREATE TABLE a (id int primary key,
  b int CONSTRAINT "my fk" REFERENCES b(id) ON DELETE SET NULL (b) DEFERRABLE INITIALLY DEFERRED NOT NULL DEFAULT 3, c2 int, d2 int, -- note, here
  FOREIGN KEY (c2, d2) REFERENCES c (x, y) MATCH FULL ON UPDATE NO ACTION, CHECK (b > 0));
CREATE TABLE IF NOT EXISTS "b" (id int primary key, c int REFERENCES c NOT NULL, d int);
CREATE TABLE public.c (id int primary key, a int REFERENCES public."a" (id) ON DELETE CASCADE, s int REFERENCES c(id), x int, y int, UNIQUE (x, y)) WITH (fillfactor=70);
