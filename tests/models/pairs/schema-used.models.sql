CREATE TABLE "Shop".t (a int, b int);
