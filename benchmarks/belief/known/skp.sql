-- MySQL dump 10.13  Distrib 8.0.36, for Linux (x86_64)
DROP TABLE IF EXISTS `stacje`;
CREATE TABLE `stacje` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `kod_stacji` varchar(10) NOT NULL,
  `nazwa` varchar(120) NOT NULL,
  `ulica` varchar(80) NOT NULL,
  `kod_poczt` char(6) NOT NULL,
  `miejscowosc` varchar(60) NOT NULL,
  `typ` enum('podstawowa','okręgowa') NOT NULL DEFAULT 'podstawowa',
  `il_stanowisk` tinyint unsigned NOT NULL DEFAULT '1',
  `czynna` tinyint(1) NOT NULL DEFAULT '1',
  PRIMARY KEY (`id`),
  UNIQUE KEY `uk_kod` (`kod_stacji`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_polish_ci;
CREATE TABLE `stanowiska` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `stacja_id` int unsigned NOT NULL,
  `nr_stanowiska` tinyint unsigned NOT NULL,
  `dmc_max_kg` int unsigned NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `uk_st` (`stacja_id`,`nr_stanowiska`),
  CONSTRAINT `fk_stan_st` FOREIGN KEY (`stacja_id`) REFERENCES `stacje` (`id`)
) ENGINE=InnoDB;
CREATE TABLE `diagnosci` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `stacja_id` int unsigned NOT NULL,
  `imie` varchar(40) NOT NULL,
  `nazwisko` varchar(60) NOT NULL,
  `nr_uprawnien` varchar(20) NOT NULL,
  `dt_urodzenia` date NOT NULL,
  `dt_zatrudnienia` date NOT NULL,
  `dt_zwolnienia` date DEFAULT NULL,
  `aktywny` tinyint(1) NOT NULL DEFAULT '1',
  `login` varchar(30) NOT NULL,
  `email` varchar(100) DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `uk_upr` (`nr_uprawnien`),
  UNIQUE KEY `uk_login` (`login`),
  CONSTRAINT `fk_diag_st` FOREIGN KEY (`stacja_id`) REFERENCES `stacje` (`id`)
) ENGINE=InnoDB;
CREATE TABLE `wlasciciele` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `rodzaj` enum('osoba fizyczna','firma') NOT NULL DEFAULT 'osoba fizyczna',
  `nazwa_pelna` varchar(150) NOT NULL,
  `nip` char(10) DEFAULT NULL,
  `tel` varchar(20) DEFAULT NULL,
  `email` varchar(100) DEFAULT NULL,
  `utworzono` datetime NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB;
CREATE TABLE `pojazdy` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `wlasciciel_id` int unsigned NOT NULL,
  `nr_rej` varchar(9) NOT NULL,
  `vin` char(17) NOT NULL,
  `marka` varchar(40) NOT NULL,
  `model` varchar(40) NOT NULL,
  `rok_prod` smallint unsigned NOT NULL,
  `dt_pierwszej_rej` date NOT NULL,
  `rodzaj_paliwa` varchar(10) NOT NULL DEFAULT 'benzyna',
  `masa_wlasna_kg` int unsigned NOT NULL,
  `dmc_kg` int unsigned NOT NULL,
  `il_badan` int unsigned NOT NULL DEFAULT '0',
  `dt_nast_badania` date DEFAULT NULL,
  `kolor` varchar(20) DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `uk_vin` (`vin`),
  CONSTRAINT `fk_poj_wl` FOREIGN KEY (`wlasciciel_id`) REFERENCES `wlasciciele` (`id`),
  CONSTRAINT `ck_pal` CHECK (`rodzaj_paliwa` in ('benzyna','diesel','LPG','hybryda','elektr.'))
) ENGINE=InnoDB;
CREATE TABLE `cennik` (
  `kod_uslugi` char(4) NOT NULL,
  `nazwa` varchar(100) NOT NULL,
  `cena_netto` decimal(8,2) NOT NULL,
  `stawka_vat` tinyint unsigned NOT NULL DEFAULT '23',
  `cena_brutto` decimal(8,2) NOT NULL,
  `obowiazuje_od` date NOT NULL,
  `obowiazuje_do` date DEFAULT NULL,
  PRIMARY KEY (`kod_uslugi`)
) ENGINE=InnoDB;
CREATE TABLE `badania` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `nr_badania` varchar(20) NOT NULL,
  `pojazd_id` int unsigned NOT NULL,
  `stacja_id` int unsigned NOT NULL,
  `stanowisko_id` int unsigned NOT NULL,
  `diagnosta_id` int unsigned NOT NULL,
  `kod_uslugi` char(4) NOT NULL,
  `status` enum('przyjęte','w trakcie','zakończone','anulowane') NOT NULL DEFAULT 'przyjęte',
  `wynik` enum('pozytywny','negatywny') DEFAULT NULL,
  `przebieg_km` int unsigned NOT NULL,
  `dt_przyjecia` datetime NOT NULL,
  `dt_rozpoczecia` datetime DEFAULT NULL,
  `dt_zakonczenia` datetime DEFAULT NULL,
  `dt_anulowania` datetime DEFAULT NULL,
  `czas_trwania_min` smallint unsigned DEFAULT NULL,
  `il_usterek` smallint unsigned NOT NULL DEFAULT '0',
  `il_usterek_istotnych` smallint unsigned NOT NULL DEFAULT '0',
  `kw_netto` decimal(8,2) NOT NULL DEFAULT '0.00',
  `kw_vat` decimal(8,2) NOT NULL DEFAULT '0.00',
  `kw_brutto` decimal(8,2) NOT NULL DEFAULT '0.00',
  `dt_waznosci` date DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `uk_nr` (`nr_badania`),
  KEY `ix_poj` (`pojazd_id`),
  CONSTRAINT `fk_b_poj` FOREIGN KEY (`pojazd_id`) REFERENCES `pojazdy` (`id`),
  CONSTRAINT `fk_b_diag` FOREIGN KEY (`diagnosta_id`) REFERENCES `diagnosci` (`id`)
) ENGINE=InnoDB;
CREATE TABLE `usterki` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `badanie_id` int unsigned NOT NULL,
  `kod_usterki` varchar(10) NOT NULL,
  `kategoria` enum('drobna','istotna','niebezpieczna') NOT NULL DEFAULT 'drobna',
  `opis` varchar(255) DEFAULT NULL,
  `usunieta` tinyint(1) NOT NULL DEFAULT '0',
  `dt_usuniecia` date DEFAULT NULL,
  PRIMARY KEY (`id`),
  CONSTRAINT `fk_u_b` FOREIGN KEY (`badanie_id`) REFERENCES `badania` (`id`)
) ENGINE=InnoDB;
CREATE TABLE `pomiary_spalin` (
  `badanie_id` int unsigned NOT NULL,
  `pomiar_1` decimal(5,2) NOT NULL,
  `pomiar_2` decimal(5,2) NOT NULL,
  `pomiar_3` decimal(5,2) NOT NULL,
  `srednia` decimal(5,2) NOT NULL,
  `temp_oleju` tinyint unsigned NOT NULL,
  PRIMARY KEY (`badanie_id`),
  CONSTRAINT `fk_ps_b` FOREIGN KEY (`badanie_id`) REFERENCES `badania` (`id`)
) ENGINE=InnoDB;
CREATE TABLE `platnosci` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `badanie_id` int unsigned NOT NULL,
  `forma` enum('gotówka','karta','przelew') NOT NULL DEFAULT 'karta',
  `kwota` decimal(8,2) NOT NULL,
  `dt_platnosci` datetime NOT NULL,
  `nr_paragonu` varchar(20) DEFAULT NULL,
  PRIMARY KEY (`id`),
  CONSTRAINT `fk_pl_b` FOREIGN KEY (`badanie_id`) REFERENCES `badania` (`id`)
) ENGINE=InnoDB;
