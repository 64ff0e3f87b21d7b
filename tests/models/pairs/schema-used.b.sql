CREATE SCHEMA "Shop";
CREATE TABLE "Shop".t (a int, b int);
