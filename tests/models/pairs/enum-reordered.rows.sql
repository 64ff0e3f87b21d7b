insert into p values (1,'ok'),(2,'happy'),(4,'ok'); insert into part values (1,'sad'),(2,'ok'); insert into child values (1,'sad',2); insert into fd values (1,'ok','(ok,3)');
