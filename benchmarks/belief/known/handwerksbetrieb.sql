CREATE TABLE `kunde` (
  `kunde_id` int NOT NULL AUTO_INCREMENT,
  `kundennummer` varchar(10) NOT NULL COMMENT 'K + fuenf Ziffern',
  `kundenart` enum('privat','gewerbe','oeffentlich') NOT NULL DEFAULT 'privat',
  `firma` varchar(100) DEFAULT NULL COMMENT 'nur bei gewerbe und oeffentlich',
  `anrede` enum('Herr','Frau','Divers') DEFAULT NULL,
  `vorname` varchar(50) DEFAULT NULL,
  `nachname` varchar(50) NOT NULL,
  `strasse` varchar(80) NOT NULL,
  `plz` char(5) NOT NULL,
  `ort` varchar(60) NOT NULL,
  `telefon` varchar(30) DEFAULT NULL,
  `email` varchar(120) DEFAULT NULL,
  `zahlungsziel_tage` smallint NOT NULL DEFAULT 14,
  `angelegt_am` datetime NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (`kunde_id`),
  UNIQUE KEY `uk_kundennummer` (`kundennummer`)
) ENGINE=InnoDB COMMENT='Auftraggeber';

CREATE TABLE `mitarbeiter` (
  `mitarbeiter_id` int NOT NULL AUTO_INCREMENT,
  `kuerzel` char(3) NOT NULL,
  `vorname` varchar(50) NOT NULL,
  `nachname` varchar(50) NOT NULL,
  `email` varchar(120) DEFAULT NULL,
  `rolle` enum('Meister','Geselle','Azubi','Buero') NOT NULL DEFAULT 'Geselle',
  `geburtsdatum` date NOT NULL,
  `eintritt` date NOT NULL,
  `austritt` date DEFAULT NULL,
  `stundensatz` decimal(6,2) NOT NULL COMMENT 'Verrechnungssatz netto in EUR',
  `aktiv` tinyint(1) NOT NULL DEFAULT 1 COMMENT '0, sobald austritt gesetzt',
  PRIMARY KEY (`mitarbeiter_id`),
  UNIQUE KEY `uk_kuerzel` (`kuerzel`)
) ENGINE=InnoDB;

CREATE TABLE `artikel` (
  `artikel_id` int NOT NULL AUTO_INCREMENT,
  `artikelnummer` varchar(15) NOT NULL,
  `bezeichnung` varchar(120) NOT NULL,
  `einheit` varchar(5) NOT NULL DEFAULT 'Stk' COMMENT 'Stk, m, m2, Std, kg, psch',
  `einkaufspreis` decimal(10,2) NOT NULL,
  `verkaufspreis` decimal(10,2) NOT NULL COMMENT 'Einkaufspreis plus Aufschlag',
  `lagerbestand` decimal(10,2) NOT NULL DEFAULT 0.00,
  `gesperrt` tinyint(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (`artikel_id`),
  UNIQUE KEY `uk_artikelnummer` (`artikelnummer`)
) ENGINE=InnoDB;

CREATE TABLE `angebot` (
  `angebot_id` int NOT NULL AUTO_INCREMENT,
  `angebotsnummer` varchar(15) NOT NULL COMMENT 'AN-JJJJ-NNNN, JJJJ = Jahr des Angebotsdatums',
  `kunde_id` int NOT NULL,
  `angebotsdatum` date NOT NULL,
  `gueltig_bis` date NOT NULL,
  `status` enum('entwurf','versendet','angenommen','abgelehnt') NOT NULL DEFAULT 'entwurf',
  `angenommen_am` date DEFAULT NULL,
  `summe_netto` decimal(12,2) NOT NULL,
  PRIMARY KEY (`angebot_id`),
  UNIQUE KEY `uk_angebotsnummer` (`angebotsnummer`),
  CONSTRAINT `fk_angebot_kunde` FOREIGN KEY (`kunde_id`) REFERENCES `kunde` (`kunde_id`)
) ENGINE=InnoDB;

CREATE TABLE `auftrag` (
  `auftrag_id` int NOT NULL AUTO_INCREMENT,
  `auftragsnummer` varchar(15) NOT NULL,
  `angebot_id` int DEFAULT NULL COMMENT 'leer bei Direktauftrag',
  `kunde_id` int NOT NULL,
  `bauleiter_id` int DEFAULT NULL COMMENT 'mitarbeiter.mitarbeiter_id',
  `betreff` varchar(150) NOT NULL,
  `auftragsdatum` date NOT NULL,
  `beginn` date DEFAULT NULL,
  `ende` date DEFAULT NULL,
  `status` enum('offen','in_arbeit','abgeschlossen','storniert') NOT NULL DEFAULT 'offen',
  `abnahme_am` date DEFAULT NULL COMMENT 'Abnahme durch den Kunden, nur bei abgeschlossen',
  `stunden_gesamt` decimal(8,2) NOT NULL DEFAULT 0.00 COMMENT 'Summe der Arbeitszeiten',
  PRIMARY KEY (`auftrag_id`),
  UNIQUE KEY `uk_auftragsnummer` (`auftragsnummer`),
  KEY `ix_bauleiter` (`bauleiter_id`),
  CONSTRAINT `fk_auftrag_angebot` FOREIGN KEY (`angebot_id`) REFERENCES `angebot` (`angebot_id`),
  CONSTRAINT `fk_auftrag_kunde` FOREIGN KEY (`kunde_id`) REFERENCES `kunde` (`kunde_id`)
) ENGINE=InnoDB;

CREATE TABLE `auftrag_position` (
  `position_id` int NOT NULL AUTO_INCREMENT,
  `auftrag_id` int NOT NULL,
  `pos_nr` smallint NOT NULL,
  `artikel_id` int NOT NULL,
  `bezeichnung` varchar(120) NOT NULL COMMENT 'aus dem Artikel uebernommen',
  `einheit` varchar(5) NOT NULL,
  `menge` decimal(10,2) NOT NULL,
  `einzelpreis` decimal(10,2) NOT NULL COMMENT 'zum Zeitpunkt des Auftrags',
  `rabatt_prozent` decimal(5,2) NOT NULL DEFAULT 0.00,
  `gesamtpreis` decimal(12,2) NOT NULL COMMENT 'menge * einzelpreis abzueglich Rabatt',
  PRIMARY KEY (`position_id`),
  UNIQUE KEY `uk_pos` (`auftrag_id`,`pos_nr`),
  CONSTRAINT `fk_pos_auftrag` FOREIGN KEY (`auftrag_id`) REFERENCES `auftrag` (`auftrag_id`),
  CONSTRAINT `fk_pos_artikel` FOREIGN KEY (`artikel_id`) REFERENCES `artikel` (`artikel_id`)
) ENGINE=InnoDB;

CREATE TABLE `arbeitszeit` (
  `arbeitszeit_id` int NOT NULL AUTO_INCREMENT,
  `auftrag_id` int NOT NULL,
  `mitarbeiter_id` int NOT NULL,
  `datum` date NOT NULL,
  `von` time NOT NULL,
  `bis` time NOT NULL,
  `pause_min` smallint NOT NULL DEFAULT 0,
  `stunden` decimal(5,2) NOT NULL,
  `taetigkeit` varchar(200) DEFAULT NULL,
  PRIMARY KEY (`arbeitszeit_id`),
  CONSTRAINT `fk_az_auftrag` FOREIGN KEY (`auftrag_id`) REFERENCES `auftrag` (`auftrag_id`),
  CONSTRAINT `fk_az_mitarbeiter` FOREIGN KEY (`mitarbeiter_id`) REFERENCES `mitarbeiter` (`mitarbeiter_id`)
) ENGINE=InnoDB;

CREATE TABLE `rechnung` (
  `rechnung_id` int NOT NULL AUTO_INCREMENT,
  `rechnungsnummer` varchar(15) NOT NULL COMMENT 'RE-JJJJ-NNNN',
  `auftrag_id` int NOT NULL,
  `kunde_id` int NOT NULL,
  `rechnungsdatum` date NOT NULL,
  `faellig_am` date NOT NULL COMMENT 'Rechnungsdatum + Zahlungsziel des Kunden',
  `netto` decimal(12,2) NOT NULL,
  `mwst_satz` decimal(4,2) NOT NULL DEFAULT 19.00 COMMENT '19.00, 7.00 oder 0.00',
  `mwst_betrag` decimal(12,2) NOT NULL,
  `brutto` decimal(12,2) NOT NULL,
  `bezahlt` decimal(12,2) NOT NULL DEFAULT 0.00 COMMENT 'Summe der Zahlungen',
  `offen` decimal(12,2) NOT NULL,
  `status` enum('offen','teilbezahlt','bezahlt') NOT NULL DEFAULT 'offen',
  `mahnstufe` tinyint NOT NULL DEFAULT 0 COMMENT '0 bis 3',
  `letzte_mahnung_am` date DEFAULT NULL COMMENT 'leer bei mahnstufe 0',
  PRIMARY KEY (`rechnung_id`),
  UNIQUE KEY `uk_rechnungsnummer` (`rechnungsnummer`),
  CONSTRAINT `fk_re_auftrag` FOREIGN KEY (`auftrag_id`) REFERENCES `auftrag` (`auftrag_id`),
  CONSTRAINT `fk_re_kunde` FOREIGN KEY (`kunde_id`) REFERENCES `kunde` (`kunde_id`)
) ENGINE=InnoDB;

CREATE TABLE `zahlung` (
  `zahlung_id` int NOT NULL AUTO_INCREMENT,
  `rechnung_id` int NOT NULL,
  `eingang_am` date NOT NULL,
  `betrag` decimal(12,2) NOT NULL,
  `zahlart` enum('ueberweisung','bar','lastschrift','ec_karte') NOT NULL DEFAULT 'ueberweisung',
  `verwendungszweck` varchar(140) DEFAULT NULL,
  PRIMARY KEY (`zahlung_id`),
  CONSTRAINT `fk_za_rechnung` FOREIGN KEY (`rechnung_id`) REFERENCES `rechnung` (`rechnung_id`)
) ENGINE=InnoDB;
