BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> a1

SELECT good.id, good.house 
FROM (SELECT room.id AS id, room.house_id AS house 
FROM room) AS good JOIN house ON house.id = good.house;

SELECT house.name 
FROM (SELECT room.id AS id, room.house_id AS house 
FROM room) AS good JOIN house ON house.id = good.house;

SELECT house.name 
FROM room AS room_1 JOIN house ON house.id = room_1.house_id;

SELECT house.name 
FROM house JOIN room AS room_1 ON house.id = room_1.house_id;

SELECT house.id, house.name 
FROM house JOIN room AS x ON house.id = x.house_id;

SELECT room.id, room.house_id, room.part_of 
FROM room JOIN room AS x ON room.id = x.part_of AND x.id = room.part_of;

SELECT anon_1.house_id 
FROM (SELECT room.house_id AS house_id 
FROM room) AS anon_1 JOIN house ON house.id = anon_1.house_id;

WITH c AS 
(SELECT room.house_id AS house_id 
FROM room)
 SELECT c.house_id 
FROM c JOIN house ON house.id = c.house_id;

SELECT house.id, house.name, s.q, s.part_of 
FROM house JOIN (SELECT room.house_id AS q, room.part_of AS part_of 
FROM room) AS s ON house.id = s.q;

SELECT house.id, house.name 
FROM house JOIN (SELECT room.house_id AS q 
FROM room) AS ss ON house.id = ss.q;

SELECT 1 AS anon_1 
FROM room AS x, house, room AS room_1, room 
WHERE x.id = house.id AND house.id = x.id AND room_1.id = house.id AND room.id = q;

SELECT b.id, b.house_id, b.part_of 
FROM room AS b;

SELECT s_1.q 
FROM (SELECT room.house_id AS q 
FROM room) AS s_1;

WITH s AS 
(SELECT room.house_id AS q 
FROM room)
 SELECT k.q 
FROM s AS k;

SELECT z.id, z.house_id, z.part_of 
FROM (SELECT x.id AS id, x.house_id AS house_id, x.part_of AS part_of 
FROM room AS x 
WHERE x.id > 3) AS z;

ForeignKey('house.id'), ForeignKey('room.id');

INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;

COMMIT;

