insert into t values (1,'(1,x)',NULL,5,'abc',NULL,NULL),(2,NULL,NULL,7,'abc',NULL,NULL);
