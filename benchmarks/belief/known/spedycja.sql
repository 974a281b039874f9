-- System spedycyjny, wersja 3.x
CREATE TABLE kontrahenci (
  id_kontrahenta INT NOT NULL AUTO_INCREMENT,
  nazwa VARCHAR(150) NOT NULL,
  nip CHAR(10) DEFAULT NULL COMMENT 'NIP bez kresek, 10 cyfr',
  ulica VARCHAR(100) DEFAULT NULL,
  kod_pocztowy CHAR(6) DEFAULT NULL COMMENT 'format 00-000',
  miasto VARCHAR(60) NOT NULL,
  email VARCHAR(120) DEFAULT NULL,
  telefon VARCHAR(20) DEFAULT NULL,
  termin_platnosci_dni SMALLINT NOT NULL DEFAULT 45 COMMENT 'domyślny termin płatności w dniach',
  limit_kredytowy DECIMAL(12,2) NOT NULL DEFAULT 50000.00,
  zablokowany TINYINT(1) NOT NULL DEFAULT 0,
  data_blokady DATE DEFAULT NULL COMMENT 'puste, jeśli nie zablokowany',
  utworzono DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (id_kontrahenta),
  UNIQUE KEY uk_nip (nip)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE kierowcy (
  id_kierowcy INT NOT NULL AUTO_INCREMENT,
  imie VARCHAR(40) NOT NULL,
  nazwisko VARCHAR(60) NOT NULL,
  pesel CHAR(11) NOT NULL,
  data_urodzenia DATE NOT NULL COMMENT 'kierowca ma co najmniej 21 lat w dniu zatrudnienia',
  nr_prawa_jazdy VARCHAR(15) NOT NULL,
  kategoria ENUM('C','C+E') NOT NULL DEFAULT 'C+E',
  data_zatrudnienia DATE NOT NULL,
  data_zwolnienia DATE DEFAULT NULL COMMENT 'puste dla pracujących',
  aktywny TINYINT(1) NOT NULL DEFAULT 1 COMMENT '1 = pracuje, 0 = zwolniony',
  stawka_km DECIMAL(5,2) NOT NULL COMMENT 'zł za kilometr',
  telefon VARCHAR(20) DEFAULT NULL,
  PRIMARY KEY (id_kierowcy),
  UNIQUE KEY uk_pesel (pesel)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE pojazdy (
  id_pojazdu INT NOT NULL AUTO_INCREMENT,
  nr_rejestracyjny VARCHAR(9) NOT NULL,
  vin CHAR(17) NOT NULL,
  marka VARCHAR(40) NOT NULL,
  model VARCHAR(40) DEFAULT NULL,
  rok_produkcji SMALLINT NOT NULL,
  rodzaj ENUM('ciagnik','solowka','bus') NOT NULL,
  ladownosc_kg INT NOT NULL,
  pojemnosc_zbiornika_l SMALLINT NOT NULL COMMENT 'pojemność zbiornika paliwa w litrach',
  data_pierwszej_rejestracji DATE NOT NULL,
  przeglad_wazny_do DATE NOT NULL,
  przebieg_km INT NOT NULL DEFAULT 0 COMMENT 'ostatni znany stan licznika; nie mniejszy niż przy ostatnim tankowaniu',
  stan TINYINT NOT NULL DEFAULT 1 COMMENT '1 - sprawny, 2 - w naprawie, 3 - sprzedany',
  data_sprzedazy DATE DEFAULT NULL COMMENT 'tylko dla stanu 3',
  PRIMARY KEY (id_pojazdu),
  UNIQUE KEY uk_nr_rej (nr_rejestracyjny),
  UNIQUE KEY uk_vin (vin)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE trasy (
  id_trasy INT NOT NULL AUTO_INCREMENT,
  miasto_od VARCHAR(60) NOT NULL,
  miasto_do VARCHAR(60) NOT NULL COMMENT 'inne niż miasto_od',
  kraj_od CHAR(2) NOT NULL DEFAULT 'PL',
  kraj_do CHAR(2) NOT NULL DEFAULT 'PL',
  dystans_km INT NOT NULL,
  miedzynarodowa TINYINT(1) NOT NULL DEFAULT 0 COMMENT '1, gdy kraj_od różny od kraj_do',
  oplaty_drogowe DECIMAL(8,2) NOT NULL DEFAULT 0.00,
  PRIMARY KEY (id_trasy),
  CONSTRAINT chk_dystans CHECK (dystans_km > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE zlecenia (
  id_zlecenia INT NOT NULL AUTO_INCREMENT,
  nr_zlecenia VARCHAR(20) NOT NULL COMMENT 'np. ZL/2024/00123',
  id_kontrahenta INT NOT NULL,
  id_trasy INT NOT NULL,
  id_pojazdu INT DEFAULT NULL COMMENT 'przydzielany przy realizacji',
  id_kierowcy INT DEFAULT NULL COMMENT 'przydzielany razem z pojazdem',
  data_zlecenia DATE NOT NULL,
  plan_zaladunku DATETIME NOT NULL,
  plan_rozladunku DATETIME NOT NULL,
  data_zaladunku DATETIME DEFAULT NULL COMMENT 'faktyczna, pusta przed załadunkiem',
  data_rozladunku DATETIME DEFAULT NULL COMMENT 'faktyczna, pusta do czasu rozładunku',
  masa_kg INT NOT NULL COMMENT 'nie więcej niż ładowność pojazdu',
  liczba_palet SMALLINT UNSIGNED NOT NULL DEFAULT 1,
  adr TINYINT(1) NOT NULL DEFAULT 0 COMMENT 'ładunek niebezpieczny',
  nr_un CHAR(4) DEFAULT NULL COMMENT 'numer UN, tylko przy ADR',
  dystans_km INT NOT NULL COMMENT 'przepisany z trasy',
  stawka_za_km DECIMAL(6,2) NOT NULL COMMENT 'zł/km netto',
  fracht_netto DECIMAL(10,2) NOT NULL COMMENT 'dystans_km * stawka_za_km',
  status ENUM('nowe','przydzielone','w_trasie','dostarczone','zafakturowane','anulowane') NOT NULL DEFAULT 'nowe',
  powod_anulowania VARCHAR(200) DEFAULT NULL COMMENT 'wypełniany tylko przy anulowaniu',
  PRIMARY KEY (id_zlecenia),
  UNIQUE KEY uk_nr_zlecenia (nr_zlecenia),
  KEY ix_zl_pojazd (id_pojazdu),
  KEY ix_zl_kierowca (id_kierowcy),
  CONSTRAINT fk_zl_kontrahent FOREIGN KEY (id_kontrahenta) REFERENCES kontrahenci (id_kontrahenta),
  CONSTRAINT fk_zl_trasa FOREIGN KEY (id_trasy) REFERENCES trasy (id_trasy)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE faktury (
  id_faktury INT NOT NULL AUTO_INCREMENT,
  nr_faktury VARCHAR(20) NOT NULL,
  id_kontrahenta INT NOT NULL,
  data_wystawienia DATE NOT NULL,
  termin_dni SMALLINT NOT NULL COMMENT 'z kartoteki kontrahenta',
  termin_platnosci DATE NOT NULL COMMENT 'data_wystawienia + termin_dni',
  netto DECIMAL(12,2) NOT NULL COMMENT 'suma pozycji',
  vat DECIMAL(12,2) NOT NULL COMMENT 'suma VAT z pozycji',
  brutto DECIMAL(12,2) GENERATED ALWAYS AS (netto + vat) STORED,
  zaplacono DECIMAL(12,2) NOT NULL DEFAULT 0.00 COMMENT 'suma wpłat',
  status TINYINT NOT NULL DEFAULT 0 COMMENT '0 - niezapłacona, 1 - częściowo zapłacona, 2 - zapłacona',
  data_zaplaty DATE DEFAULT NULL COMMENT 'data ostatniej wpłaty, puste dopóki nie zapłacona w całości',
  PRIMARY KEY (id_faktury),
  UNIQUE KEY uk_nr_faktury (nr_faktury),
  CONSTRAINT fk_fv_kontrahent FOREIGN KEY (id_kontrahenta) REFERENCES kontrahenci (id_kontrahenta)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE faktury_pozycje (
  id_pozycji INT NOT NULL AUTO_INCREMENT,
  id_faktury INT NOT NULL,
  lp SMALLINT NOT NULL COMMENT 'liczba porządkowa na fakturze, od 1',
  id_zlecenia INT NOT NULL,
  opis VARCHAR(200) NOT NULL DEFAULT 'Usługa transportowa',
  netto DECIMAL(10,2) NOT NULL COMMENT 'fracht ze zlecenia',
  stawka_vat TINYINT NOT NULL DEFAULT 23 COMMENT '23, 8 lub 0 (%)',
  kwota_vat DECIMAL(10,2) NOT NULL,
  PRIMARY KEY (id_pozycji),
  UNIQUE KEY uk_zlecenie (id_zlecenia),
  UNIQUE KEY uk_lp (id_faktury, lp),
  CONSTRAINT fk_poz_fv FOREIGN KEY (id_faktury) REFERENCES faktury (id_faktury) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE wplaty (
  id_wplaty INT NOT NULL AUTO_INCREMENT,
  id_faktury INT NOT NULL,
  id_kontrahenta INT NOT NULL COMMENT 'nabywca z faktury',
  data_wplaty DATE NOT NULL,
  kwota DECIMAL(12,2) NOT NULL,
  forma ENUM('przelew','gotowka','kompensata') NOT NULL DEFAULT 'przelew',
  PRIMARY KEY (id_wplaty),
  KEY ix_wplaty_fv (id_faktury),
  CONSTRAINT chk_kwota CHECK (kwota > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE tankowania (
  id_tankowania INT NOT NULL AUTO_INCREMENT,
  id_pojazdu INT NOT NULL,
  id_kierowcy INT NOT NULL,
  data_tankowania DATETIME NOT NULL,
  stacja VARCHAR(80) NOT NULL,
  kraj CHAR(2) NOT NULL DEFAULT 'PL',
  litry DECIMAL(7,2) NOT NULL COMMENT 'nie więcej niż pojemność zbiornika',
  cena_za_litr DECIMAL(5,2) NOT NULL,
  wartosc DECIMAL(9,2) NOT NULL COMMENT 'litry * cena_za_litr',
  stan_licznika INT NOT NULL COMMENT 'km, rośnie z każdym tankowaniem pojazdu',
  do_pelna TINYINT(1) NOT NULL DEFAULT 1,
  PRIMARY KEY (id_tankowania),
  KEY ix_tank_pojazd (id_pojazdu, data_tankowania),
  CONSTRAINT fk_tank_pojazd FOREIGN KEY (id_pojazdu) REFERENCES pojazdy (id_pojazdu)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
