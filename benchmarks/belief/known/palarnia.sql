-- palarnia kawy: zakup zielonego ziarna, wypaly, magazyn i sprzedaz hurtowa
CREATE TABLE dostawcy (
  id INT AUTO_INCREMENT PRIMARY KEY,
  nazwa VARCHAR(120) NOT NULL,
  kraj VARCHAR(60) NOT NULL,
  email VARCHAR(120),
  nip VARCHAR(13),
  data_umowy DATE NOT NULL COMMENT 'początek współpracy'
) COMMENT='importerzy zielonej kawy';

CREATE TABLE partie_zielone (
  id INT AUTO_INCREMENT PRIMARY KEY,
  dostawca_id INT NOT NULL,
  numer_partii VARCHAR(20) NOT NULL UNIQUE,
  kraj_pochodzenia VARCHAR(50) NOT NULL,
  odmiana ENUM('bourbon','typica','caturra','geisha','robusta') NOT NULL,
  obrobka ENUM('myta','naturalna','honey') NOT NULL COMMENT 'metoda obróbki',
  rok_zbiorow YEAR NOT NULL,
  data_dostawy DATE NOT NULL,
  liczba_workow SMALLINT NOT NULL,
  waga_worka_kg DECIMAL(5,2) NOT NULL COMMENT 'zwykle 60 lub 69 kg',
  waga_netto_kg DECIMAL(9,2) NOT NULL COMMENT 'worki razy waga worka',
  cena_kg DECIMAL(6,2) NOT NULL COMMENT 'PLN netto',
  wartosc DECIMAL(11,2) NOT NULL,
  pozostalo_kg DECIMAL(9,2) NOT NULL COMMENT 'ile jeszcze w magazynie',
  wilgotnosc_proc DECIMAL(4,1) NOT NULL,
  ocena_sca DECIMAL(4,2) COMMENT 'punkty SCA 0-100',
  FOREIGN KEY (dostawca_id) REFERENCES dostawcy(id)
);

CREATE TABLE piece (
  id INT AUTO_INCREMENT PRIMARY KEY,
  nazwa VARCHAR(40) NOT NULL,
  pojemnosc_kg DECIMAL(5,1) NOT NULL COMMENT 'maksymalny wsad',
  data_przegladu DATE COMMENT 'ostatni przegląd',
  nastepny_przeglad DATE
);

CREATE TABLE pracownicy (
  id INT AUTO_INCREMENT PRIMARY KEY,
  imie VARCHAR(40) NOT NULL,
  nazwisko VARCHAR(60) NOT NULL,
  stanowisko ENUM('palacz','magazynier','handlowiec','kierownik') NOT NULL,
  data_zatrudnienia DATE NOT NULL,
  data_zwolnienia DATE COMMENT 'NULL = nadal pracuje',
  stawka_godz DECIMAL(6,2) NOT NULL
);

CREATE TABLE wypaly (
  id INT AUTO_INCREMENT PRIMARY KEY,
  partia_id INT NOT NULL,
  piec_id INT NOT NULL,
  palacz_id INT NOT NULL,
  poczatek DATETIME NOT NULL,
  koniec DATETIME NOT NULL,
  czas_s SMALLINT NOT NULL COMMENT 'czas wypału w sekundach',
  temp_wsadu_c DECIMAL(4,1) NOT NULL,
  temp_zrzutu_c DECIMAL(4,1) NOT NULL,
  wsad_kg DECIMAL(5,2) NOT NULL,
  uzysk_kg DECIMAL(5,2) NOT NULL COMMENT 'kawa palona po wypale',
  ubytek_proc DECIMAL(4,1) NOT NULL COMMENT 'strata masy w %',
  stopien ENUM('jasny','sredni','ciemny') NOT NULL,
  odrzucony TINYINT(1) NOT NULL DEFAULT 0,
  powod_odrzucenia VARCHAR(200),
  FOREIGN KEY (partia_id) REFERENCES partie_zielone(id),
  FOREIGN KEY (piec_id) REFERENCES piece(id),
  FOREIGN KEY (palacz_id) REFERENCES pracownicy(id)
);

CREATE TABLE klienci (
  id INT AUTO_INCREMENT PRIMARY KEY,
  nazwa VARCHAR(120) NOT NULL,
  nip CHAR(10) NOT NULL UNIQUE,
  miasto VARCHAR(60) NOT NULL,
  kod_pocztowy CHAR(6) NOT NULL,
  rabat_proc DECIMAL(4,1) NOT NULL DEFAULT 0,
  termin_platnosci_dni TINYINT NOT NULL DEFAULT 14
) COMMENT='kawiarnie i sklepy';

CREATE TABLE produkty (
  id INT AUTO_INCREMENT PRIMARY KEY,
  sku VARCHAR(16) NOT NULL UNIQUE,
  nazwa VARCHAR(100) NOT NULL,
  gramatura_g SMALLINT NOT NULL COMMENT '250, 500 lub 1000',
  cena_netto DECIMAL(7,2) NOT NULL,
  vat_proc DECIMAL(4,1) NOT NULL,
  cena_brutto DECIMAL(7,2) NOT NULL,
  aktywny TINYINT(1) NOT NULL DEFAULT 1
);

CREATE TABLE zamowienia (
  id INT AUTO_INCREMENT PRIMARY KEY,
  numer VARCHAR(20) NOT NULL UNIQUE,
  klient_id INT NOT NULL,
  data_zamowienia DATETIME NOT NULL,
  data_wysylki DATETIME COMMENT 'NULL dopóki nie wysłano',
  termin_platnosci DATE NOT NULL,
  data_zaplaty DATE,
  status ENUM('nowe','w_realizacji','wyslane','anulowane') NOT NULL,
  suma_netto DECIMAL(10,2) NOT NULL COMMENT 'suma pozycji',
  liczba_pozycji SMALLINT NOT NULL,
  uwagi TEXT,
  FOREIGN KEY (klient_id) REFERENCES klienci(id)
);

CREATE TABLE pozycje_zamowienia (
  zamowienie_id INT NOT NULL,
  lp SMALLINT NOT NULL COMMENT 'kolejny numer pozycji',
  produkt_id INT NOT NULL,
  ilosc SMALLINT NOT NULL,
  cena_netto DECIMAL(7,2) NOT NULL COMMENT 'cena z cennika w dniu zamówienia',
  rabat_proc DECIMAL(4,1) NOT NULL DEFAULT 0,
  wartosc_netto DECIMAL(10,2) NOT NULL COMMENT 'po rabacie',
  PRIMARY KEY (zamowienie_id, lp),
  FOREIGN KEY (zamowienie_id) REFERENCES zamowienia(id),
  FOREIGN KEY (produkt_id) REFERENCES produkty(id)
);
