CREATE TABLE `pobocky` (
  `id_pobocky` int(11) NOT NULL AUTO_INCREMENT,
  `nazev` varchar(80) NOT NULL,
  `ulice` varchar(80) NOT NULL,
  `mesto` varchar(60) NOT NULL,
  `psc` char(5) NOT NULL,
  `telefon` varchar(20) NOT NULL,
  PRIMARY KEY (`id_pobocky`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_czech_ci;
CREATE TABLE `zamestnanci` (
  `id_zamestnance` int(11) NOT NULL AUTO_INCREMENT,
  `id_pobocky` int(11) NOT NULL,
  `titul` varchar(10) DEFAULT NULL,
  `jmeno` varchar(40) NOT NULL,
  `prijmeni` varchar(40) NOT NULL,
  `pozice` enum('veterinar','sestra','recepcni') NOT NULL,
  `email` varchar(100) NOT NULL,
  `datum_nastupu` date NOT NULL,
  `datum_odchodu` date DEFAULT NULL,
  `aktivni` tinyint(1) NOT NULL DEFAULT 1,
  PRIMARY KEY (`id_zamestnance`),
  UNIQUE KEY `email` (`email`),
  CONSTRAINT `zam_pob` FOREIGN KEY (`id_pobocky`) REFERENCES `pobocky` (`id_pobocky`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_czech_ci;
CREATE TABLE `majitele` (
  `id_majitele` int(11) NOT NULL AUTO_INCREMENT,
  `jmeno` varchar(40) NOT NULL,
  `prijmeni` varchar(40) NOT NULL,
  `ulice` varchar(80) NOT NULL,
  `mesto` varchar(60) NOT NULL,
  `psc` char(5) NOT NULL,
  `telefon` varchar(20) DEFAULT NULL,
  `email` varchar(100) DEFAULT NULL,
  `datum_registrace` date NOT NULL,
  `poznamka` text,
  PRIMARY KEY (`id_majitele`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_czech_ci;
CREATE TABLE `druhy` (
  `id_druhu` int(11) NOT NULL AUTO_INCREMENT,
  `nazev` varchar(40) NOT NULL,
  PRIMARY KEY (`id_druhu`),
  UNIQUE KEY `nazev` (`nazev`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_czech_ci;
CREATE TABLE `plemena` (
  `id_plemene` int(11) NOT NULL AUTO_INCREMENT,
  `id_druhu` int(11) NOT NULL,
  `nazev` varchar(60) NOT NULL,
  `hmotnost_od` decimal(5,1) NOT NULL,
  `hmotnost_do` decimal(5,1) NOT NULL,
  PRIMARY KEY (`id_plemene`),
  CONSTRAINT `plem_druh` FOREIGN KEY (`id_druhu`) REFERENCES `druhy` (`id_druhu`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_czech_ci;
CREATE TABLE `zvirata` (
  `id_zvirete` int(11) NOT NULL AUTO_INCREMENT,
  `id_majitele` int(11) NOT NULL,
  `id_plemene` int(11) NOT NULL,
  `jmeno` varchar(40) NOT NULL,
  `pohlavi` enum('samec','samice') NOT NULL,
  `kastrovane` tinyint(1) NOT NULL DEFAULT 0,
  `datum_narozeni` date NOT NULL,
  `datum_umrti` date DEFAULT NULL,
  `barva` varchar(30) DEFAULT NULL,
  `hmotnost_kg` decimal(5,2) NOT NULL,
  `cislo_cipu` char(15) DEFAULT NULL,
  `datum_cipovani` date DEFAULT NULL,
  PRIMARY KEY (`id_zvirete`),
  UNIQUE KEY `cislo_cipu` (`cislo_cipu`),
  CONSTRAINT `zvi_maj` FOREIGN KEY (`id_majitele`) REFERENCES `majitele` (`id_majitele`),
  CONSTRAINT `zvi_plem` FOREIGN KEY (`id_plemene`) REFERENCES `plemena` (`id_plemene`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_czech_ci;
CREATE TABLE `vykony` (
  `id_vykonu` int(11) NOT NULL AUTO_INCREMENT,
  `kod` varchar(8) NOT NULL,
  `nazev` varchar(80) NOT NULL,
  `cena` decimal(8,2) NOT NULL,
  `platny` tinyint(1) NOT NULL DEFAULT 1,
  PRIMARY KEY (`id_vykonu`),
  UNIQUE KEY `kod` (`kod`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_czech_ci;
CREATE TABLE `navstevy` (
  `id_navstevy` int(11) NOT NULL AUTO_INCREMENT,
  `id_zvirete` int(11) NOT NULL,
  `id_pobocky` int(11) NOT NULL,
  `id_veterinare` int(11) NOT NULL,
  `objednano_na` datetime NOT NULL,
  `zahajeni` datetime DEFAULT NULL,
  `ukonceni` datetime DEFAULT NULL,
  `stav` enum('objednana','probiha','ukoncena','zrusena') NOT NULL DEFAULT 'objednana',
  `duvod` varchar(150) NOT NULL,
  `teplota` decimal(3,1) DEFAULT NULL,
  `diagnoza` varchar(200) DEFAULT NULL,
  `dalsi_kontrola` date DEFAULT NULL,
  `cena_celkem` decimal(9,2) NOT NULL DEFAULT 0.00,
  PRIMARY KEY (`id_navstevy`),
  CONSTRAINT `nav_zvi` FOREIGN KEY (`id_zvirete`) REFERENCES `zvirata` (`id_zvirete`),
  CONSTRAINT `nav_pob` FOREIGN KEY (`id_pobocky`) REFERENCES `pobocky` (`id_pobocky`),
  CONSTRAINT `nav_vet` FOREIGN KEY (`id_veterinare`) REFERENCES `zamestnanci` (`id_zamestnance`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_czech_ci;
CREATE TABLE `navsteva_polozky` (
  `id_navstevy` int(11) NOT NULL,
  `poradi` smallint(6) NOT NULL,
  `id_vykonu` int(11) NOT NULL,
  `mnozstvi` smallint(6) NOT NULL DEFAULT 1,
  `cena_za_kus` decimal(8,2) NOT NULL,
  `sleva_procent` decimal(4,1) NOT NULL DEFAULT 0.0,
  `cena` decimal(9,2) NOT NULL,
  PRIMARY KEY (`id_navstevy`,`poradi`),
  CONSTRAINT `pol_nav` FOREIGN KEY (`id_navstevy`) REFERENCES `navstevy` (`id_navstevy`),
  CONSTRAINT `pol_vyk` FOREIGN KEY (`id_vykonu`) REFERENCES `vykony` (`id_vykonu`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_czech_ci;
CREATE TABLE `ockovani` (
  `id_ockovani` int(11) NOT NULL AUTO_INCREMENT,
  `id_zvirete` int(11) NOT NULL,
  `id_navstevy` int(11) NOT NULL,
  `vakcina` varchar(60) NOT NULL,
  `sarze` varchar(20) NOT NULL,
  `datum_ockovani` date NOT NULL,
  `platnost_do` date NOT NULL,
  PRIMARY KEY (`id_ockovani`),
  CONSTRAINT `ock_zvi` FOREIGN KEY (`id_zvirete`) REFERENCES `zvirata` (`id_zvirete`),
  CONSTRAINT `ock_nav` FOREIGN KEY (`id_navstevy`) REFERENCES `navstevy` (`id_navstevy`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_czech_ci;
CREATE TABLE `hospitalizace` (
  `id_hospitalizace` int(11) NOT NULL AUTO_INCREMENT,
  `id_zvirete` int(11) NOT NULL,
  `id_pobocky` int(11) NOT NULL,
  `box` varchar(5) NOT NULL,
  `datum_prijmu` date NOT NULL,
  `datum_propusteni` date DEFAULT NULL,
  `pocet_dni` smallint(6) NOT NULL,
  `cena_za_den` decimal(7,2) NOT NULL,
  `cena_celkem` decimal(9,2) NOT NULL,
  PRIMARY KEY (`id_hospitalizace`),
  CONSTRAINT `hos_zvi` FOREIGN KEY (`id_zvirete`) REFERENCES `zvirata` (`id_zvirete`),
  CONSTRAINT `hos_pob` FOREIGN KEY (`id_pobocky`) REFERENCES `pobocky` (`id_pobocky`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_czech_ci;
CREATE TABLE `faktury` (
  `id_faktury` int(11) NOT NULL AUTO_INCREMENT,
  `cislo_faktury` varchar(12) NOT NULL,
  `id_majitele` int(11) NOT NULL,
  `id_navstevy` int(11) NOT NULL,
  `datum_vystaveni` date NOT NULL,
  `datum_splatnosti` date NOT NULL,
  `zaklad_dane` decimal(9,2) NOT NULL,
  `dph` decimal(9,2) NOT NULL,
  `celkem` decimal(9,2) NOT NULL,
  `stav` enum('vystavena','uhrazena','stornovana') NOT NULL DEFAULT 'vystavena',
  `datum_uhrady` date DEFAULT NULL,
  PRIMARY KEY (`id_faktury`),
  UNIQUE KEY `cislo_faktury` (`cislo_faktury`),
  CONSTRAINT `fak_maj` FOREIGN KEY (`id_majitele`) REFERENCES `majitele` (`id_majitele`),
  CONSTRAINT `fak_nav` FOREIGN KEY (`id_navstevy`) REFERENCES `navstevy` (`id_navstevy`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_czech_ci;
