insert into q values ('a','b'),('b','a'); insert into p values ('a','a','b','c','a','c'),('b','b','a','a','b','b');
