CREATE TYPE "Mood it's" AS ENUM ('a','b''c','d\e');
CREATE TABLE "T" (x "Mood it's" DEFAULT 'b''c', y "Mood it's"[] DEFAULT '{a}');
