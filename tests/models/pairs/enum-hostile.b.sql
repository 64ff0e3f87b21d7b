CREATE TYPE "Mood it's" AS ENUM ('a','n','b''c','d\e','z\y');
CREATE TABLE "T" (x "Mood it's" DEFAULT 'z\y', y "Mood it's"[] DEFAULT '{a,n}');
