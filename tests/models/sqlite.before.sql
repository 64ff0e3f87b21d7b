create table users (id integer primary key, name varchar(50) not null default 'x', age int);
create table posts (id integer primary key autoincrement, user_id int not null references users(id) on delete cascade, body text);
create index posts_body on posts (body);
create view v as select u.id, u.name, count(*) n from users u join posts p on p.user_id = u.id group by u.id, u.name;
create trigger t1 after insert on users begin update users set age = 1 where id = new.id; end;
