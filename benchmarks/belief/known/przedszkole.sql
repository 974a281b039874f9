CREATE TABLE `pracownicy` (
  `id_pracownika`   int(10) unsigned NOT NULL AUTO_INCREMENT,
  `imie`            varchar(40) NOT NULL,
  `nazwisko`        varchar(60) NOT NULL,
  `stanowisko`      enum('nauczyciel','pomoc','kucharz','dyrektor','logopeda') NOT NULL DEFAULT 'nauczyciel',
  `email`           varchar(100) NOT NULL,
  `telefon`         varchar(15) DEFAULT NULL,
  `data_urodzenia`  date NOT NULL,
  `data_zatrudnienia` date NOT NULL,
  `data_zwolnienia` date DEFAULT NULL,
  `pensja_brutto`   decimal(8,2) NOT NULL,
  `aktywny`         tinyint(1) NOT NULL DEFAULT '1',
  PRIMARY KEY (`id_pracownika`),
  UNIQUE KEY `uk_prac_email` (`email`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `grupy` (
  `id_grupy`        int(10) unsigned NOT NULL AUTO_INCREMENT,
  `nazwa`           varchar(40) NOT NULL,
  `rok_szkolny`     char(9) NOT NULL DEFAULT '2025/2026',
  `wiek_od`         tinyint(3) unsigned NOT NULL,
  `wiek_do`         tinyint(3) unsigned NOT NULL,
  `liczba_miejsc`   tinyint(3) unsigned NOT NULL DEFAULT '25',
  `liczba_dzieci`   tinyint(3) unsigned NOT NULL DEFAULT '0',
  `id_wychowawcy`   int(10) unsigned NOT NULL,
  PRIMARY KEY (`id_grupy`),
  UNIQUE KEY `uk_grupa` (`nazwa`,`rok_szkolny`),
  CONSTRAINT `fk_grupa_prac` FOREIGN KEY (`id_wychowawcy`) REFERENCES `pracownicy` (`id_pracownika`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `dzieci` (
  `id_dziecka`      int(10) unsigned NOT NULL AUTO_INCREMENT,
  `id_grupy`        int(10) unsigned NOT NULL,
  `imie`            varchar(40) NOT NULL,
  `nazwisko`        varchar(60) NOT NULL,
  `pesel`           char(11) NOT NULL,
  `plec`            enum('K','M') NOT NULL,
  `data_urodzenia`  date NOT NULL,
  `data_przyjecia`  date NOT NULL,
  `data_wypisu`     date DEFAULT NULL,
  `status`          enum('oczekuje','uczeszcza','wypisane') NOT NULL DEFAULT 'uczeszcza',
  `ma_alergie`      tinyint(1) NOT NULL DEFAULT '0',
  `opis_alergii`    varchar(255) DEFAULT NULL,
  PRIMARY KEY (`id_dziecka`),
  UNIQUE KEY `uk_pesel` (`pesel`),
  CONSTRAINT `fk_dziecko_grupa` FOREIGN KEY (`id_grupy`) REFERENCES `grupy` (`id_grupy`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `opiekunowie` (
  `id_opiekuna`     int(10) unsigned NOT NULL AUTO_INCREMENT,
  `imie`            varchar(40) NOT NULL,
  `nazwisko`        varchar(60) NOT NULL,
  `email`           varchar(100) NOT NULL,
  `telefon`         varchar(15) NOT NULL,
  `ulica`           varchar(80) NOT NULL,
  `kod_pocztowy`    char(6) NOT NULL,
  `miejscowosc`     varchar(60) NOT NULL,
  PRIMARY KEY (`id_opiekuna`),
  UNIQUE KEY `uk_opiekun_email` (`email`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `dzieci_opiekunowie` (
  `id_dziecka`      int(10) unsigned NOT NULL,
  `id_opiekuna`     int(10) unsigned NOT NULL,
  `pokrewienstwo`   enum('matka','ojciec','babcia','dziadek','inny') NOT NULL,
  `glowny_kontakt`  tinyint(1) NOT NULL DEFAULT '0',
  `moze_odbierac`   tinyint(1) NOT NULL DEFAULT '1',
  PRIMARY KEY (`id_dziecka`,`id_opiekuna`),
  CONSTRAINT `fk_do_dziecko` FOREIGN KEY (`id_dziecka`) REFERENCES `dzieci` (`id_dziecka`) ON DELETE CASCADE,
  CONSTRAINT `fk_do_opiekun` FOREIGN KEY (`id_opiekuna`) REFERENCES `opiekunowie` (`id_opiekuna`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `umowy` (
  `id_umowy`        int(10) unsigned NOT NULL AUTO_INCREMENT,
  `numer_umowy`     varchar(20) NOT NULL,
  `id_dziecka`      int(10) unsigned NOT NULL,
  `id_opiekuna`     int(10) unsigned NOT NULL,
  `data_podpisania` date NOT NULL,
  `obowiazuje_od`   date NOT NULL,
  `obowiazuje_do`   date NOT NULL,
  `godzin_dziennie` tinyint(3) unsigned NOT NULL DEFAULT '8',
  `czesne_miesieczne` decimal(7,2) NOT NULL,
  `stawka_zywieniowa` decimal(5,2) NOT NULL,
  PRIMARY KEY (`id_umowy`),
  UNIQUE KEY `uk_umowa` (`numer_umowy`),
  CONSTRAINT `fk_umowa_dziecko` FOREIGN KEY (`id_dziecka`) REFERENCES `dzieci` (`id_dziecka`),
  CONSTRAINT `fk_umowa_opiekun` FOREIGN KEY (`id_opiekuna`) REFERENCES `opiekunowie` (`id_opiekuna`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `obecnosci` (
  `id_obecnosci`    int(10) unsigned NOT NULL AUTO_INCREMENT,
  `id_dziecka`      int(10) unsigned NOT NULL,
  `dzien`           date NOT NULL,
  `obecne`          tinyint(1) NOT NULL DEFAULT '1',
  `godz_przyjscia`  time DEFAULT NULL,
  `godz_wyjscia`    time DEFAULT NULL,
  `id_odbierajacego` int(10) unsigned DEFAULT NULL,
  `przyczyna_nieobecnosci` enum('choroba','wyjazd','inna') DEFAULT NULL,
  PRIMARY KEY (`id_obecnosci`),
  UNIQUE KEY `uk_obecnosc` (`id_dziecka`,`dzien`),
  CONSTRAINT `fk_ob_dziecko` FOREIGN KEY (`id_dziecka`) REFERENCES `dzieci` (`id_dziecka`),
  CONSTRAINT `fk_ob_odb` FOREIGN KEY (`id_odbierajacego`) REFERENCES `opiekunowie` (`id_opiekuna`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `naleznosci` (
  `id_naleznosci`   int(10) unsigned NOT NULL AUTO_INCREMENT,
  `id_umowy`        int(10) unsigned NOT NULL,
  `id_dziecka`      int(10) unsigned NOT NULL,
  `miesiac`         char(7) NOT NULL,
  `czesne`          decimal(7,2) NOT NULL,
  `dni_zywieniowe`  tinyint(3) unsigned NOT NULL,
  `stawka_zywieniowa` decimal(5,2) NOT NULL,
  `kwota_wyzywienia` decimal(7,2) NOT NULL,
  `razem`           decimal(8,2) NOT NULL,
  `zaplacono`       decimal(8,2) NOT NULL DEFAULT '0.00',
  `termin_platnosci` date NOT NULL,
  `oplacona`        tinyint(1) NOT NULL DEFAULT '0',
  PRIMARY KEY (`id_naleznosci`),
  UNIQUE KEY `uk_naleznosc` (`id_umowy`,`miesiac`),
  CONSTRAINT `fk_nal_umowa` FOREIGN KEY (`id_umowy`) REFERENCES `umowy` (`id_umowy`),
  CONSTRAINT `fk_nal_dziecko` FOREIGN KEY (`id_dziecka`) REFERENCES `dzieci` (`id_dziecka`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `wplaty` (
  `id_wplaty`       int(10) unsigned NOT NULL AUTO_INCREMENT,
  `id_naleznosci`   int(10) unsigned NOT NULL,
  `data_wplaty`     date NOT NULL,
  `kwota`           decimal(8,2) NOT NULL,
  `forma`           enum('przelew','gotowka','karta') NOT NULL DEFAULT 'przelew',
  PRIMARY KEY (`id_wplaty`),
  CONSTRAINT `fk_wplata_nal` FOREIGN KEY (`id_naleznosci`) REFERENCES `naleznosci` (`id_naleznosci`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `jadlospis` (
  `dzien`           date NOT NULL,
  `posilek`         enum('sniadanie','obiad','podwieczorek') NOT NULL,
  `opis`            varchar(200) NOT NULL,
  `kalorie`         smallint(5) unsigned NOT NULL,
  PRIMARY KEY (`dzien`,`posilek`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `pomiary` (
  `id_pomiaru`      int(10) unsigned NOT NULL AUTO_INCREMENT,
  `id_dziecka`      int(10) unsigned NOT NULL,
  `data_pomiaru`    date NOT NULL,
  `wzrost_cm`       decimal(4,1) NOT NULL,
  `waga_kg`         decimal(4,1) NOT NULL,
  PRIMARY KEY (`id_pomiaru`),
  CONSTRAINT `fk_pomiar_dziecko` FOREIGN KEY (`id_dziecka`) REFERENCES `dzieci` (`id_dziecka`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
