-- An orchestra, to prove that rules are not tied to one business. It holds what real schemas hold and simple ones don't:
-- composite keys, a table that refers to itself, a junction, a cycle, camelCase, soft references, awkward labels,
-- every width of integer, and values above 2^63.

CREATE TABLE `Section` (
  `sectionId` SMALLINT UNSIGNED NOT NULL AUTO_INCREMENT,
  `sectionName` VARCHAR(60) NOT NULL,
  `leaderId` INT NULL COMMENT 'closes a cycle: a section has a leader, who is in a section',
  `partOf` SMALLINT UNSIGNED NULL,
  `select` TINYINT NOT NULL COMMENT 'a reserved word',
  PRIMARY KEY (`sectionId`),
  UNIQUE KEY `uqName` (`sectionName`),
  CONSTRAINT `fkPartOf` FOREIGN KEY (`partOf`) REFERENCES `Section` (`sectionId`),
  CONSTRAINT `fkLeader` FOREIGN KEY (`leaderId`) REFERENCES `musician` (`id`) ON DELETE SET NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `musician` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `sectionId` SMALLINT UNSIGNED NOT NULL,
  `mentor_id` INT NULL,
  `fullName` VARCHAR(120) NOT NULL,
  `emailAddress` VARCHAR(190) NOT NULL,
  `bornOn` DATE NULL,
  `joinedAt` DATETIME(6) NOT NULL,
  `seenAt` TIMESTAMP NULL,
  `playsAt` TIME(3) NULL,
  `firstYear` YEAR NOT NULL,
  `badge` BINARY(16) NOT NULL,
  `photo` VARBINARY(40) NULL,
  `mood` ENUM('calm','it''s "fine"','loud, very','a`b','100%') NOT NULL,
  `skills` SET('solo','sight-reading','tour') NOT NULL,
  `profile` JSON NULL,
  `tiny` TINYINT NOT NULL,
  `small` SMALLINT NOT NULL,
  `medium` MEDIUMINT UNSIGNED NOT NULL,
  `plain` INT UNSIGNED NOT NULL,
  `serial` BIGINT UNSIGNED NOT NULL COMMENT 'above 2^63',
  `debt` BIGINT NOT NULL,
  `pitch` DOUBLE NULL,
  `flags` BIT(5) NOT NULL,
  `active` TINYINT(1) NOT NULL,
  `loudness` DECIMAL(7,3) NOT NULL,
  `loudnessTwice` DECIMAL(8,3) GENERATED ALWAYS AS (`loudness` * 2) STORED,
  `remarks` TEXT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `uq_email` (`emailAddress`),
  UNIQUE KEY `uq_serial` (`serial`),
  CONSTRAINT `fk_section` FOREIGN KEY (`sectionId`) REFERENCES `Section` (`sectionId`),
  CONSTRAINT `fk_mentor` FOREIGN KEY (`mentor_id`) REFERENCES `musician` (`id`),
  CONSTRAINT `ck_loudness` CHECK (`loudness` >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `piece` (
  `catalogue` CHAR(3) NOT NULL,
  `number` INT UNSIGNED NOT NULL,
  `title` VARCHAR(100) NOT NULL,
  `minutes` TINYINT UNSIGNED NOT NULL,
  PRIMARY KEY (`catalogue`, `number`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `concert` (
  `code` VARCHAR(12) NOT NULL,
  `heldOn` DATE NOT NULL,
  `firstCatalogue` CHAR(3) NULL,
  `firstNumber` INT UNSIGNED NULL,
  PRIMARY KEY (`code`),
  CONSTRAINT `fk_first` FOREIGN KEY (`firstCatalogue`, `firstNumber`) REFERENCES `piece` (`catalogue`, `number`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `plays_in` (
  `musician` INT NOT NULL,
  `concert` VARCHAR(12) NOT NULL,
  `fee` DECIMAL(12,2) NOT NULL,
  PRIMARY KEY (`musician`, `concert`),
  CONSTRAINT `fk_plays_musician` FOREIGN KEY (`musician`) REFERENCES `musician` (`id`) ON DELETE CASCADE,
  CONSTRAINT `fk_plays_concert` FOREIGN KEY (`concert`) REFERENCES `concert` (`code`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `note` (
  `id` BIGINT NOT NULL AUTO_INCREMENT,
  `musicianRef` INT NULL COMMENT 'points to musician, without a foreign key',
  `text` VARCHAR(200) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
