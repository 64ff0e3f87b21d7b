CREATE SCHEMA "Weird ""Schema";
CREATE TABLE "Tab""le's" ("Id x" serial PRIMARY KEY, "b'ig" bigserial, "per%cent" smallserial);
CREATE TABLE "Weird ""Schema"."T" ("ID" serial, id2 int GENERATED ALWAYS AS IDENTITY);
CREATE SEQUENCE "Se'q ""x" OWNED BY "Tab""le's"."b'ig";
CREATE TABLE "order" ("user" serial, "Größe" serial);
ALTER SEQUENCE "order_user_seq" RENAME TO "my Own ""seq";
CREATE SEQUENCE "a\b"; CREATE TABLE bs (x int DEFAULT nextval('"a\b"'), "back\slash" serial);
