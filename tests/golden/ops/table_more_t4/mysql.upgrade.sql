CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> aaaa

CREATE TABLE `User` (
    `Id` INTEGER NOT NULL AUTO_INCREMENT, 
    `select` VARCHAR(5), 
    PRIMARY KEY (`Id`), 
    CONSTRAINT `Uq` UNIQUE (`Id`, `select`)
);

CREATE INDEX `Ix` ON `User` (`select`(3));

INSERT INTO alembic_version (version_num) VALUES ('aaaa');

