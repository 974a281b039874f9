CREATE TABLE oddzialy (
  id int NOT NULL AUTO_INCREMENT,
  kod char(3) NOT NULL,
  nazwa varchar(60) NOT NULL,
  miasto varchar(50) NOT NULL,
  kod_pocztowy char(6) NOT NULL COMMENT 'format 00-000',
  wojewodztwo varchar(30) NOT NULL,
  liczba_sprzetu int NOT NULL DEFAULT 0 COMMENT 'liczba sztuk sprzetu w oddziale',
  PRIMARY KEY (id),
  UNIQUE KEY kod (kod)
) ENGINE=InnoDB COMMENT='oddzialy wypozyczalni';

CREATE TABLE pracownicy (
  id int NOT NULL AUTO_INCREMENT,
  oddzial_id int NOT NULL,
  imie varchar(40) NOT NULL,
  nazwisko varchar(50) NOT NULL,
  email varchar(100) DEFAULT NULL,
  stanowisko varchar(40) NOT NULL COMMENT 'np. doradca klienta, serwisant, kierownik oddzialu',
  data_urodzenia date DEFAULT NULL,
  data_zatrudnienia date NOT NULL,
  data_zwolnienia date DEFAULT NULL,
  PRIMARY KEY (id),
  CONSTRAINT fk_prac_oddzial FOREIGN KEY (oddzial_id) REFERENCES oddzialy (id)
) ENGINE=InnoDB;

CREATE TABLE kategorie (
  id int NOT NULL AUTO_INCREMENT,
  nazwa varchar(60) NOT NULL COMMENT 'np. zageszczarki, minikoparki, rusztowania',
  stawka_vat decimal(4,2) NOT NULL DEFAULT 23.00 COMMENT '23, 8 lub 5',
  wymaga_uprawnien tinyint(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (id)
) ENGINE=InnoDB;

CREATE TABLE sprzet (
  id int NOT NULL AUTO_INCREMENT,
  numer_inwentarzowy varchar(12) NOT NULL,
  kategoria_id int NOT NULL,
  oddzial_id int NOT NULL,
  nazwa varchar(100) NOT NULL,
  producent varchar(50) DEFAULT NULL,
  rok_produkcji smallint NOT NULL,
  data_zakupu date NOT NULL,
  cena_zakupu decimal(12,2) NOT NULL,
  stawka_dobowa decimal(9,2) NOT NULL COMMENT 'netto PLN za dobe',
  kaucja decimal(9,2) NOT NULL DEFAULT 0.00,
  stan enum('dostepny','wypozyczony','serwis','wycofany') NOT NULL DEFAULT 'dostepny',
  data_wycofania date DEFAULT NULL COMMENT 'tylko dla stanu wycofany',
  PRIMARY KEY (id),
  UNIQUE KEY numer_inwentarzowy (numer_inwentarzowy),
  CONSTRAINT fk_sprzet_kat FOREIGN KEY (kategoria_id) REFERENCES kategorie (id),
  CONSTRAINT fk_sprzet_oddzial FOREIGN KEY (oddzial_id) REFERENCES oddzialy (id)
) ENGINE=InnoDB;

CREATE TABLE klienci (
  id int NOT NULL AUTO_INCREMENT,
  typ enum('osoba','firma') NOT NULL DEFAULT 'osoba',
  imie varchar(40) DEFAULT NULL,
  nazwisko varchar(50) DEFAULT NULL,
  nazwa_firmy varchar(120) DEFAULT NULL COMMENT 'wypelnione dla typ = firma',
  nip char(10) DEFAULT NULL COMMENT '10 cyfr, tylko firmy',
  email varchar(100) DEFAULT NULL,
  telefon varchar(20) NOT NULL,
  miasto varchar(50) NOT NULL,
  kod_pocztowy char(6) NOT NULL COMMENT 'format 00-000',
  rabat_staly decimal(4,2) NOT NULL DEFAULT 0.00 COMMENT 'procent',
  zablokowany tinyint(1) NOT NULL DEFAULT 0,
  powod_blokady varchar(150) DEFAULT NULL,
  utworzono datetime NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (id)
) ENGINE=InnoDB;

CREATE TABLE umowy (
  id int NOT NULL AUTO_INCREMENT,
  numer varchar(16) NOT NULL COMMENT 'U/RRRR/NNNNN, RRRR - rok zawarcia',
  klient_id int NOT NULL,
  oddzial_id int NOT NULL,
  pracownik_id int NOT NULL,
  data_zawarcia datetime NOT NULL,
  data_od date NOT NULL,
  data_do date NOT NULL,
  liczba_dni int NOT NULL COMMENT 'data_do - data_od, co najmniej 1',
  data_zwrotu date DEFAULT NULL,
  status enum('rezerwacja','wydana','zakonczona','anulowana') NOT NULL DEFAULT 'rezerwacja',
  wartosc_netto decimal(12,2) NOT NULL,
  kwota_vat decimal(12,2) NOT NULL,
  wartosc_brutto decimal(12,2) NOT NULL,
  kaucja_pobrana decimal(10,2) NOT NULL DEFAULT 0.00 COMMENT 'suma kaucji pozycji',
  zaplacono decimal(12,2) NOT NULL DEFAULT 0.00 COMMENT 'suma platnosci',
  PRIMARY KEY (id),
  UNIQUE KEY numer (numer),
  CONSTRAINT fk_umowa_klient FOREIGN KEY (klient_id) REFERENCES klienci (id),
  CONSTRAINT fk_umowa_oddzial FOREIGN KEY (oddzial_id) REFERENCES oddzialy (id)
) ENGINE=InnoDB;

CREATE TABLE pozycje_umowy (
  id int NOT NULL AUTO_INCREMENT,
  umowa_id int NOT NULL,
  lp smallint NOT NULL,
  sprzet_id int NOT NULL,
  liczba_dni int NOT NULL,
  stawka_dobowa decimal(9,2) NOT NULL,
  rabat decimal(4,2) NOT NULL DEFAULT 0.00 COMMENT 'procent',
  wartosc_netto decimal(12,2) NOT NULL,
  stawka_vat decimal(4,2) NOT NULL,
  kaucja decimal(9,2) NOT NULL DEFAULT 0.00,
  PRIMARY KEY (id),
  UNIQUE KEY umowa_lp (umowa_id,lp),
  CONSTRAINT fk_poz_umowa FOREIGN KEY (umowa_id) REFERENCES umowy (id),
  CONSTRAINT fk_poz_sprzet FOREIGN KEY (sprzet_id) REFERENCES sprzet (id)
) ENGINE=InnoDB;

CREATE TABLE platnosci (
  id int NOT NULL AUTO_INCREMENT,
  umowa_id int NOT NULL,
  data_platnosci datetime NOT NULL,
  kwota decimal(12,2) NOT NULL,
  forma enum('karta','gotowka','przelew','blik') NOT NULL DEFAULT 'karta',
  PRIMARY KEY (id),
  KEY umowa_id (umowa_id)
) ENGINE=InnoDB;

CREATE TABLE przeglady (
  id int NOT NULL AUTO_INCREMENT,
  sprzet_id int NOT NULL,
  serwisant_id int NOT NULL COMMENT 'pracownicy.id',
  data_przegladu date NOT NULL,
  nastepny_przeglad date DEFAULT NULL,
  wynik enum('pozytywny','warunkowy','negatywny') NOT NULL DEFAULT 'pozytywny',
  koszt_czesci decimal(9,2) NOT NULL DEFAULT 0.00,
  koszt_robocizny decimal(9,2) NOT NULL DEFAULT 0.00,
  koszt_razem decimal(9,2) NOT NULL DEFAULT 0.00,
  PRIMARY KEY (id),
  CONSTRAINT fk_przeglad_sprzet FOREIGN KEY (sprzet_id) REFERENCES sprzet (id)
) ENGINE=InnoDB;

CREATE TABLE szkody (
  id int NOT NULL AUTO_INCREMENT,
  umowa_id int NOT NULL,
  klient_id int NOT NULL,
  sprzet_id int NOT NULL,
  data_zgloszenia date NOT NULL,
  opis varchar(300) NOT NULL,
  koszt_naprawy decimal(10,2) DEFAULT NULL,
  rozliczona tinyint(1) NOT NULL DEFAULT 0,
  data_rozliczenia date DEFAULT NULL,
  PRIMARY KEY (id),
  CONSTRAINT fk_szkoda_umowa FOREIGN KEY (umowa_id) REFERENCES umowy (id),
  CONSTRAINT fk_szkoda_klient FOREIGN KEY (klient_id) REFERENCES klienci (id),
  CONSTRAINT fk_szkoda_sprzet FOREIGN KEY (sprzet_id) REFERENCES sprzet (id)
) ENGINE=InnoDB;
