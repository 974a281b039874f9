CREATE TABLE Oddzial (
  OddzialId INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  Nazwa VARCHAR(60) NOT NULL,
  Nip CHAR(10) NOT NULL,
  Regon CHAR(9) NOT NULL,
  Ulica VARCHAR(80) NOT NULL,
  KodPocztowy CHAR(6) NOT NULL,
  Miasto VARCHAR(60) NOT NULL,
  LiczbaEtatow DECIMAL(5,2) NOT NULL
);
CREATE TABLE Stanowisko (
  StanowiskoId INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  Nazwa VARCHAR(60) NOT NULL,
  PlacaMin DECIMAL(9,2) NOT NULL,
  PlacaMax DECIMAL(9,2) NOT NULL,
  KategoriaZaszeregowania TINYINT NOT NULL COMMENT 'od 1 do 15'
);
CREATE TABLE Pracownik (
  PracownikId INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  OddzialId INT NOT NULL,
  StanowiskoId INT NOT NULL,
  Imie VARCHAR(40) NOT NULL,
  Nazwisko VARCHAR(50) NOT NULL,
  Plec CHAR(1) NOT NULL COMMENT 'K lub M',
  DataUrodzenia DATE NOT NULL,
  Pesel CHAR(11) NOT NULL UNIQUE,
  NumerKonta CHAR(28) NOT NULL COMMENT 'IBAN',
  KodPocztowy CHAR(6) NOT NULL,
  Miasto VARCHAR(60) NOT NULL,
  DataZatrudnienia DATE NOT NULL,
  DataZwolnienia DATE NULL,
  WymiarEtatu DECIMAL(3,2) NOT NULL DEFAULT 1.00 COMMENT 'ułamek etatu',
  PlacaZasadnicza DECIMAL(9,2) NOT NULL
);
CREATE TABLE Umowa (
  UmowaId INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  PracownikId INT NOT NULL,
  NumerUmowy VARCHAR(15) NOT NULL COMMENT 'np. UP/2025/0017',
  Rodzaj VARCHAR(20) NOT NULL COMMENT 'na czas nieokreślony, na czas określony, zlecenie, o dzieło',
  DataZawarcia DATE NOT NULL,
  DataKonca DATE NULL,
  OkresWypowiedzeniaTyg TINYINT NOT NULL
);
CREATE TABLE Urlop (
  UrlopId INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  PracownikId INT NOT NULL,
  Rok SMALLINT NOT NULL,
  DniPrzyslugujace TINYINT NOT NULL COMMENT '20 lub 26',
  DniWykorzystane TINYINT NOT NULL,
  DniZalegle TINYINT NOT NULL DEFAULT 0,
  UNIQUE KEY (PracownikId, Rok)
);
CREATE TABLE ListaPlac (
  ListaId INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  PracownikId INT NOT NULL,
  Okres CHAR(7) NOT NULL COMMENT 'RRRR-MM',
  GodzinyNominalne SMALLINT NOT NULL,
  GodzinyPrzepracowane SMALLINT NOT NULL,
  GodzinyNadliczbowe SMALLINT NOT NULL DEFAULT 0,
  StawkaPodatku DECIMAL(4,1) NOT NULL COMMENT '12 lub 32 %',
  StawkaZdrowotna DECIMAL(4,2) NOT NULL,
  DataWyplaty DATE NOT NULL,
  UNIQUE KEY (PracownikId, Okres)
);
CREATE TABLE Szkolenie (
  SzkolenieId INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  Temat VARCHAR(80) NOT NULL COMMENT 'np. BHP, pierwsza pomoc, RODO, Excel',
  DataOd DATE NOT NULL,
  DataDo DATE NOT NULL,
  LiczbaMiejsc SMALLINT NOT NULL,
  LiczbaZapisanych SMALLINT NOT NULL DEFAULT 0,
  KosztOsoby DECIMAL(7,2) NOT NULL,
  OcenaSrednia DECIMAL(3,2) NULL COMMENT 'od 1 do 5'
);
