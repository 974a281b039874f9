-- Przychodnia weterynaryjna
CREATE TABLE wlasciciele (
  id_wlasciciela INT AUTO_INCREMENT PRIMARY KEY,
  imie VARCHAR(40) NOT NULL,
  nazwisko VARCHAR(60) NOT NULL,
  email VARCHAR(120),
  telefon VARCHAR(20),
  ulica VARCHAR(80), nr_domu VARCHAR(10), kod_pocztowy CHAR(6), miasto VARCHAR(60),
  data_rejestracji DATE NOT NULL,
  zgoda_marketing TINYINT(1) NOT NULL DEFAULT 0
);
CREATE TABLE gatunki (id_gatunku INT AUTO_INCREMENT PRIMARY KEY, nazwa VARCHAR(40) NOT NULL);
CREATE TABLE zwierzeta (
  id_zwierzecia INT AUTO_INCREMENT PRIMARY KEY,
  id_wlasciciela INT NOT NULL, id_gatunku INT NOT NULL,
  imie VARCHAR(40) NOT NULL,
  plec CHAR(1) NOT NULL COMMENT 'M = samiec, F = samica',
  data_urodzenia DATE NOT NULL,
  data_zgonu DATE NULL,
  waga_kg DECIMAL(5,2),
  nr_chip CHAR(15) UNIQUE,
  FOREIGN KEY (id_wlasciciela) REFERENCES wlasciciele (id_wlasciciela),
  FOREIGN KEY (id_gatunku) REFERENCES gatunki (id_gatunku)
);
CREATE TABLE lekarze (
  id_lekarza INT AUTO_INCREMENT PRIMARY KEY, imie VARCHAR(40) NOT NULL, nazwisko VARCHAR(60) NOT NULL,
  nr_pwz CHAR(7) NOT NULL UNIQUE, data_zatrudnienia DATE NOT NULL, data_zwolnienia DATE NULL,
  aktywny TINYINT(1) NOT NULL DEFAULT 1 COMMENT '0 gdy zwolniony'
);
CREATE TABLE wizyty (
  id_wizyty INT AUTO_INCREMENT PRIMARY KEY,
  nr_wizyty VARCHAR(12) NOT NULL UNIQUE,
  id_zwierzecia INT NOT NULL, id_wlasciciela INT NOT NULL, id_lekarza INT NOT NULL,
  termin DATETIME NOT NULL,
  rozpoczeto DATETIME NULL, zakonczono DATETIME NULL,
  czas_trwania_min INT NULL,
  status VARCHAR(20) NOT NULL DEFAULT 'zakonczona' COMMENT 'zaplanowana, w trakcie, zakonczona lub odwolana',
  powod_odwolania VARCHAR(100) NULL,
  FOREIGN KEY (id_zwierzecia) REFERENCES zwierzeta (id_zwierzecia),
  FOREIGN KEY (id_wlasciciela) REFERENCES wlasciciele (id_wlasciciela),
  FOREIGN KEY (id_lekarza) REFERENCES lekarze (id_lekarza)
);
CREATE TABLE uslugi (id_uslugi INT AUTO_INCREMENT PRIMARY KEY, nazwa VARCHAR(60) NOT NULL, cena_netto DECIMAL(8,2) NOT NULL, stawka_vat DECIMAL(4,2) NOT NULL DEFAULT 8.00 COMMENT 'w procentach');
CREATE TABLE faktury (
  id_faktury INT AUTO_INCREMENT PRIMARY KEY,
  nr_faktury VARCHAR(20) NOT NULL UNIQUE,
  id_wizyty INT NOT NULL UNIQUE, id_wlasciciela INT NOT NULL,
  data_wystawienia DATE NOT NULL, termin_platnosci DATE NOT NULL,
  suma_netto DECIMAL(10,2) NOT NULL DEFAULT 0, suma_vat DECIMAL(10,2) NOT NULL DEFAULT 0,
  suma_brutto DECIMAL(10,2) NOT NULL DEFAULT 0 COMMENT 'netto + vat',
  zaplacono DECIMAL(10,2) NOT NULL DEFAULT 0, do_zaplaty DECIMAL(10,2) NOT NULL DEFAULT 0,
  data_zaplaty DATE NULL,
  stan ENUM('nowa','czesciowo_oplacona','oplacona','przeterminowana') NOT NULL DEFAULT 'oplacona',
  FOREIGN KEY (id_wizyty) REFERENCES wizyty (id_wizyty),
  FOREIGN KEY (id_wlasciciela) REFERENCES wlasciciele (id_wlasciciela)
);
CREATE TABLE pozycje_faktury (
  id_pozycji INT AUTO_INCREMENT PRIMARY KEY, id_faktury INT NOT NULL, lp INT NOT NULL, id_uslugi INT NOT NULL,
  ilosc INT NOT NULL DEFAULT 1, cena_netto DECIMAL(8,2) NOT NULL, stawka_vat DECIMAL(4,2) NOT NULL,
  wartosc_netto DECIMAL(10,2) NOT NULL, kwota_vat DECIMAL(10,2) NOT NULL, wartosc_brutto DECIMAL(10,2) NOT NULL,
  UNIQUE KEY (id_faktury, lp),
  FOREIGN KEY (id_faktury) REFERENCES faktury (id_faktury), FOREIGN KEY (id_uslugi) REFERENCES uslugi (id_uslugi)
);
CREATE TABLE szczepienia (
  id_szczepienia INT AUTO_INCREMENT PRIMARY KEY, id_zwierzecia INT NOT NULL, id_wizyty INT NOT NULL, szczepionka VARCHAR(60) NOT NULL,
  data_podania DATE NOT NULL, wazne_do DATE NOT NULL,
  FOREIGN KEY (id_zwierzecia) REFERENCES zwierzeta (id_zwierzecia), FOREIGN KEY (id_wizyty) REFERENCES wizyty (id_wizyty)
);
