-- Twenty years old: reserved words, latin1 and ascii, odd labels, blanks and dots in names, short columns, zero-filled codes.
CREATE TABLE `order` (
  `order` int(8) unsigned zerofill NOT NULL AUTO_INCREMENT,
  `group` char(3) CHARACTER SET latin1 NOT NULL DEFAULT '',
  `key` varchar(12) CHARACTER SET latin1 COLLATE latin1_swedish_ci NOT NULL,
  `desc` tinytext CHARACTER SET latin1,
  `from` date NOT NULL,
  `to` date DEFAULT NULL,
  `rank` tinyint(3) unsigned NOT NULL,
  `condition` enum('', 'a', 'A b', 'it''s', 'x"y', 'back`tick', '50%', 'sl/ash') CHARACTER SET latin1 NOT NULL DEFAULT 'a',
  `flags` set('one','two','three three','4') NOT NULL,
  `total amount` decimal(9,2) unsigned NOT NULL,
  `Größe` smallint DEFAULT NULL,
  `dotted.name` float(7,2) DEFAULT NULL,
  PRIMARY KEY (`order`),
  UNIQUE KEY `key` (`key`(6)),
  UNIQUE KEY `group rank` (`group`, `rank`)
) ENGINE=InnoDB DEFAULT CHARSET=latin1;

CREATE TABLE `tbl CUSTOMER` (
  `CUST_NO` char(6) CHARACTER SET ascii NOT NULL,
  `NAME1` varchar(30) CHARACTER SET latin1 NOT NULL,
  `NAME2` varchar(30) CHARACTER SET latin1 DEFAULT NULL,
  `EMAIL` varchar(15) CHARACTER SET latin1 DEFAULT NULL,
  `TEL` char(8) CHARACTER SET latin1 DEFAULT NULL,
  `FAX` char(5) CHARACTER SET latin1 NOT NULL,
  `PLZ` char(5) CHARACTER SET latin1 DEFAULT NULL,
  `ORT` varchar(20) CHARACTER SET latin1 DEFAULT NULL,
  `STRASSE` varchar(30) CHARACTER SET latin1 DEFAULT NULL,
  `KONTO_NR` varchar(10) CHARACTER SET latin1 DEFAULT NULL,
  `SEX` char(1) CHARACTER SET latin1 DEFAULT NULL,
  `BORN` date DEFAULT NULL,
  `BALANCE` double NOT NULL,
  `BITS` bit(6) NOT NULL,
  `LAST_CHANGE` timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  PRIMARY KEY (`CUST_NO`)
) ENGINE=InnoDB DEFAULT CHARSET=latin1;

CREATE TABLE `select` (
  `CUST_NO` char(6) CHARACTER SET ascii NOT NULL,
  `order` int(8) unsigned zerofill NOT NULL,
  `pos` smallint NOT NULL,
  `where` varchar(255) CHARACTER SET latin1 DEFAULT NULL,
  `time` time DEFAULT NULL,
  PRIMARY KEY (`CUST_NO`, `order`, `pos`),
  CONSTRAINT `fk customer` FOREIGN KEY (`CUST_NO`) REFERENCES `tbl CUSTOMER` (`CUST_NO`),
  CONSTRAINT `fk order` FOREIGN KEY (`order`) REFERENCES `order` (`order`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=latin1;

CREATE TABLE `currencies` (
  `code` char(3) NOT NULL,
  `digits` tinyint NOT NULL,
  `year` year NOT NULL,
  `amount` decimal(30,12) NOT NULL,
  PRIMARY KEY (`code`),
  UNIQUE KEY (`year`)
);

CREATE TABLE `one_label` (
  `kind` enum('only','other') NOT NULL,
  `active` bool NOT NULL,
  `code` varbinary(8) NOT NULL,
  `big` bigint unsigned NOT NULL,
  PRIMARY KEY (`kind`),
  UNIQUE KEY (`code`)
);
