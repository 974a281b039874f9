CREATE TABLE `kund` (
  `kund_id` int NOT NULL AUTO_INCREMENT,
  `kundnr` varchar(10) NOT NULL,
  `fornamn` varchar(40) NOT NULL,
  `efternamn` varchar(60) NOT NULL,
  `epost` varchar(100) DEFAULT NULL,
  `telefon` varchar(20) DEFAULT NULL,
  `gatuadress` varchar(80) DEFAULT NULL,
  `postnr` char(6) DEFAULT NULL,
  `ort` varchar(50) DEFAULT NULL,
  `antal_batar` int NOT NULL DEFAULT '0',
  `skapad` datetime NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (`kund_id`),
  UNIQUE KEY `uk_kundnr` (`kundnr`)
) ENGINE=InnoDB;
CREATE TABLE `bat` (
  `bat_id` int NOT NULL AUTO_INCREMENT,
  `kund_id` int NOT NULL,
  `namn` varchar(40) DEFAULT NULL,
  `tillverkare` varchar(40) NOT NULL,
  `modell` varchar(40) NOT NULL,
  `arsmodell` smallint NOT NULL,
  `langd_m` decimal(4,2) NOT NULL,
  `bredd_m` decimal(4,2) NOT NULL,
  `djupgaende_m` decimal(4,2) DEFAULT NULL,
  `vikt_kg` int DEFAULT NULL,
  `battyp` enum('segelbåt','motorbåt','roddbåt') NOT NULL DEFAULT 'motorbåt',
  PRIMARY KEY (`bat_id`),
  CONSTRAINT `bat_fk1` FOREIGN KEY (`kund_id`) REFERENCES `kund` (`kund_id`)
) ENGINE=InnoDB;
CREATE TABLE `anstalld` (
  `anstalld_id` int NOT NULL AUTO_INCREMENT,
  `fornamn` varchar(40) NOT NULL,
  `efternamn` varchar(60) NOT NULL,
  `personnummer` char(13) NOT NULL,
  `fodelsedatum` date NOT NULL,
  `anstallningsdatum` date NOT NULL,
  `slutdatum` date DEFAULT NULL,
  `timkostnad` decimal(8,2) NOT NULL,
  `aktiv` tinyint(1) NOT NULL DEFAULT '1',
  `chef_id` int DEFAULT NULL,
  PRIMARY KEY (`anstalld_id`),
  CONSTRAINT `anst_fk1` FOREIGN KEY (`chef_id`) REFERENCES `anstalld` (`anstalld_id`)
) ENGINE=InnoDB;
CREATE TABLE `artikel` (
  `artikel_id` int NOT NULL AUTO_INCREMENT,
  `artikelnr` varchar(15) NOT NULL,
  `benamning` varchar(80) NOT NULL,
  `enhet` enum('st','m','l','kg') NOT NULL DEFAULT 'st',
  `inkopspris` decimal(9,2) NOT NULL,
  `forsaljningspris` decimal(9,2) NOT NULL,
  `antal_i_lager` int NOT NULL DEFAULT '0',
  `bestallningspunkt` int NOT NULL DEFAULT '5',
  `lagervarde` decimal(11,2) NOT NULL DEFAULT '0.00',
  PRIMARY KEY (`artikel_id`),
  UNIQUE KEY `uk_art` (`artikelnr`)
) ENGINE=InnoDB;
CREATE TABLE `arbetsorder` (
  `arbetsorder_id` int NOT NULL AUTO_INCREMENT,
  `ordernr` varchar(12) NOT NULL,
  `kund_id` int NOT NULL,
  `bat_id` int NOT NULL,
  `ansvarig_id` int NOT NULL,
  `status` enum('registrerad','planerad','pågående','klar','fakturerad','avbruten') NOT NULL DEFAULT 'registrerad',
  `inlamnad` datetime NOT NULL,
  `paborjad` datetime DEFAULT NULL,
  `fardig` datetime DEFAULT NULL,
  `hamtad` datetime DEFAULT NULL,
  `beskrivning` text,
  `antal_timmar` decimal(6,2) NOT NULL DEFAULT '0.00',
  `arbetskostnad` decimal(10,2) NOT NULL DEFAULT '0.00',
  `materialkostnad` decimal(10,2) NOT NULL DEFAULT '0.00',
  `totalkostnad` decimal(10,2) NOT NULL DEFAULT '0.00',
  PRIMARY KEY (`arbetsorder_id`),
  UNIQUE KEY `uk_onr` (`ordernr`),
  CONSTRAINT `ao_fk1` FOREIGN KEY (`kund_id`) REFERENCES `kund` (`kund_id`),
  CONSTRAINT `ao_fk2` FOREIGN KEY (`bat_id`) REFERENCES `bat` (`bat_id`),
  CONSTRAINT `ao_fk3` FOREIGN KEY (`ansvarig_id`) REFERENCES `anstalld` (`anstalld_id`)
) ENGINE=InnoDB;
CREATE TABLE `tidrapport` (
  `tidrapport_id` int NOT NULL AUTO_INCREMENT,
  `arbetsorder_id` int NOT NULL,
  `anstalld_id` int NOT NULL,
  `datum` date NOT NULL,
  `starttid` time NOT NULL,
  `sluttid` time NOT NULL,
  `timmar` decimal(4,2) NOT NULL,
  `timpris` decimal(8,2) NOT NULL,
  `belopp` decimal(10,2) NOT NULL,
  PRIMARY KEY (`tidrapport_id`),
  CONSTRAINT `tr_fk1` FOREIGN KEY (`arbetsorder_id`) REFERENCES `arbetsorder` (`arbetsorder_id`),
  CONSTRAINT `tr_fk2` FOREIGN KEY (`anstalld_id`) REFERENCES `anstalld` (`anstalld_id`)
) ENGINE=InnoDB;
CREATE TABLE `materialrad` (
  `materialrad_id` int NOT NULL AUTO_INCREMENT,
  `arbetsorder_id` int NOT NULL,
  `artikel_id` int NOT NULL,
  `radnr` int NOT NULL,
  `antal` decimal(8,2) NOT NULL,
  `apris` decimal(9,2) NOT NULL,
  `rabatt_procent` decimal(5,2) NOT NULL DEFAULT '0.00',
  `radsumma` decimal(10,2) NOT NULL,
  PRIMARY KEY (`materialrad_id`),
  CONSTRAINT `mr_fk1` FOREIGN KEY (`arbetsorder_id`) REFERENCES `arbetsorder` (`arbetsorder_id`),
  CONSTRAINT `mr_fk2` FOREIGN KEY (`artikel_id`) REFERENCES `artikel` (`artikel_id`)
) ENGINE=InnoDB;
CREATE TABLE `vinterplats` (
  `vinterplats_id` int NOT NULL AUTO_INCREMENT,
  `platsnr` varchar(8) NOT NULL,
  `inomhus` tinyint(1) NOT NULL DEFAULT '0',
  `max_langd_m` decimal(4,2) NOT NULL,
  `arshyra` decimal(9,2) NOT NULL,
  PRIMARY KEY (`vinterplats_id`)
) ENGINE=InnoDB;
CREATE TABLE `vinterforvaring` (
  `id` int NOT NULL AUTO_INCREMENT,
  `bat_id` int NOT NULL,
  `kund_id` int NOT NULL,
  `vinterplats_id` int NOT NULL,
  `startdatum` date NOT NULL,
  `slutdatum` date NOT NULL,
  `sjosatt` tinyint(1) NOT NULL DEFAULT '0',
  `sjosatt_datum` date DEFAULT NULL,
  `hyra` decimal(9,2) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB;
CREATE TABLE `faktura` (
  `faktura_id` int NOT NULL AUTO_INCREMENT,
  `fakturanr` varchar(12) NOT NULL,
  `arbetsorder_id` int NOT NULL,
  `kund_id` int NOT NULL,
  `fakturadatum` date NOT NULL,
  `forfallodatum` date NOT NULL,
  `belopp_exkl_moms` decimal(10,2) NOT NULL,
  `momssats` decimal(4,2) NOT NULL DEFAULT '25.00',
  `momsbelopp` decimal(10,2) NOT NULL,
  `belopp_inkl_moms` decimal(10,2) NOT NULL,
  `betald` tinyint(1) NOT NULL DEFAULT '0',
  `betaldatum` date DEFAULT NULL,
  PRIMARY KEY (`faktura_id`),
  UNIQUE KEY `uk_fnr` (`fakturanr`)
) ENGINE=InnoDB;
