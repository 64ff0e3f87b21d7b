create table people ( -- renamed from: users
    id integer primary key,
    full_name text not null -- renamed from: name
);
