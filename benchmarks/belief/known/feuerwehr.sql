CREATE TABLE `loeschzug` (
  `id` int NOT NULL AUTO_INCREMENT,
  `kuerzel` varchar(6) NOT NULL,
  `bezeichnung` varchar(80) NOT NULL,
  `anzahl_mitglieder` int NOT NULL DEFAULT '0',
  PRIMARY KEY (`id`)
);
CREATE TABLE `mitglied` (
  `id` int NOT NULL AUTO_INCREMENT,
  `loeschzug_id` int NOT NULL,
  `vorname` varchar(40) NOT NULL,
  `nachname` varchar(60) NOT NULL,
  `geb_datum` date NOT NULL,
  `eintrittsdatum` date NOT NULL,
  `austrittsdatum` date DEFAULT NULL,
  `dienstgrad` enum('FMA','FM','OFM','HFM','LM','OLM','HLM','BM','OBM','HBM') NOT NULL DEFAULT 'FMA',
  `aktiv` tinyint(1) NOT NULL DEFAULT '1',
  `ist_atemschutztraeger` tinyint(1) NOT NULL DEFAULT '0',
  `g26_gueltig_bis` date DEFAULT NULL,
  `email` varchar(100) DEFAULT NULL,
  `mobil` varchar(25) DEFAULT NULL,
  PRIMARY KEY (`id`),
  CONSTRAINT `fk_m_lz` FOREIGN KEY (`loeschzug_id`) REFERENCES `loeschzug` (`id`)
);
CREATE TABLE `fahrzeug` (
  `id` int NOT NULL AUTO_INCREMENT,
  `loeschzug_id` int NOT NULL,
  `funkrufname` varchar(30) NOT NULL,
  `kennzeichen` varchar(12) NOT NULL,
  `typ` enum('LF','HLF','TLF','DLK','RW','ELW','MTF') NOT NULL,
  `baujahr` smallint NOT NULL,
  `sitzplaetze` tinyint NOT NULL,
  `tankinhalt_liter` int DEFAULT NULL,
  `km_stand` int NOT NULL DEFAULT '0',
  `naechste_hu` date DEFAULT NULL,
  `ausser_dienst` tinyint(1) NOT NULL DEFAULT '0',
  `ausser_dienst_seit` date DEFAULT NULL,
  PRIMARY KEY (`id`),
  CONSTRAINT `fk_f_lz` FOREIGN KEY (`loeschzug_id`) REFERENCES `loeschzug` (`id`)
);
CREATE TABLE `einsatz` (
  `id` int NOT NULL AUTO_INCREMENT,
  `einsatznummer` varchar(15) NOT NULL,
  `stichwort` varchar(10) NOT NULL,
  `art` enum('Brand','Technische Hilfe','Fehlalarm','Sonstiges') NOT NULL,
  `strasse` varchar(80) NOT NULL,
  `hausnr` varchar(8) DEFAULT NULL,
  `plz` char(5) NOT NULL,
  `ort` varchar(60) NOT NULL,
  `einsatzleiter_id` int NOT NULL,
  `alarmierung` datetime NOT NULL,
  `ausgerueckt` datetime DEFAULT NULL,
  `eingetroffen` datetime DEFAULT NULL,
  `einsatzende` datetime DEFAULT NULL,
  `dauer_min` int DEFAULT NULL,
  `status` enum('alarmiert','laufend','beendet','storniert') NOT NULL DEFAULT 'alarmiert',
  `anz_fahrzeuge` int NOT NULL DEFAULT '0',
  `anz_kraefte` int NOT NULL DEFAULT '0',
  `verletzte` int NOT NULL DEFAULT '0',
  `kostenpflichtig` tinyint(1) NOT NULL DEFAULT '0',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uk_enr` (`einsatznummer`)
);
CREATE TABLE `einsatz_fahrzeug` (
  `einsatz_id` int NOT NULL,
  `fahrzeug_id` int NOT NULL,
  `ausgerueckt` datetime NOT NULL,
  `eingerueckt` datetime DEFAULT NULL,
  `besatzung` tinyint NOT NULL,
  `km_gefahren` int NOT NULL DEFAULT '0',
  PRIMARY KEY (`einsatz_id`,`fahrzeug_id`),
  CONSTRAINT `fk_ef_e` FOREIGN KEY (`einsatz_id`) REFERENCES `einsatz` (`id`),
  CONSTRAINT `fk_ef_f` FOREIGN KEY (`fahrzeug_id`) REFERENCES `fahrzeug` (`id`)
);
CREATE TABLE `einsatzkraft` (
  `id` int NOT NULL AUTO_INCREMENT,
  `einsatz_id` int NOT NULL,
  `mitglied_id` int NOT NULL,
  `funktion` enum('Einheitsführer','Maschinist','Truppführer','Truppmann') NOT NULL DEFAULT 'Truppmann',
  `atemschutz_minuten` int NOT NULL DEFAULT '0',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uk_em` (`einsatz_id`,`mitglied_id`)
);
CREATE TABLE `pruefung` (
  `id` int NOT NULL AUTO_INCREMENT,
  `geraet_id` int NOT NULL,
  `pruefer_id` int NOT NULL,
  `geprueft_am` date NOT NULL,
  `naechste_pruefung` date NOT NULL,
  `ergebnis` enum('bestanden','nicht bestanden') NOT NULL DEFAULT 'bestanden',
  `maengel` varchar(255) DEFAULT NULL,
  PRIMARY KEY (`id`)
);
CREATE TABLE `geraet` (
  `id` int NOT NULL AUTO_INCREMENT,
  `fahrzeug_id` int DEFAULT NULL,
  `inventarnr` varchar(20) NOT NULL,
  `bezeichnung` varchar(80) NOT NULL,
  `anschaffungsdatum` date NOT NULL,
  `anschaffungspreis` decimal(10,2) NOT NULL,
  `pruefintervall_monate` tinyint NOT NULL DEFAULT '12',
  `ausgesondert` tinyint(1) NOT NULL DEFAULT '0',
  `ausgesondert_am` date DEFAULT NULL,
  PRIMARY KEY (`id`)
);
CREATE TABLE `gebuehrenbescheid` (
  `id` int NOT NULL AUTO_INCREMENT,
  `einsatz_id` int NOT NULL,
  `aktenzeichen` varchar(20) NOT NULL,
  `empfaenger` varchar(100) NOT NULL,
  `bescheid_datum` date NOT NULL,
  `faellig_am` date NOT NULL,
  `personalkosten` decimal(10,2) NOT NULL,
  `fahrzeugkosten` decimal(10,2) NOT NULL,
  `materialkosten` decimal(10,2) NOT NULL DEFAULT '0.00',
  `gesamtbetrag` decimal(10,2) NOT NULL,
  `bezahlt` tinyint(1) NOT NULL DEFAULT '0',
  `bezahlt_am` date DEFAULT NULL,
  PRIMARY KEY (`id`),
  CONSTRAINT `fk_g_e` FOREIGN KEY (`einsatz_id`) REFERENCES `einsatz` (`id`)
);
