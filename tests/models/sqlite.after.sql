create view v as select u.id, u.name, 2 as two from users u;
CREATE TABLE users (
  id INTEGER PRIMARY KEY, -- comment
  "name" text not null default 'y', email text unique, check (length(name) > 0));
create table posts (id integer primary key autoincrement, user_id int references users(id), body text, slug text);
create unique index posts_slug on posts (slug) where slug is not null;
create table tags (a int, b int, primary key (a, b)) without rowid;
create trigger t1 after insert on users begin update users set name = 'z' where id = new.id; end;
