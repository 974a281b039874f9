CREATE TABLE zarzadcy (
  id INT AUTO_INCREMENT PRIMARY KEY,
  nazwa VARCHAR(120) NOT NULL,
  nip CHAR(10) NOT NULL,
  ulica VARCHAR(100), kod_pocztowy CHAR(6), miejscowosc VARCHAR(60),
  telefon VARCHAR(20), email VARCHAR(100),
  termin_platnosci_dni SMALLINT NOT NULL DEFAULT 14,
  utworzono DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE TABLE budynki (
  id INT AUTO_INCREMENT PRIMARY KEY,
  zarzadca_id INT NOT NULL,
  adres VARCHAR(150) NOT NULL,
  miasto VARCHAR(60) NOT NULL,
  liczba_pieter SMALLINT NOT NULL,
  rok_budowy SMALLINT,
  liczba_wind SMALLINT NOT NULL DEFAULT 0
);
CREATE TABLE konserwatorzy (
  id INT AUTO_INCREMENT PRIMARY KEY,
  imie VARCHAR(40) NOT NULL, nazwisko VARCHAR(60) NOT NULL,
  nr_uprawnien VARCHAR(20) NOT NULL UNIQUE,
  stawka_godzinowa DECIMAL(8,2) NOT NULL,
  data_zatrudnienia DATE NOT NULL,
  data_zwolnienia DATE,
  czy_aktywny TINYINT(1) NOT NULL DEFAULT 1
);
CREATE TABLE windy (
  id INT AUTO_INCREMENT PRIMARY KEY,
  budynek_id INT NOT NULL,
  nr_fabryczny VARCHAR(30) NOT NULL UNIQUE,
  producent VARCHAR(60),
  udzwig_kg INT NOT NULL,
  liczba_osob SMALLINT NOT NULL,
  liczba_przystankow SMALLINT NOT NULL,
  data_montazu DATE NOT NULL,
  data_ostatniego_badania DATE,
  data_nastepnego_badania DATE,
  status ENUM('czynna','wylaczona','zlikwidowana') NOT NULL DEFAULT 'czynna',
  data_likwidacji DATE,
  FOREIGN KEY (budynek_id) REFERENCES budynki(id)
);
CREATE TABLE umowy (
  id INT AUTO_INCREMENT PRIMARY KEY,
  zarzadca_id INT NOT NULL,
  winda_id INT NOT NULL,
  nr_umowy VARCHAR(20) NOT NULL UNIQUE,
  data_od DATE NOT NULL,
  data_do DATE,
  abonament_miesieczny DECIMAL(10,2) NOT NULL,
  stan VARCHAR(20) NOT NULL DEFAULT 'aktywna',
  CHECK (stan IN ('aktywna','wypowiedziana','zakonczona')),
  FOREIGN KEY (winda_id) REFERENCES windy(id)
);
CREATE TABLE zgloszenia (
  id INT AUTO_INCREMENT PRIMARY KEY,
  winda_id INT NOT NULL,
  konserwator_id INT,
  zgloszono DATETIME NOT NULL,
  opis TEXT NOT NULL,
  priorytet ENUM('niski','normalny','awaria','uwieziona_osoba') NOT NULL DEFAULT 'normalny',
  status ENUM('nowe','przyjete','w_realizacji','zakonczone','anulowane') NOT NULL DEFAULT 'nowe',
  przyjeto DATETIME,
  rozpoczeto DATETIME,
  zakonczono DATETIME,
  czas_reakcji_min INT,
  koszt_materialow DECIMAL(10,2) NOT NULL DEFAULT 0,
  liczba_godzin DECIMAL(5,2),
  koszt_robocizny DECIMAL(10,2),
  koszt_calkowity DECIMAL(10,2)
);
CREATE TABLE zuzyte_czesci (
  id INT AUTO_INCREMENT PRIMARY KEY,
  zgloszenie_id INT NOT NULL,
  czesc_id INT NOT NULL,
  ilosc DECIMAL(8,2) NOT NULL,
  cena_jedn DECIMAL(10,2) NOT NULL,
  wartosc DECIMAL(10,2) NOT NULL,
  FOREIGN KEY (zgloszenie_id) REFERENCES zgloszenia(id)
);
CREATE TABLE czesci (
  id INT AUTO_INCREMENT PRIMARY KEY,
  symbol VARCHAR(20) NOT NULL UNIQUE,
  nazwa VARCHAR(100) NOT NULL,
  jm VARCHAR(6) NOT NULL DEFAULT 'szt',
  cena_netto DECIMAL(10,2) NOT NULL,
  stan_magazynowy DECIMAL(10,2) NOT NULL DEFAULT 0
);
CREATE TABLE faktury (
  id INT AUTO_INCREMENT PRIMARY KEY,
  nr_faktury VARCHAR(20) NOT NULL UNIQUE,
  zarzadca_id INT NOT NULL,
  umowa_id INT NOT NULL,
  data_wystawienia DATE NOT NULL,
  data_sprzedazy DATE NOT NULL,
  termin_platnosci DATE NOT NULL,
  kwota_netto DECIMAL(12,2) NOT NULL,
  stawka_vat SMALLINT NOT NULL DEFAULT 23,
  kwota_vat DECIMAL(12,2) NOT NULL,
  kwota_brutto DECIMAL(12,2) NOT NULL,
  zaplacono DECIMAL(12,2) NOT NULL DEFAULT 0,
  pozostalo DECIMAL(12,2) NOT NULL DEFAULT 0,
  status VARCHAR(20) NOT NULL DEFAULT 'wystawiona',
  data_zaplaty DATE,
  CHECK (status IN ('wystawiona','oplacona','przeterminowana','anulowana')),
  FOREIGN KEY (zarzadca_id) REFERENCES zarzadcy(id)
);
