CREATE TABLE `rd_havens` (
  `havencode` char(5) NOT NULL,
  `naam` varchar(60) NOT NULL,
  `landcode` char(2) NOT NULL,
  `breedtegraad` decimal(9,6) NOT NULL,
  `lengtegraad` decimal(9,6) NOT NULL,
  PRIMARY KEY (`havencode`)
) ENGINE=InnoDB;
CREATE TABLE `rd_schepen` (
  `id` int NOT NULL AUTO_INCREMENT,
  `naam` varchar(60) NOT NULL,
  `imo_nummer` char(7) NOT NULL,
  `bouwjaar` smallint NOT NULL,
  `max_passagiers` int NOT NULL,
  `aantal_autodekmeters` int NOT NULL,
  `lengte_m` decimal(5,1) NOT NULL,
  `breedte_m` decimal(4,1) NOT NULL,
  `diepgang_m` decimal(4,1) NOT NULL,
  `in_vaart` tinyint(1) NOT NULL DEFAULT '1',
  `uit_vaart_datum` date DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB;
CREATE TABLE `rd_trajecten` (
  `id` int NOT NULL AUTO_INCREMENT,
  `vertrekhaven` char(5) NOT NULL,
  `aankomsthaven` char(5) NOT NULL,
  `afstand_zeemijl` decimal(6,1) NOT NULL,
  `vaartijd_minuten` int NOT NULL,
  `prijs_volwassene` decimal(7,2) NOT NULL,
  `prijs_kind` decimal(7,2) NOT NULL,
  PRIMARY KEY (`id`),
  CONSTRAINT `f1` FOREIGN KEY (`vertrekhaven`) REFERENCES `rd_havens` (`havencode`),
  CONSTRAINT `f2` FOREIGN KEY (`aankomsthaven`) REFERENCES `rd_havens` (`havencode`)
) ENGINE=InnoDB;
CREATE TABLE `rd_afvaarten` (
  `id` int NOT NULL AUTO_INCREMENT,
  `traject_id` int NOT NULL,
  `schip_id` int NOT NULL,
  `geplande_vertrektijd` datetime NOT NULL,
  `geplande_aankomsttijd` datetime NOT NULL,
  `werkelijke_vertrektijd` datetime DEFAULT NULL,
  `werkelijke_aankomsttijd` datetime DEFAULT NULL,
  `vertraging_minuten` int DEFAULT NULL,
  `status` enum('gepland','vertrokken','aangekomen','geannuleerd') NOT NULL DEFAULT 'gepland',
  `reden_annulering` varchar(120) DEFAULT NULL,
  `aantal_passagiers` int NOT NULL DEFAULT '0',
  PRIMARY KEY (`id`)
) ENGINE=InnoDB;
CREATE TABLE `rd_klanten` (
  `id` int NOT NULL AUTO_INCREMENT,
  `klantnr` varchar(12) NOT NULL,
  `voorletters` varchar(10) NOT NULL,
  `achternaam` varchar(60) NOT NULL,
  `geboortedatum` date DEFAULT NULL,
  `emailadres` varchar(120) NOT NULL,
  `telefoonnummer` varchar(20) DEFAULT NULL,
  `woonplaats` varchar(60) DEFAULT NULL,
  `aantal_boekingen` int NOT NULL DEFAULT '0',
  `totaal_besteed` decimal(10,2) NOT NULL DEFAULT '0.00',
  `aangemaakt_op` datetime NOT NULL,
  `gewijzigd_op` datetime NOT NULL,
  `verwijderd_op` datetime DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `u1` (`klantnr`)
) ENGINE=InnoDB;
CREATE TABLE `rd_boekingen` (
  `id` int NOT NULL AUTO_INCREMENT,
  `boekingsnr` varchar(12) NOT NULL,
  `klant_id` int NOT NULL,
  `afvaart_id` int NOT NULL,
  `geboekt_op` datetime NOT NULL,
  `betaald_op` datetime DEFAULT NULL,
  `geannuleerd_op` datetime DEFAULT NULL,
  `status` enum('optie','bevestigd','geannuleerd','verlopen') NOT NULL DEFAULT 'optie',
  `optie_tot` datetime DEFAULT NULL,
  `aantal_volwassenen` tinyint NOT NULL DEFAULT '1',
  `aantal_kinderen` tinyint NOT NULL DEFAULT '0',
  `aantal_personen` tinyint NOT NULL DEFAULT '1',
  `prijs_passagiers` decimal(9,2) NOT NULL,
  `prijs_voertuig` decimal(9,2) NOT NULL DEFAULT '0.00',
  `korting` decimal(9,2) NOT NULL DEFAULT '0.00',
  `totaalprijs` decimal(9,2) NOT NULL,
  `kenteken` varchar(10) DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `u2` (`boekingsnr`)
) ENGINE=InnoDB;
CREATE TABLE `rd_betalingen` (
  `id` int NOT NULL AUTO_INCREMENT,
  `boeking_id` int NOT NULL,
  `klant_id` int NOT NULL,
  `betaalwijze` enum('ideal','creditcard','contant') NOT NULL DEFAULT 'ideal',
  `bedrag` decimal(9,2) NOT NULL,
  `status` enum('open','geslaagd','mislukt','terugbetaald') NOT NULL DEFAULT 'open',
  `betaaldatum` datetime NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB;
CREATE TABLE `rd_bemanningsleden` (
  `personeelsnr` int NOT NULL AUTO_INCREMENT,
  `voornaam` varchar(40) NOT NULL,
  `achternaam` varchar(60) NOT NULL,
  `rang` enum('kapitein','stuurman','machinist','matroos','steward') NOT NULL,
  `datum_in_dienst` date NOT NULL,
  `datum_uit_dienst` date DEFAULT NULL,
  `geboortedatum` date NOT NULL,
  `vaste_schip_id` int DEFAULT NULL,
  PRIMARY KEY (`personeelsnr`)
) ENGINE=InnoDB;
CREATE TABLE `rd_diensten` (
  `id` int NOT NULL AUTO_INCREMENT,
  `personeelsnr` int NOT NULL,
  `afvaart_id` int NOT NULL,
  `schip_id` int NOT NULL,
  `begint_om` datetime NOT NULL,
  `eindigt_om` datetime NOT NULL,
  `gewerkte_uren` decimal(4,2) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB;
